import { useQuery } from '@tanstack/react-query';
import { Handshake } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DealAnswer } from '../../../contract/people/deal.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { DateText, NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { DealMark } from '../parts/DealMark.tsx';
import { lazily } from '../parts/lazily.tsx';
import { AddRecord, RecordListActions, RecordListTools } from '../parts/RecordListParts.tsx';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { useRecordList } from '../parts/use-record-list.ts';
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
  const filters = useMemo(() => dealFilters(workspace.products), [workspace.products]);
  const list = useRecordList<DealAnswer>('deals', filters, dealQueryOf);
  const [edited, setEdited] = useState<DealAnswer>();
  const { openId } = list;
  const { data: found } = useQuery({
    queryKey: [...peopleKeys.all, 'deal', openId],
    queryFn: ({ signal }) => api.get(`/deals/${openId}`, { signal }),
    enabled: openId !== undefined,
  });
  const opened = found ?? list.opened;
  return (
    <Page title={text.title} layout="fill" actions={<RecordListActions of={list} add={peopleText.newDeal} />}>
      <WithDetail
        opened={openId !== undefined}
        onClose={() => list.peek(undefined)}
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
          {...list.table}
          label={text.title}
          columns={columns}
          rowName={(row) => row.name}
          onOpen={(row) => (may('edit') ? setEdited(row) : list.peek(row.id))}
          isDimmed={(row) => row.status === 'lost'}
          toolbar={<RecordListTools of={list} searchLabel={text.search} />}
          empty={
            <EmptyState
              icon={Handshake}
              title={text.emptyTitle}
              example={text.emptyExample}
              action={<AddRecord of={list} label={peopleText.newDeal} />}
            >
              {text.empty}
            </EmptyState>
          }
        />
      </WithDetail>
      {list.isAdding && <DealDrawer onClose={() => list.add(false)} />}
      {edited && <DealDrawer deal={edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}
