import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ExternalLink, Plus, Target } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { RankedProblem, RankingAnswer } from '../../../contract/problems/ranking.ts';
import { useAtHand } from '../../platform/at-rest.ts';
import { useListSearch, useSearchPatch } from '../../platform/filters.ts';
import { formatDate } from '../../platform/format.ts';
import type { LensSide } from '../../platform/lens.ts';
import { useLens } from '../../platform/lens.ts';
import { useRows } from '../../platform/query.ts';
import { useSavedViews } from '../../platform/saved-views.ts';
import { readOrder } from '../../platform/search-params.ts';
import { useApi, useHere, useMay, useProduct } from '../../platform/session/here.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { AsOf } from '../../platform/ui/AsOf.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityAnchor } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import type { Filter } from '../../platform/ui/filter.ts';
import { LensSwitch } from '../../platform/ui/LensSwitch.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { SavedViews } from '../../platform/ui/SavedViews.tsx';
import { TypedAhead } from '../../platform/ui/TypedAhead.tsx';
import { problemQuery } from '../problem/problem.api.ts';
import { useHrefOf } from '../problem/use-href-of.ts';
import { useArchiveProblems } from '../problem/use-problem-changes.ts';
import { problemsText } from '../problems.text.ts';
import classes from './RankingPage.module.css';
import {
  membersQuery,
  missingRatesQuery,
  placesQuery,
  rankingLens,
  rankingPath,
  rankingQuery,
  segmentsQuery,
  viewOf,
} from './ranking.api.ts';
import { rankingText as text } from './ranking.text.ts';
import { rankingColumns } from './ranking-columns.tsx';
import { isOpenProblem, rankingSections, rankWith, tagsOf } from './ranking-view.ts';
import { useRankingEdits } from './use-ranking-edits.ts';

// Shown when somebody asks for them: not part of the first page.
const ProblemPanel = lazy(() => import('../problem/ProblemPanel.tsx').then((file) => ({ default: file.ProblemPanel })));
const RankingBulk = lazy(() => import('./RankingBulk.tsx').then((file) => ({ default: file.RankingBulk })));
const RankingPicture = lazy(() => import('./RankingPicture.tsx').then((file) => ({ default: file.RankingPicture })));
const loadProblemDrawer = () => import('../problem/ProblemDrawer.tsx').then((file) => file.ProblemDrawer);
const MergeDialog = lazy(() => import('../problem/MergeDialog.tsx').then((file) => ({ default: file.MergeDialog })));

const noRows: readonly RankedProblem[] = [];
const rowId = (row: RankedProblem) => row.id;
const rowName = (row: RankedProblem) => row.title;
const isDimmed = (row: RankedProblem) => !isOpenProblem(row);
const statusOptions = Object.entries(problemsText.statuses)
  .filter(([status]) => status !== 'merged')
  .map(([value, label]) => ({ value, label }));

/** Further bubbles would stand in each other. */
const mostInPicture = 200;

type Search = Readonly<Record<string, string | undefined>>;

/** Which problem first, and why. */
export function RankingPage() {
  const product = useProduct();
  const api = useApi();
  const may = useMay();
  const anyHref = useHrefOf();
  const navigate = useNavigate();
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as Search;
  const { lens, setLens, hasChoice, hasBusiness, hasConsumer } = useLens(rankingLens);
  const views = useSavedViews('problems/ranking');
  const edits = useRankingEdits();

  const order = useMemo(() => readOrder(search['sort']), [search]);
  const view = useMemo(() => viewOf(search, lens, hasChoice, order), [search, lens, hasChoice, order]);
  const query = useInfiniteQuery(rankingQuery(api, product.id, view));
  const rows = useRows(query);
  const ranking = query.data?.pages[0];

  // Behind the rows: it is not what they wait for.
  const { data: withoutRate } = useQuery({
    ...missingRatesQuery(api, product.id, search['asOf']),
    enabled: ranking !== undefined && hasBusiness,
  });
  const { data: members } = useQuery(membersQuery(api));
  const stewardNames = useMemo(() => new Map((members ?? []).map((member) => [member.id, member.name])), [members]);
  const filters = useFilters(rows.rows ?? noRows, stewardNames, search['tag']);
  const list = useListSearch(filters);

  // Only these parts of an answer stand in cells: the rows of a new answer are no new columns.
  const { currency = 'EUR', asOf: figuresOf = '', rule } = ranking ?? {};
  const [ruleText, ruleFrom] = [rule?.text ?? '', rule?.from ?? 'default'];
  const facts = useMemo(
    () => ({ currency, asOf: figuresOf, rule: { text: ruleText, from: ruleFrom } }),
    [currency, figuresOf, ruleText, ruleFrom],
  );
  const asOf = search['asOf'];
  // Whoever reads the figures of another day reads them on the problem's page as well.
  const hrefOf = useCallback(
    (kind: string, id: string) => {
      const href = anyHref(kind, id);
      return href !== undefined && kind === 'problem' && asOf !== undefined ? `${href}?asOf=${asOf}` : href;
    },
    [anyHref, asOf],
  );
  const since = search['since'];
  const { data: places } = useQuery({ ...placesQuery(api, product.id, view, since ?? ''), enabled: since !== undefined });
  const placesBefore = since === undefined ? undefined : (places ?? 'loading');
  const columns = useMemo(
    () => rankingColumns({ api, lens, asOf, ranking: facts, placesBefore, hrefOf, stewardNames, edits }),
    [api, lens, asOf, facts, placesBefore, hrefOf, stewardNames, edits],
  );

  const openId = search['open'];
  // It may stand further down than the rows at hand.
  const { data: open } = useQuery({ ...problemQuery(api, openId ?? ''), enabled: openId !== undefined });
  const openTitle = rows.rows?.find((row) => row.id === openId)?.title ?? (open?.id === openId ? open?.title : undefined);
  const peek = useCallback((row: RankedProblem | undefined) => patch({ open: row?.id }), [patch]);
  const goToPage = useCallback((problemId: string) => void navigate({ href: hrefOf('problem', problemId) ?? '' }), [navigate, hrefOf]);
  const onOpen = (row: RankedProblem) => (row.id === openId ? goToPage(row.id) : peek(row));

  const placeOf = useCallback(
    (score: number, side: LensSide) => rankWith(score, openId ?? '', rows.rows ?? noRows, (row) => row[side].score, rows.hasMore),
    [openId, rows.rows, rows.hasMore],
  );

  const archive = useArchiveProblems();
  const isAdding = search['new'] !== undefined && may('edit');
  const ProblemDrawer = useAtHand(loadProblemDrawer, isAdding);
  const [merging, setMerging] = useState<readonly RankedProblem[]>();
  const isPicture = search['show'] === 'picture';
  const isPictureShort = isPicture && rows.hasMore && rows.rows !== undefined && rows.rows.length < mostInPicture;
  const { onEndReached } = rows;
  useEffect(() => {
    if (isPictureShort) onEndReached();
  }, [isPictureShort, onEndReached]);

  const toolbar = (
    <>
      <SavedViews {...views} />
      <FilterBar
        filters={filters}
        values={list.values}
        onChange={list.setFilter}
        onClear={list.clear}
        query={{ value: list.query, onChange: list.setQuery, label: text.search }}
      />
    </>
  );
  const table = (
    <DataTable
      key={lens}
      name={`ranking.${lens}`}
      label={text.label}
      columns={columns}
      rows={rows.rows}
      rowId={rowId}
      rowName={rowName}
      error={rows.error}
      onRetry={rows.onRetry}
      isFiltered={list.isFiltered}
      total={ranking?.total ?? 0}
      hasMore={rows.hasMore}
      onEndReached={rows.onEndReached}
      order={list.order}
      onOrder={list.setOrder}
      isOrderedByServer
      sections={rankingSections}
      onOpen={onOpen}
      onPeek={peek}
      peekedId={openId}
      isDimmed={isDimmed}
      toolbar={toolbar}
      csvHref={api.href(`${rankingPath(product.id)}.csv`, view)}
      empty={<NoProblems />}
      bulk={(selected, clear) => (
        <Suspense>
          <RankingBulk
            rows={selected}
            edits={edits}
            hasBusiness={hasBusiness}
            hasConsumer={hasConsumer}
            onMerge={setMerging}
            onArchive={(chosen) => {
              clear();
              archive.mutate({ ids: chosen.map(rowId), verb: 'archive' });
            }}
          />
        </Suspense>
      )}
    />
  );

  return (
    <Page
      title={text.title}
      documentTitle={text.tab(product.name)}
      layout="fill"
      // Its line is there before its words are: nothing below it moves.
      lead={ranking ? <Lead ranking={ranking} since={since} withoutRate={hasBusiness ? withoutRate : undefined} /> : <>&nbsp;</>}
      lens={hasChoice && <LensSwitch value={lens} onChange={setLens} />}
      actions={
        <>
          <SegmentedControl
            aria-label={text.show}
            value={isPicture ? 'picture' : 'table'}
            onChange={(show) => patch({ show: show === 'picture' ? show : undefined })}
            data={[
              { value: 'table', label: text.table },
              { value: 'picture', label: text.picture },
            ]}
          />
          <AsOf value={asOf} hint={text.asOfHint} onChange={(day) => patch({ asOf: day })} isMarked={since !== undefined}>
            <CompareWith asOf={asOf} since={since} onChange={patch} />
          </AsOf>
          {may('edit') && (
            <Button
              variant="filled"
              className={classes.add}
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => patch({ new: true })}
            >
              <span className={classes.addLabel}>{text.newProblem}</span>
            </Button>
          )}
        </>
      }
    >
      <WithDetail
        opened={openId !== undefined}
        onClose={() => peek(undefined)}
        title={openTitle ?? ''}
        actions={
          openId && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<ExternalLink size={14} aria-hidden />}
              onClick={() => goToPage(openId)}
            >
              {text.openPage}
            </Button>
          )
        }
        detail={
          openId && (
            <Suspense fallback={<LoadingState lines={8} />}>
              <ProblemPanel key={openId} problemId={openId} asOf={asOf} placeOf={placeOf} />
            </Suspense>
          )
        }
      >
        {isPicture ? (
          <>
            <div className={classes.toolbar}>{toolbar}</div>
            <Suspense fallback={<LoadingState />}>
              <RankingPicture rows={rows.rows} lens={lens} currency={currency} onSelect={(id) => patch({ open: id })} />
            </Suspense>
          </>
        ) : (
          table
        )}
      </WithDetail>
      <Suspense>
        {isAdding && !ProblemDrawer && <TypedAhead />}
        {isAdding && ProblemDrawer && (
          <ProblemDrawer
            productId={product.id}
            onClose={() => patch({ new: undefined })}
            onCreated={(problem) => patch({ new: undefined, open: problem.id })}
          />
        )}
        {merging?.[0] && merging[1] && (
          <MergeDialog
            problem={merging[1]}
            into={merging[0]}
            onClose={() => setMerging(undefined)}
            onMerged={(id) => patch({ open: id })}
          />
        )}
      </Suspense>
    </Page>
  );
}

interface LeadProps {
  ranking: RankingAnswer;
  since: string | undefined;
  withoutRate: readonly string[] | undefined;
}

function Lead({ ranking, since, withoutRate = [] }: LeadProps) {
  const { workspace, may } = useHere();
  return (
    <>
      {ranking.rule.text}
      {text.ruleFrom[ranking.rule.from]}
      {since && text.since(formatDate(since))}
      {withoutRate.length > 0 && (
        <>
          {' '}
          {text.withoutRate(withoutRate.join(', '))}{' '}
          {may('edit') && <EntityAnchor href={`/w/${workspace.id}/settings/exchange-rates`}>{text.giveRate}</EntityAnchor>}
        </>
      )}
      {ranking.waiting > 0 && <span role="status"> {text.waiting(ranking.waiting)}</span>}
    </>
  );
}

/** Teaches: what will stand here and the three ways to bring it in. */
function NoProblems() {
  const product = useProduct();
  const { workspace, may } = useHere();
  const patch = useSearchPatch();
  return (
    <EmptyState
      icon={Target}
      title={text.emptyTitle}
      example={text.emptyExample}
      action={
        <>
          {may('import') && (
            <Button component={Link} to={`/w/${workspace.id}/imports`} variant="filled">
              {text.emptyImport}
            </Button>
          )}
          {may('capture') && (
            <Button component={Link} to={`/w/${workspace.id}/p/${product.id}/inbox`}>
              {text.emptyCapture}
            </Button>
          )}
          {may('edit') && <Button onClick={() => patch({ new: true })}>{text.emptyByHand}</Button>}
        </>
      }
    >
      {text.empty}
    </EmptyState>
  );
}

const weekMs = 7 * 86_400_000;

interface CompareWithProps {
  asOf: string | undefined;
  since: string | undefined;
  onChange: (change: { since: string | undefined }) => void;
}

/** The day that places are compared with. */
function CompareWith({ asOf, since, onChange }: CompareWithProps) {
  const weekAgo = new Date((asOf ? Date.parse(asOf) : Date.now()) - weekMs).toISOString().slice(0, 10);
  return (
    <Group align="end" gap="xs">
      <TextInput
        type="date"
        label={text.compareWith}
        value={since ?? ''}
        onChange={(event) => onChange({ since: event.currentTarget.value || undefined })}
      />
      {since ? (
        <Button onClick={() => onChange({ since: undefined })}>{text.dontCompare}</Button>
      ) : (
        <Button onClick={() => onChange({ since: weekAgo })}>{text.weekAgo}</Button>
      )}
    </Group>
  );
}

function useFilters(rows: readonly RankedProblem[], stewardNames: ReadonlyMap<string, string>, askedTag: string | undefined): Filter[] {
  const api = useApi();
  const { data: segments } = useQuery(segmentsQuery(api));
  return useMemo(() => {
    const tags = tagsOf(rows, askedTag).map((tag) => ({ value: tag, label: tag }));
    const of = <Item,>(items: readonly Item[] | undefined, read: (item: Item) => { value: string; label: string }) =>
      (items ?? []).map(read);
    return [
      { kind: 'choice', id: 'status', label: text.status, options: statusOptions },
      {
        kind: 'choice',
        id: 'segment',
        label: text.segment,
        isSingle: true,
        options: of(segments, ({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'choice',
        id: 'steward',
        label: text.steward,
        isSingle: true,
        options: of([...stewardNames], ([value, label]) => ({ value, label })),
      },
      ...(tags.length > 0 ? [{ kind: 'choice' as const, id: 'tag', label: text.tag, isSingle: true, options: tags }] : []),
    ];
  }, [rows, segments, stewardNames, askedTag]);
}
