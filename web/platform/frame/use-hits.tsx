import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SearchHit, SearchKind } from '../../../contract/platform/search.ts';
import { workspaceApi } from '../api.ts';
import { type Area, type Go, useAreas } from '../routing/area.ts';
import { type Here, useHere } from '../session/here.ts';
import { MarkedText } from '../ui/MarkedText.tsx';
import type { Entry } from './entry.ts';
import { frameText as text } from './frame.text.ts';
import { recallRecent, rememberRecent } from './recent.ts';

/** Fewer letters begin a tenth of all words. */
const fewestLetters = 2;
const longestQuery = 200;

type Shown = {
  group: string;
  icon: NonNullable<Entry['icon']>;
  note: (note: string) => string;
  href: (productId: string | null) => string;
};

type Led = { kind: SearchKind; id: string };

/** How and where a hit is shown; undefined while no area shows its kind. */
function shownBy(areas: readonly Area[], here: Here, kind: SearchKind, { kind: led, id }: Led): Shown | undefined {
  for (const area of areas) {
    const found = area.finds?.[kind];
    // What is said of something is shown as what it is, and leads to what it was said of, which may be of another area.
    const addressOf = areas.find((other) => other.entities?.[led])?.entities?.[led];
    if (!found || !addressOf) continue;
    return {
      group: found.group,
      icon: found.icon ?? FileText,
      note: found.note ?? ((note) => note),
      href: (productId) => addressOf({ ...here, product: productOf(here, productId) ?? here.product }, id),
    };
  }
  return undefined;
}

const productOf = (here: Here, productId: string | null) => here.workspace.products.find((product) => product.id === productId);

/** The product is named when it is not the one that is open. */
const notesOf = (here: Here, { productId }: Pick<SearchHit, 'productId'>, note: string | null): string =>
  [note, productId === here.product?.id ? null : productOf(here, productId)?.name].filter(Boolean).join(' · ');

export interface Hits {
  entries: readonly Entry[];
  /** What stands there answers another question than the one asked: it may be looked at, not taken. */
  isStale: boolean;
}

/** What the workspace holds for the words; without words, what was opened last. One question; a new one cancels the one before. */
export function useHits(asked: string, go: Go): Hits {
  const here = useHere();
  const areas = useAreas();
  const [recent] = useState(() => recallRecent(here.workspace.id));
  const isAsked = asked.length >= fewestLetters;
  const found = useQuery({
    queryKey: ['search', here.workspace.id, here.product?.id, asked],
    enabled: isAsked,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      workspaceApi(here.workspace.id).get('/search', {
        query: { q: asked.slice(0, longestQuery), nearProductId: here.product?.id },
        signal,
      }),
  });

  const entries = useMemo<Entry[]>(() => {
    const opening = (href: string, hit: Pick<SearchHit, 'kind' | 'id' | 'productId'>, title: string) => () => {
      rememberRecent(here.workspace.id, { kind: hit.kind, id: hit.id, productId: hit.productId, title });
      go(href);
    };
    if (asked === '')
      return recent.flatMap((hit) => {
        const shown = shownBy(areas, here, hit.kind, hit);
        if (!shown) return [];
        const entry = { id: `recent ${hit.id}`, label: hit.title, description: notesOf(here, hit, shown.group), group: text.recent };
        return [{ ...entry, words: '', icon: shown.icon, run: opening(shown.href(hit.productId), hit, hit.title) }];
      });
    if (!isAsked) return [];
    return (found.data?.groups ?? []).flatMap(({ kind, hits, hasMore }) =>
      hits.flatMap((hit) => {
        const led = hit.subject ?? hit;
        const shown = shownBy(areas, here, kind, led);
        if (!shown) return [];
        return [
          {
            id: `${kind} ${hit.id}`,
            label: hit.title.text,
            shown: <MarkedText value={hit.title} />,
            below: hit.snippet && <MarkedText value={hit.snippet} />,
            description: notesOf(here, hit, hit.note && shown.note(hit.note)),
            group: hasMore ? text.firstOf(shown.group) : shown.group,
            words: '',
            icon: shown.icon,
            run: opening(shown.href(hit.productId), { ...led, productId: hit.productId }, hit.title.text),
          },
        ];
      }),
    );
  }, [asked, isAsked, recent, found.data, areas, here, go]);
  return { entries, isStale: isAsked && !found.isError && (found.isPending || found.isPlaceholderData) };
}
