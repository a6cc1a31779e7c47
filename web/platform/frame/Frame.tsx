import { useDisclosure } from '@mantine/hooks';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLive } from '../live/use-live.ts';
import { placeHref, placesOf, useAreas } from '../routing/area.ts';
import { useHere } from '../session/here.ts';
import { useReader } from '../session/reader.ts';
import { listenToShortcuts, useShortcuts } from '../shortcuts.ts';
import { undoLast } from '../toast.tsx';
import { BecauseProvider } from '../ui/BecauseProvider.tsx';
import { TypedAhead } from '../ui/TypedAhead.tsx';
import classes from './Frame.module.css';
import { frameText as text } from './frame.text.ts';
import { Rail } from './Rail.tsx';
import { TabBar } from './TabBar.tsx';
import { TopBar } from './TopBar.tsx';

const CommandPalette = lazy(() => import('./CommandPalette.tsx').then((file) => ({ default: file.CommandPalette })));
const RailDrawer = lazy(() => import('./RailDrawer.tsx').then((file) => ({ default: file.RailDrawer })));
const KeyboardHelp = lazy(() => import('../ui/KeyboardHelp.tsx').then((file) => ({ default: file.KeyboardHelp })));

export type PaletteMode = 'search' | 'command';

/** When the first page has surely come to rest. */
const restMs = 3000;

/** The one house around every page: rail, bar, content, and what can be called from anywhere. */
export function Frame() {
  const here = useHere();
  const reader = useReader();
  useLive();
  const areas = useAreas();
  const navigate = useNavigate();
  const [rail, railActions] = useDisclosure(false);
  const [wasInRail, setWasInRail] = useState(false);
  const [capture, captureActions] = useDisclosure(false);
  const [help, helpActions] = useDisclosure(false);
  const [palette, setPalette] = useState<PaletteMode>();
  const go = useCallback((href: string) => void navigate({ href }), [navigate]);

  const places = useMemo(() => placesOf(areas, here), [areas, here]);
  const commands = useMemo(() => areas.flatMap((area) => area.commands?.(here) ?? []), [areas, here]);
  const Capture = here.product && here.may('capture') ? areas.find((area) => area.capture)?.capture : undefined;
  const [isCaptureThere, setIsCaptureThere] = useState(false);
  const startCapture = Capture
    ? () => {
        setIsCaptureThere(true);
        captureActions.open();
      }
    : undefined;

  useEffect(listenToShortcuts, []);
  useEffect(() => {
    // Closed, but there: what is typed after its key must not go to the page.
    const load = () => Promise.all(areas.map((area) => area.preload?.())).then(() => startTransition(() => setIsCaptureThere(true)));
    const timer = setTimeout(() => void load().catch(() => undefined), restMs);
    return () => clearTimeout(timer);
  }, [areas]);
  useShortcuts([
    { keys: '/', label: text.search, group: text.general, run: () => setPalette('search') },
    { keys: 'mod+k', label: text.commands, group: text.general, run: () => setPalette('command') },
    ...(startCapture ? [{ keys: 'c', label: text.capture, group: text.general, run: startCapture }] : []),
    { keys: '?', label: text.shortcuts, group: text.general, run: helpActions.open },
    { keys: 'mod+z', label: text.undo, group: text.general, run: undoLast },
    ...places.flatMap((place) => {
      const href = placeHref(here, place);
      return place.keys === undefined || href === undefined
        ? []
        : [{ keys: place.keys, label: place.label, group: text.goTo, run: () => go(href), isFallback: true }];
    }),
    ...commands.flatMap((command) =>
      command.keys === undefined
        ? []
        : [{ keys: command.keys, label: command.label, group: command.group, run: () => command.run(go), isFallback: true }],
    ),
  ]);

  return (
    <BecauseProvider>
      <div className={classes.frame}>
        <a className={classes.skip} href="#content">
          {text.skip}
        </a>
        <div className={classes.rail}>
          <Rail places={places} />
        </div>
        <TopBar onSearch={() => setPalette('search')} onCapture={startCapture} onHelp={helpActions.open} />
        <Content key={reader} />
        <TabBar
          places={places}
          onMore={() => {
            setWasInRail(true);
            railActions.open();
          }}
        />
      </div>
      <Suspense fallback={<TypedAhead />}>
        {wasInRail && <RailDrawer places={places} opened={rail} onClose={railActions.close} />}
        {palette && <CommandPalette mode={palette} places={places} commands={commands} go={go} onClose={() => setPalette(undefined)} />}
        {help && <KeyboardHelp opened onClose={helpActions.close} />}
        {Capture && isCaptureThere && <Capture opened={capture} onClose={captureActions.close} />}
      </Suspense>
    </BecauseProvider>
  );
}

/** The page. After a walk to another page the reader stands at its heading, as after a page load. */
function Content() {
  const router = useRouter();
  const main = useRef<HTMLElement>(null);
  useEffect(
    () =>
      router.subscribe('onRendered', (event) => {
        if (!event.pathChanged || event.fromLocation === undefined) return;
        const heading = main.current?.querySelector<HTMLElement>('h1');
        (heading ?? main.current)?.focus({ preventScroll: true });
      }),
    [router],
  );
  return (
    <main id="content" ref={main} className={classes.content} tabIndex={-1} data-scroll-restoration-id="content">
      <Outlet />
    </main>
  );
}
