import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { useAtHand } from '../../platform/at-rest.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { formatNumber } from '../../platform/format.ts';
import { useRows } from '../../platform/query.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import { useShortcuts } from '../../platform/shortcuts.ts';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { TypedAhead } from '../../platform/ui/TypedAhead.tsx';
import { evidenceQuery, suggestionsQuery } from '../evidence/evidence.api.ts';
import type { Asking } from './InboxDialogs.tsx';
import { InboxFilters } from './InboxFilters.tsx';
import { InboxList } from './InboxList.tsx';
import { InboxListHead } from './InboxListHead.tsx';
import classes from './InboxPage.module.css';
import { InboxPane } from './InboxPane.tsx';
import { InboxSteps, OpenPage } from './InboxSteps.tsx';
import { type InboxFilter, inboxCountsQuery, inboxQuery } from './inbox.api.ts';
import { inboxText as text } from './inbox.text.ts';
import { NothingWaits } from './NothingWaits.tsx';
import { chosenIds, focusOf, shownIds, startOfTriage, type Triage, type TriageEvent, triageAfter, type Wish } from './triage.ts';
import { listKeys, outKeys } from './triage-keys.ts';
import { useTriageActions } from './use-triage-actions.ts';

/** Evidence that belongs nowhere yet: read, guess beside it, one key, next. */
export function InboxPage() {
  const product = useProduct();
  const { parked } = useSearch({ strict: false }) as InboxFilter;
  // Another product, another list: whoever stands in one stands nowhere in the other.
  return <Triaging key={`${product.id} ${parked ?? false}`} isParked={parked ?? false} />;
}

/** Units  ms that a row stays in focus before more is read of it. */
const restMs = 120;

const loadDialogs = () => import('./InboxDialogs.tsx').then((file) => file.InboxDialogs);
const ReadingDrawer = lazy(() => import('./ReadingDrawer.tsx').then((file) => ({ default: file.ReadingDrawer })));

const reduce = (triage: Triage, { event, ids }: { event: TriageEvent; ids: readonly string[] }) => triageAfter(triage, event, ids);

function Triaging({ isParked }: { isParked: boolean }) {
  const product = useProduct();
  const api = useApi();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const patch = useSearchPatch();
  const filter = useSearch({ strict: false }) as InboxFilter;
  const isNarrow = useMediaQuery('(max-width: 62em)') ?? false;
  const { data: counts } = useQuery(inboxCountsQuery(api, product.id));
  const list = useRows(useInfiniteQuery(inboxQuery(api, product.id, filter)));

  const loaded = list.rows;
  const ids = useMemo(() => (loaded ?? []).map((row) => row.id), [loaded]);
  const [triage, send] = useReducer(reduce, startOfTriage);
  const dispatch = useCallback((event: TriageEvent) => send({ event, ids }), [ids]);
  const [opened, setOpened] = useState<Asking>();
  const [isReading, setIsReading] = useState(false);

  const InboxDialogs = useAtHand(loadDialogs, opened !== undefined);

  const rowById = useMemo(() => new Map((loaded ?? []).map((row) => [row.id, row])), [loaded]);
  const shown = shownIds(ids, triage);
  const rows = shown.flatMap((id) => rowById.get(id) ?? []);
  const focusedId = focusOf(ids, triage);
  const focused = focusedId === undefined ? undefined : rowById.get(focusedId);
  const at = focusedId === undefined ? -1 : shown.indexOf(focusedId);
  const chosen = chosenIds(ids, triage).flatMap((id) => rowById.get(id) ?? []);
  // Whoever runs through the list asks for nothing on the way: only where the eye comes to rest.
  const [restingId] = useDebouncedValue(focusedId, restMs);
  const isAtRest = focusedId !== undefined && restingId === focusedId;
  const { data: suggestions } = useQuery({ ...suggestionsQuery(api, focusedId ?? ''), enabled: isAtRest });

  // Few are left of what is loaded: the next page comes before the list runs out.
  const { hasMore, onEndReached } = list;
  useEffect(() => {
    if (hasMore && shown.length < 10) onEndReached();
  }, [hasMore, shown.length, onEndReached]);
  // Whoever triages quickly finds the next one read already.
  const nextIds = shown.slice(at + 1, at + 3).join();
  useEffect(() => {
    if (!isAtRest) return;
    for (const id of nextIds.split(',').filter(Boolean)) {
      void client.prefetchQuery({ ...evidenceQuery(api, id), staleTime: 60_000 });
      void client.prefetchQuery(suggestionsQuery(api, id));
    }
  }, [isAtRest, nextIds, client, api]);

  const actions = useTriageActions(
    product.id,
    useCallback((gone) => dispatch({ do: 'leave', ids: gone }), [dispatch]),
    useCallback((back) => dispatch({ do: 'return', ids: back }), [dispatch]),
  );
  const { wish } = triage;
  const attach = (problem: { id: string; title: string }) => {
    setOpened(undefined);
    if (chosen.length > 0) void actions.attach({ chosen, problem, wish });
  };
  const park = (reason: string) => {
    setOpened(undefined);
    void actions.park(chosen, reason);
  };
  const create = (title: string) => actions.create({ chosen, title, wish });
  const open = (what: Asking) => chosen.length > 0 && setOpened(what);
  const reopen = () => chosen.length > 0 && void actions.reopen(chosen);
  const setWish = (next: Wish) => dispatch({ do: 'wish', wish: next });

  useShortcuts([
    ...listKeys({
      canSelect: may('capture'),
      move: (by) => dispatch({ do: 'move', by }),
      select: (isRange) => focusedId !== undefined && dispatch({ do: 'select', id: focusedId, isRange }),
      selectAll: () => dispatch({ do: 'select-all' }),
      clear: () => dispatch({ do: 'clear' }),
      openPage: () => {
        const href = focusedId === undefined ? undefined : hrefOf('evidence', focusedId);
        if (href !== undefined) void navigate({ href });
      },
    }),
    ...(may('capture')
      ? outKeys({
          isParked,
          link: () => open('link'),
          create: may('edit') ? () => open('new') : undefined,
          park: () => (isParked ? reopen() : open('park')),
          suggestion: (index) => {
            const guess = suggestions?.belongsTo[index];
            if (guess) attach(guess);
          },
          wish: setWish,
        })
      : []),
  ]);

  const setFilter = (change: InboxFilter) => {
    dispatch({ do: 'turn' });
    patch(change as Record<string, unknown>);
  };
  const isFiltered = filter.kind !== undefined || filter.source !== undefined || filter.unclear !== undefined;
  const steps = <InboxSteps at={at} of={shown.length} hasMore={hasMore} onMove={(by) => dispatch({ do: 'move', by })} />;
  const pane = focused && (
    <InboxPane
      key={focused.id}
      {...(isNarrow
        ? {}
        : {
            head: (
              <div className={classes.paneHead}>
                {steps}
                <OpenPage id={focused.id} />
              </div>
            ),
          })}
      item={focused}
      isAtRest={isAtRest}
      count={chosen.length}
      wish={wish}
      onWish={setWish}
      onAttach={attach}
      onLink={() => open('link')}
      onNewProblem={() => open('new')}
      onPark={() => open('park')}
      onReopen={reopen}
      onTakeAlong={(others) => dispatch({ do: 'take', ids: [focused.id, ...others] })}
    />
  );
  const waiting = counts ? (isParked ? counts.parked : counts.waiting) : undefined;
  const most = counts?.countedTo ?? 0;
  return (
    <Page
      title={text.title}
      documentTitle={text.tab(product.name)}
      layout="fill"
      lens={
        <SegmentedControl
          aria-label={text.which}
          value={isParked ? 'parked' : 'waiting'}
          onChange={(which) =>
            patch({ parked: which === 'parked' ? true : undefined, kind: undefined, source: undefined, unclear: undefined })
          }
          data={[
            { value: 'waiting', label: withCount(text.waiting, counts?.waiting, most) },
            { value: 'parked', label: withCount(text.parked, counts?.parked, most) },
          ]}
        />
      }
      toolbar={!isParked && counts && counts.waiting > 0 && <InboxFilters counts={counts} filter={filter} onChange={setFilter} />}
    >
      <div className={classes.both}>
        <div className={classes.left}>
          {rows.length > 0 && (
            <InboxListHead
              triage={triage}
              selected={chosen}
              count={shown.length}
              hasMore={hasMore}
              waiting={waiting}
              onSelectAll={may('capture') ? () => dispatch({ do: 'select-all' }) : undefined}
              onClear={() => dispatch({ do: 'clear' })}
            />
          )}
          {loaded === undefined ? (
            <div className={classes.state}>
              {list.error ? <ErrorState error={list.error} onRetry={list.onRetry} /> : <LoadingState lines={9} />}
            </div>
          ) : rows.length === 0 ? (
            hasMore ? (
              <div className={classes.state}>
                <LoadingState label={text.loadingMore} />
              </div>
            ) : (
              <NothingWaits
                isParked={isParked}
                isFiltered={isFiltered}
                done={triage.done}
                onShowAll={() => setFilter({ kind: undefined, source: undefined, unclear: undefined })}
              />
            )
          ) : (
            <InboxList
              rows={rows}
              label={isParked ? text.listParked : text.list}
              focusedId={focusedId}
              selected={triage.selected}
              onOpen={(id) => {
                dispatch({ do: 'focus', id });
                setIsReading(true);
              }}
              onMove={(by) => dispatch({ do: 'move', by })}
              onSelect={may('capture') ? (id, isRange) => dispatch({ do: 'select', id, isRange }) : undefined}
              hasMore={hasMore}
              onEndReached={onEndReached}
            />
          )}
        </div>
        {!isNarrow && focused && <div className={classes.right}>{pane}</div>}
      </div>
      <Suspense>
        {isNarrow && focused && (
          <ReadingDrawer opened={isReading} onClose={() => setIsReading(false)} title={steps}>
            {pane}
          </ReadingDrawer>
        )}
      </Suspense>
      {opened && !InboxDialogs && <TypedAhead />}
      {opened && InboxDialogs && (
        <InboxDialogs
          asking={opened}
          count={chosen.length}
          onClose={() => setOpened(undefined)}
          suggested={suggestions?.belongsTo ?? []}
          value={{ importance: wish.importance, reason: wish.reason, assumed: suggestions?.assumed, onChange: setWish }}
          onPick={attach}
          startTitle={focused?.title ?? ''}
          onCreate={create}
          onCreateAtOnce={(title) => {
            setOpened(undefined);
            void create(title).catch(() => setOpened('new'));
          }}
          onPark={park}
        />
      )}
    </Page>
  );
}

const withCount = (label: string, count: number | undefined, most: number) =>
  count === undefined ? label : `${label} ${text.count(formatNumber(count), count >= most)}`;
