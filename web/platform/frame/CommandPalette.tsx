import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { ArrowRight, Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { type Command, type Go, type Place, placeHref } from '../routing/area.ts';
import { useHere } from '../session/here.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { Keys } from '../ui/Keys.tsx';
import { TypedAhead } from '../ui/TypedAhead.tsx';
import classes from './CommandPalette.module.css';
import type { Entry } from './entry.ts';
import type { PaletteMode } from './Frame.tsx';
import { frameText as text } from './frame.text.ts';
import { rankByWords } from './rank-by-words.ts';
import { useHits } from './use-hits.tsx';

const listId = 'palette-actions';
const [store, palette] = createSpotlight();

/** Handed on to the scroll area, which the list's own type does not tell: no line is wider than the list, and keys can scroll it. */
const scrolling = { scrollbars: 'y', viewportProps: { tabIndex: 0, role: 'group', 'aria-label': text.found } };

/** Enter takes the first entry. The library sees to it while somebody types, but not when hits come in afterwards. */
function selectFirst(): void {
  const actions = document.querySelectorAll(`#${listId} [data-action]`);
  for (const action of actions) action.removeAttribute('data-selected');
  actions[0]?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: actions.length > 0 ? 0 : -1 }));
}

/** One field for both: what is found in the workspace, and what can be done. `/` puts finding first, `Ctrl/⌘ K` doing. */
export function CommandPalette(props: {
  mode: PaletteMode;
  places: readonly Place[];
  commands: readonly Command[];
  go: Go;
  onClose: () => void;
}) {
  const { mode, places, commands, go, onClose } = props;
  const here = useHere();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);
  useEffect(() => palette.open(), []);

  const hits = useHits(asked, go);

  const doing = useMemo<Entry[]>(
    () => [
      ...places.flatMap((place) => {
        const href = placeHref(here, place);
        if (href === undefined) return [];
        return [
          {
            id: `place ${place.key}`,
            label: place.label,
            group: text.goTo,
            words: `${text.goTo} ${place.label}`,
            icon: place.icon,
            keys: place.keys,
            run: () => go(href),
          },
        ];
      }),
      ...commands.map((command) => ({
        ...command,
        words: [command.label, command.description ?? '', ...(command.keywords ?? [])].join(' '),
        run: () => command.run(go),
      })),
      ...here.workspace.products
        .filter((product) => product.id !== here.product?.id)
        .map((product) => ({
          id: `product ${product.id}`,
          label: product.name,
          group: text.products,
          words: `${text.switchProduct} ${product.name}`,
          icon: ArrowRight,
          run: () => go(`/w/${here.workspace.id}/p/${product.id}`),
        })),
    ],
    [places, commands, here, go],
  );

  const does = rankByWords(doing, query, (entry) => entry.words);
  // What was found for fewer words stays in sight until the rest is there, so that nothing flashes, but Enter does not take it.
  const isLate = asked !== query.trim() || hits.isStale;
  const shown = mode === 'search' ? [...hits.entries, ...does] : [...does, ...hits.entries];
  const groups = Map.groupBy(shown, (entry) => entry.group);
  const ids = shown.map((entry) => entry.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other entries stand there
  useEffect(() => {
    if (query.trim() !== '') selectFirst();
  }, [ids]);
  const [isEntered, setIsEntered] = useState(false);
  const takesHit = mode === 'search' || does.length === 0;
  useEffect(() => {
    if (!isEntered || isLate) return;
    setIsEntered(false);
    if (!shown[0]) return;
    palette.close();
    shown[0].run();
  });

  return (
    <>
      <TypedAhead />
      <Spotlight.Root
        store={store}
        query={query}
        onQueryChange={setQuery}
        shortcut={null}
        onSpotlightClose={onClose}
        scrollable
        maxHeight={420}
        size={620}
        transitionProps={{ duration: 80 }}
        overlayProps={{ backgroundOpacity: 0.3 }}
        centered={false}
        yOffset="12vh"
        attributes={{ content: { 'aria-label': text.palette }, header: { role: 'presentation' } }}
      >
        <DialogFocus />
        <Spotlight.Search
          placeholder={mode === 'search' ? text.searchPlaceholder : text.commandPlaceholder}
          aria-label={text.palette}
          data-autofocus
          classNames={{ input: classes.field as string }}
          leftSection={<Search size={17} aria-hidden />}
          onChange={() => setIsEntered(false)}
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || !isLate || !takesHit || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            setIsEntered(true);
          }}
        />
        <Spotlight.ActionsList id={listId} {...scrolling}>
          {[...groups].map(([group, entries]) => (
            <Spotlight.ActionsGroup key={group} label={group} className={classes.group}>
              {entries.map((entry) => {
                const Glyph = entry.icon ?? ArrowRight;
                return (
                  <Spotlight.Action key={entry.id} className={classes.action} onClick={entry.run}>
                    <Glyph size={15} strokeWidth={1.75} aria-hidden />
                    <span className={classes.texts}>
                      <span className={classes.label}>{entry.shown ?? entry.label}</span>
                      {entry.below && <span className={classes.below}>{entry.below}</span>}
                    </span>
                    {entry.description && <span className={classes.description}>{entry.description}</span>}
                    {entry.keys && <Keys keys={entry.keys} isQuiet />}
                  </Spotlight.Action>
                );
              })}
            </Spotlight.ActionsGroup>
          ))}
          {shown.length === 0 && <Spotlight.Empty>{text.nothing}</Spotlight.Empty>}
        </Spotlight.ActionsList>
      </Spotlight.Root>
    </>
  );
}
