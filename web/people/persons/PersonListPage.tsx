import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { UserRound } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { PersonListItem } from '../../../contract/people/person.ts';
import { useLens } from '../../platform/lens.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink, useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { LensSwitch } from '../../platform/ui/LensSwitch.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { chunksOf } from '../parts/chunks.ts';
import { lazily } from '../parts/lazily.tsx';
import { personName } from '../parts/person-name.ts';
import { AddRecord, RecordListActions, RecordListTools } from '../parts/RecordListParts.tsx';
import { useRecordList } from '../parts/use-record-list.ts';
import { peopleKeys, segmentsQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { personFilters, personQueryOf } from './person-filters.ts';
import { personsText as text } from './persons.text.ts';

const PersonDrawer = lazily(() => import('./PersonDrawer.tsx').then((file) => file.PersonDrawer));
const PersonPeek = lazily(() => import('./PersonPeek.tsx').then((file) => file.PersonPeek));

const columns: Column<PersonListItem>[] = [
  {
    id: 'name',
    header: text.name,
    value: personName,
    cell: (row) => (
      <EntityLink kind="person" id={row.id}>
        {personName(row)}
      </EntityLink>
    ),
    isTitle: true,
    grows: true,
    width: 220,
  },
  {
    id: 'accounts',
    header: text.accounts,
    value: (row) => row.accounts.map((account) => account.name).join(', '),
    cell: (row) => <AccountsCell row={row} />,
    grows: true,
    width: 220,
    canSort: false,
    side: 'business',
  },
  { id: 'title', header: text.personTitle, value: (row) => row.accounts[0]?.title, width: 180, canSort: false },
  { id: 'email', header: text.email, value: (row) => row.email, grows: true, width: 220, canSort: false },
  { id: 'locale', header: text.locale, value: (row) => row.locale, width: 90, canSort: false, isHiddenOnPhone: true },
  { id: 'zone', header: text.timeZone, value: (row) => row.timeZone, width: 140, canSort: false, isHiddenAtFirst: true },
  {
    id: 'updated',
    header: peopleText.changed,
    value: (row) => row.updatedAt,
    cell: (row) => <RelativeDate value={row.updatedAt} />,
    width: 130,
    isHiddenOnPhone: true,
  },
];

/** Where nobody buys for an organisation, nothing is said of accounts. */
const columnsAlone = columns.filter((column) => column.id !== 'accounts' && column.id !== 'title');

function AccountsCell({ row }: { row: PersonListItem }) {
  const [first, second] = row.accounts;
  if (!first) return <NumberValue value={null} />;
  return (
    <span>
      <EntityLink kind="account" id={first.id}>
        {first.name}
      </EntityLink>
      {second && ` ${text.moreAccounts(row.accountCount - 1)}`}
    </span>
  );
}

/** Every human outside: those who belong to accounts and those who came alone. */
export function PersonListPage() {
  const { workspace, product, may } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const { lens, setLens, hasChoice } = useLens('persons');
  const { data: segments } = useQuery(segmentsQuery(api, workspace.id, 'person'));
  const filters = useMemo(() => personFilters(segments), [segments]);
  const list = useRecordList<PersonListItem>(
    'persons',
    filters,
    useCallback((values, words, order) => personQueryOf(values, words, order, hasChoice ? lens : undefined), [hasChoice, lens]),
  );
  const open = (id: string) => void navigate({ to: hrefOf('person', id) ?? '.' });
  return (
    <Page
      title={text.title}
      layout="fill"
      lens={hasChoice && <LensSwitch value={lens} onChange={setLens} />}
      actions={<RecordListActions of={list} add={peopleText.newPerson} />}
    >
      <WithDetail
        opened={list.openId !== undefined}
        onClose={() => list.peek(undefined)}
        title={list.opened ? personName(list.opened) : ''}
        actions={
          list.openId !== undefined && (
            <Button size="compact-sm" onClick={() => open(list.openId ?? '')}>
              {peopleText.openPage}
            </Button>
          )
        }
        detail={list.openId !== undefined && <PersonPeek personId={list.openId} />}
      >
        <DataTable
          {...list.table}
          label={text.title}
          columns={product?.businessModel === 'b2c' ? columnsAlone : columns}
          rowName={personName}
          isFiltered={list.table.isFiltered || (hasChoice && lens !== 'both')}
          onOpen={(row) => open(row.id)}
          {...(may('edit')
            ? { bulk: (selected: readonly PersonListItem[], clear: () => void) => <PersonBulk rows={selected} onDone={clear} /> }
            : {})}
          toolbar={<RecordListTools of={list} searchLabel={text.search} />}
          empty={
            <EmptyState
              icon={UserRound}
              title={text.emptyTitle}
              example={text.emptyExample}
              action={may('edit') && <AddRecord of={list} label={peopleText.newPerson} />}
            >
              {text.empty}
            </EmptyState>
          }
        />
      </WithDetail>
      {list.isAdding && <PersonDrawer onClose={() => list.add(false)} onSaved={(person) => open(person.id)} />}
    </Page>
  );
}

/** The server takes so many at once. */
const mostAtOnce = 500;

function PersonBulk({ rows, onDone }: { rows: readonly PersonListItem[]; onDone: () => void }) {
  const api = useApi();
  const send = async (archived: boolean) => {
    let changed = 0;
    for (const part of chunksOf(rows, mostAtOnce))
      changed += (await api.post('/persons/changes', { personIds: part.map((row) => row.id), change: { archived } })).changed;
    return changed;
  };
  const change = useChange({
    send,
    refresh: () => [peopleKeys.all],
    done: (archived, changed) => (archived ? text.archivedMany(changed) : text.restoredMany(changed)),
    undo: (archived) => send(!archived),
  });
  const areArchived = rows.every((row) => row.archivedAt !== null);
  return (
    <Button
      size="compact-sm"
      onClick={() => {
        change.mutate(!areArchived);
        onDone();
      }}
    >
      {areArchived ? text.restore : text.archive}
    </Button>
  );
}
