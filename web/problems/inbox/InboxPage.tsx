import { ActionIcon, Button, Drawer, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Inbox, SquareArrowOutUpRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import type { InboxItem } from '../../../contract/problems/inbox.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { formatNumber } from '../../platform/format.ts';
import { useRows } from '../../platform/query.ts';
import { useApi, useHere, useMay, useProduct } from '../../platform/session/here.ts';
import { type Shortcut, useShortcuts } from '../../platform/shortcuts.ts';
import { undoLast } from '../../platform/toast.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { evidenceQuery, suggestionsQuery } from '../evidence/evidence.api.ts';
import { ProblemPicker } from '../evidence/ProblemPicker.tsx';
import { StartHere } from '../evidence/StartHere.tsx';
import { ValuePicker } from '../evidence/ValuePicker.tsx';
import { problemsText } from '../problems.text.ts';
import { importances, reasons } from '../values.ts';
import { InboxFilters } from './InboxFilters.tsx';
import { InboxList } from './InboxList.tsx';
import classes from './InboxPage.module.css';
import { InboxPane } from './InboxPane.tsx';
import { type InboxFilter, inboxCountsQuery, inboxQuery } from './inbox.api.ts';
import { inboxText as text } from './inbox.text.ts';
import { NewProblemDialog, ParkDialog } from './TriageDialogs.tsx';
import { chosenIds, focusOf, shareDone, shownIds, startOfTriage, type Triage, type TriageEvent, triageAfter, type Wish } from './triage.ts';
import { useTriageActions } from './use-triage-actions.ts';

/** Evidence that belongs nowhere yet: read, guess beside it, one key, next. */
export function InboxPage() {
  const product = useProduct();
  const { parked } = useSearch({ strict: false }) as InboxFilter;
  // Another product, another list: whoever stands in one stands nowhere in the other.
  return <Triaging key={`${product.id} ${parked ?? false}`} isParked={parked ?? false} />;
}

type Opened = 'link' | 'new' | 'park';

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
  const [opened, setOpened] = useState<Opened>();
  const [isReading, setIsReading] = useState(false);

  const rowById = useMemo(() => new Map((loaded ?? []).map((row) => [row.id, row])), [loaded]);
  const shown = shownIds(ids, triage);
  const rows = shown.flatMap((id) => rowById.get(id) ?? []);
  const focusedId = focusOf(ids, triage);
  const focused = focusedId === undefined ? undefined : rowById.get(focusedId);
  const at = focusedId === undefined ? -1 : shown.indexOf(focusedId);
  const chosen = chosenIds(ids, triage).flatMap((id) => rowById.get(id) ?? []);
  const { data: suggestions } = useQuery({ ...suggestionsQuery(api, focusedId ?? ''), enabled: focusedId !== undefined });

  // Few are left of what is loaded: the next page comes before the list runs out.
  const { hasMore, onEndReached } = list;
  useEffect(() => {
    if (hasMore && shown.length < 10) onEndReached();
  }, [hasMore, shown.length, onEndReached]);
  // Whoever triages quickly finds the next one read already.
  const nextIds = shown.slice(at + 1, at + 3).join();
  useEffect(() => {
    for (const id of nextIds.split(',').filter(Boolean)) {
      void client.prefetchQuery({ ...evidenceQuery(api, id), staleTime: 60_000 });
      void client.prefetchQuery(suggestionsQuery(api, id));
    }
  }, [nextIds, client, api]);

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
  const open = (what: Opened) => chosen.length > 0 && setOpened(what);
  const reopen = () => chosen.length > 0 && void actions.reopen(chosen);
  const setWish = (next: Wish) => dispatch({ do: 'wish', wish: next });

  useShortcuts([
    ...triageKeys({
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
  const steps = <Steps at={at} of={shown.length} hasMore={hasMore} onMove={(by) => dispatch({ do: 'move', by })} />;
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
            <ListHead
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
      {isNarrow && focused && (
        <Drawer
          opened={isReading}
          onClose={() => setIsReading(false)}
          position="bottom"
          size="100%"
          title={steps}
          transitionProps={{ duration: 100 }}
          classNames={{ body: classes.drawerBody as string, content: classes.drawerContent as string }}
        >
          {pane}
        </Drawer>
      )}
      {opened === 'link' && (
        <ProblemPicker
          title={text.linkTitle(chosen.length)}
          onClose={() => setOpened(undefined)}
          suggested={suggestions?.belongsTo ?? []}
          onPick={attach}
          onCreate={(title) => {
            setOpened(undefined);
            void create(title).catch(() => setOpened('new'));
          }}
        >
          <ValuePicker importance={wish.importance} reason={wish.reason} assumed={suggestions?.assumed} onChange={setWish} />
        </ProblemPicker>
      )}
      {opened === 'new' && (
        <NewProblemDialog count={chosen.length} startTitle={focused?.title ?? ''} onClose={() => setOpened(undefined)} onCreate={create} />
      )}
      {opened === 'park' && <ParkDialog count={chosen.length} onClose={() => setOpened(undefined)} onPark={park} />}
    </Page>
  );
}

const withCount = (label: string, count: number | undefined, most: number) =>
  count === undefined ? label : `${label} ${text.count(formatNumber(count), count >= most)}`;

function triageKeys(on: {
  canSelect: boolean;
  move: (by: number) => void;
  select: (isRange: boolean) => void;
  selectAll: () => void;
  clear: () => void;
  openPage: () => void;
}): Shortcut[] {
  const { group, keys } = text;
  return [
    { keys: 'j', label: keys.next, group, run: () => on.move(1) },
    { keys: 'k', label: keys.before, group, run: () => on.move(-1) },
    ...(on.canSelect
      ? [
          { keys: 'x', label: keys.select, group, run: () => on.select(false) },
          { keys: 'a', label: keys.selectAll, group, run: on.selectAll },
          { keys: 'Escape', label: keys.clear, group, run: on.clear },
        ]
      : []),
    { keys: 'o', label: keys.open, group, run: on.openPage },
    { keys: 'u', label: keys.undo, group, run: undoLast },
  ];
}

function outKeys(on: {
  isParked: boolean;
  link: () => void;
  create: (() => void) | undefined;
  park: () => void;
  suggestion: (index: number) => void;
  wish: (wish: Wish) => void;
}): Shortcut[] {
  const { group, keys } = text;
  return [
    ...[0, 1, 2, 3, 4].map((index) => ({
      keys: String(index + 1),
      label: keys.suggestion(index + 1),
      group,
      run: () => on.suggestion(index),
    })),
    { keys: 'l', label: keys.link, group, run: on.link },
    ...(on.create ? [{ keys: 'n', label: keys.newProblem, group, run: on.create }] : []),
    { keys: 'd', label: on.isParked ? keys.reopen : keys.park, group, run: on.park },
    ...importances.map((importance) => ({
      keys: `i ${importance}`,
      label: keys.importance(problemsText.importances[importance]),
      group,
      run: () => on.wish({ importance }),
    })),
    ...reasons.map((reason) => ({
      keys: `r ${reason.charAt(0)}`,
      label: keys.reason(problemsText.reasons[reason]),
      group,
      run: () => on.wish({ reason }),
    })),
  ];
}

function ListHead({
  triage,
  selected,
  count,
  hasMore,
  waiting,
  onSelectAll,
  onClear,
}: {
  triage: Triage;
  selected: readonly InboxItem[];
  count: number;
  hasMore: boolean;
  waiting: number | undefined;
  onSelectAll: (() => void) | undefined;
  onClear: () => void;
}) {
  const some = triage.selected.size > 0 ? selected.length : 0;
  const share = waiting === undefined ? undefined : shareDone(triage.done, waiting);
  return (
    <div className={classes.listHead}>
      {onSelectAll && (
        <label className={classes.checkAll}>
          <input
            type="checkbox"
            aria-label={text.selectAll}
            checked={some > 0 && some === count}
            ref={(input) => {
              if (input) input.indeterminate = some > 0 && some < count;
            }}
            onChange={onSelectAll}
          />
        </label>
      )}
      <span className={classes.count} role="status">
        {some > 0 ? text.selected(some) : triage.done > 0 ? text.done(triage.done) : text.count(formatNumber(count), hasMore)}
      </span>
      {some > 0 ? (
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {text.clear}
        </Button>
      ) : (
        triage.done > 0 &&
        share !== undefined && (
          <span className={classes.progress} role="img" aria-label={text.progress}>
            <i style={{ width: `${share * 100}%` }} />
          </span>
        )
      )}
    </div>
  );
}

function Steps({ at, of, hasMore, onMove }: { at: number; of: number; hasMore: boolean; onMove: (by: number) => void }) {
  return (
    <span className={classes.steps}>
      <ActionIcon aria-label={text.before} disabled={at <= 0} onClick={() => onMove(-1)}>
        <ChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={text.next} disabled={at >= of - 1} onClick={() => onMove(1)}>
        <ChevronRight size={16} aria-hidden />
      </ActionIcon>
      <span className={classes.position}>{text.position(at + 1, text.count(formatNumber(of), hasMore))}</span>
    </span>
  );
}

function OpenPage({ id }: { id: string }) {
  const navigate = useNavigate();
  const href = useEntityHref()('evidence', id);
  if (href === undefined) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<SquareArrowOutUpRight size={13} aria-hidden />}
      component="a"
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {text.openPage}
    </Button>
  );
}

function NothingWaits({
  isParked,
  isFiltered,
  done,
  onShowAll,
}: {
  isParked: boolean;
  isFiltered: boolean;
  done: number;
  onShowAll: () => void;
}) {
  const { workspace } = useHere();
  const product = useProduct();
  const navigate = useNavigate();
  if (isParked) {
    return (
      <EmptyState icon={Inbox} title={text.emptyParkedTitle}>
        {text.emptyParked}
      </EmptyState>
    );
  }
  if (isFiltered) {
    return (
      <EmptyState icon={Inbox} title={text.noMatchTitle} action={<Button onClick={onShowAll}>{text.takeFiltersAway}</Button>}>
        {text.noMatch}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Inbox}
      title={text.emptyTitle}
      {...(done > 0 ? {} : { example: text.example })}
      action={
        done > 0 ? (
          <Button onClick={() => void navigate({ href: `/w/${workspace.id}/p/${product.id}` })}>{text.toRanking}</Button>
        ) : (
          <StartHere />
        )
      }
    >
      {done > 0 ? text.emptyDone(done) : text.empty}
    </EmptyState>
  );
}
