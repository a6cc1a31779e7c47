import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';
import type { BecauseSource } from './because.ts';

const BecauseDrawer = lazy(() => import('./BecauseDrawer.tsx').then((file) => ({ default: file.BecauseDrawer })));

const BecauseContext = createContext<(source: BecauseSource) => void>(() => {});

/** `useBecause()(chain)` opens the panel; `Because` is the button that does it. */
export const useBecause = (): ((source: BecauseSource) => void) => useContext(BecauseContext);

/** One drawer for the whole application, so that a table of a thousand scores costs nothing. */
export function BecauseProvider({ children }: { children: ReactNode }) {
  const [source, setSource] = useState<BecauseSource>();
  const [opened, setOpened] = useState(false);
  const open = useCallback((next: BecauseSource) => {
    setSource(next);
    setOpened(true);
  }, []);
  return (
    <BecauseContext value={open}>
      {children}
      <Suspense>{source && <BecauseDrawer source={source} opened={opened} onClose={() => setOpened(false)} />}</Suspense>
    </BecauseContext>
  );
}
