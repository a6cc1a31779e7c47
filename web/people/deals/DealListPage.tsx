import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Download, Handshake, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DealAnswer } from '../../../contract/people/deal.ts';
import { useListSearch, useSearchPatch } from '../../platform/filters.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useSavedViews } from '../../platform/saved-views.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { SavedViews } from '../../platform/ui/SavedViews.tsx';
import { DateText, NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { DealMark } from '../parts/DealMark.tsx';
import { lazily } from '../parts/lazily.tsx';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { DealAmount } from './DealAmount.tsx';
import { DealPeek } from './DealPeek.tsx';
import { dealFilters, dealQueryOf } from './deal-filters.ts';
import { dealsText as text } from './deals.text.ts';

const DealDrawer = lazily(() => import('./DealDrawer.tsx').then((file) => file.DealDrawer));

const columns: Column<DealAnswer>[] = [
  { id: 'name', header: text.name, value: (row) => row.name, isTitle: true, grows: true, width: 220 },
  {
    id: 'account',
    header: text.account,
    value: (row) => row.accountName,
    cell: (row) =>
      row.accountId ? (
        <EntityLink kind="account" id={row.accountId}>
          {row.accountName}
        </EntityLink>
      ) : (
        <NumberValue value={null} />
      ),
    grows: true,
    width: 180,
    canSort: false,
  },
  {
    id: 'status',
    header: text.status,
    value: (row) => (row.status === 'open' ? (row.stage ?? '') : peopleText.dealStatuses[row.status]),
    cell: (row) => <DealMark status={row.status} stage={row.stage} />,
    width: 140,
    canSort: false,
  },
  {
    id: 'amount',
    header: text.amount,
    value: (row) => row.amount?.amountMinor,
    cell: (row) => <DealAmount deal={row} />,
    isNumber: true,
    side: 'business',
    width: 170,
    canSort: false,
  },
  {
    id: 'probability',
    header: text.probability,
    value: (row) => row.probability,
    cell: (row) => <NumberValue value={row.probability} isPercent {...(row.assumed['probability'] ? { mark: 'assumed' as const } : {})} />,
    isNumber: true,
    width: 110,
    canSort: false,
  },
  { id: 'close', header: text.closesOn, value: (row) => row.closeOn, cell: (row) => <DateText value={row.closeOn} />, width: 120 },
  {
    id: 'closed',
    header: text.closed,
    value: (row) => row.closedOn,
    cell: (row) => <DateText value={row.closedOn} />,
    width: 120,
    canSort: false,
    isHiddenOnPhone: true,
  },
  {
    id: 'updated',
    header: peopleText.changed,
    value: (row) => row.updatedAt,
    cell: (row) => <RelativeDate value={row.updatedAt} />,
    width: 130,
    isHiddenAtFirst: true,
    isHiddenOnPhone: true,
  },
];

/** What is being sold, and what became of it. */
export function DealListPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as { open?: string; new?: true };
  const filters = useMemo(() => dealFilters(workspace.products), [workspace.products]);
  const list = useListSearch(filters);
  const query = useMemo(() => dealQueryOf(list.values, list.query, list.order), [list.values, list.query, list.order]);
  const rows = useRows(
    useInfiniteQuery(cursorQuery<DealAnswer>(api, [...peopleKeys.all, 'deals', workspace.id, query], '/deals', query, 100)),
  );
  const views = useSavedViews('people/deals');
  const [edited, setEdited] = useState<DealAnswer>();
  const openId = search.open;
  const { data: found } = useQuery({
    queryKey: [...peopleKeys.all, 'deal', openId],
    queryFn: ({ signal }) => api.get<DealAnswer>(`/deals/${openId}`, { signal }),
    enabled: openId !== undefined,
  });
  const opened = found ?? rows.rows?.find((row) => row.id === openId);
  const add = may('edit') && (
    <Button variant="filled" leftSection={<Plus size={14} aria-hidden />} onClick={() => patch({ new: true })}>
      {peopleText.newDeal}
    </Button>
  );
  return (
    <Page
      title={text.title}
      layout="fill"
      actions={
        <>
          {may('export') && (
            <Button component="a" href={api.href('/deals.csv', query)} download leftSection={<Download size={14} aria-hidden />}>
              {peopleText.download}
            </Button>
          )}
          {add}
        </>
      }
    >
      <WithDetail
        opened={openId !== undefined}
        onClose={() => patch({ open: undefined })}
        title={opened?.name ?? ''}
        actions={
          opened &&
          may('edit') && (
            <RecordMenu
              name={opened.name}
              path={`/deals/${opened.id}`}
              isArchived={opened.archivedAt !== null}
              onEdit={() => setEdited(opened)}
            />
          )
        }
        detail={opened && <DealPeek deal={opened} />}
      >
        <DataTable
          name="deals"
          label={text.title}
          columns={columns}
          {...rows}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          order={list.order}
          onOrder={list.setOrder}
          isOrderedByServer
          isFiltered={list.isFiltered}
          csvName={false}
          onPeek={(row) => patch({ open: row?.id })}
          onOpen={(row) => (may('edit') ? setEdited(row) : patch({ open: row.id }))}
          peekedId={openId}
          isDimmed={(row) => row.status === 'lost'}
          toolbar={
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
          }
          empty={
            <EmptyState icon={Handshake} title={text.emptyTitle} example={text.emptyExample} action={add}>
              {text.empty}
            </EmptyState>
          }
        />
      </WithDetail>
      {search.new && <DealDrawer onClose={() => patch({ new: undefined })} />}
      {edited && <DealDrawer deal={edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}
