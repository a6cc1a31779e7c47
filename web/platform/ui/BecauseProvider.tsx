import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { BecausePanel } from './BecausePanel.tsx';
import type { BecauseChain } from './because.ts';
import { ErrorState } from './ErrorState.tsx';
import { LoadingState } from './LoadingState.tsx';

/** A chain at hand, or a way to read it when somebody asks. */
export type BecauseSource = BecauseChain | { title: string; key: readonly unknown[]; load: (signal: AbortSignal) => Promise<BecauseChain> };

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
      <Drawer opened={opened} onClose={() => setOpened(false)} title={source?.title} transitionProps={{ duration: 120 }}>
        {source && ('load' in source ? <Loaded source={source} /> : <BecausePanel chain={source} />)}
      </Drawer>
    </BecauseContext>
  );
}

function Loaded({ source }: { source: Extract<BecauseSource, { load: unknown }> }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['because', ...source.key],
    queryFn: ({ signal }) => source.load(signal),
    staleTime: 0,
  });
  if (data) return <BecausePanel chain={data} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingState lines={8} />;
}
