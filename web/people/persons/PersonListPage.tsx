import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, Plus, UserRound } from 'lucide-react';
import { useMemo } from 'react';
import type { ChangedRecordsAnswer } from '../../../contract/people/account.ts';
import type { PersonListItem } from '../../../contract/people/person.ts';
import { useListSearch, useSearchPatch } from '../../platform/filters.ts';
import { useLens } from '../../platform/lens.ts';
import { cursorQuery, useChange, useRows } from '../../platform/query.ts';
import { useSavedViews } from '../../platform/saved-views.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink, useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { LensSwitch } from '../../platform/ui/LensSwitch.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { SavedViews } from '../../platform/ui/SavedViews.tsx';
import { NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { chunksOf } from '../parts/chunks.ts';
import { lazily } from '../parts/lazily.tsx';
import { personName } from '../parts/person-name.ts';
import { peopleKeys, segmentsQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { personFilters, personQueryOf } from './person-filters.ts';
import { personsText as text } from './persons.text.ts';

const PersonDrawer = lazily(() => import('./PersonDrawer.tsx').then((file) => file.PersonDrawer));
const PersonPeek = lazily(() => import('./PersonPeek.tsx').then((file) => file.PersonPeek));

const rowId = (row: PersonListItem) => row.id;

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
  { id: 'title', header: text.personTitle, value: (row) => row.accounts[0]?.title, width: 150, canSort: false },
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
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as { open?: string; new?: true };
  const { lens, setLens, hasChoice } = useLens('persons');
  const { data: segments } = useQuery(segmentsQuery(api, workspace.id, 'person'));
  const filters = useMemo(() => personFilters(segments), [segments]);
  const list = useListSearch(filters);
  const query = useMemo(
    () => personQueryOf(list.values, list.query, list.order, hasChoice ? lens : undefined),
    [list.values, list.query, list.order, hasChoice, lens],
  );
  const rows = useRows(
    useInfiniteQuery(cursorQuery<PersonListItem>(api, [...peopleKeys.all, 'persons', workspace.id, query], '/persons', query, 100)),
  );
  const views = useSavedViews('people/persons');
  const peeked = rows.rows?.find((row) => row.id === search.open);
  const open = (id: string) => void navigate({ to: hrefOf('person', id) ?? '.' });
  return (
    <Page
      title={text.title}
      layout="fill"
      lens={hasChoice && <LensSwitch value={lens} onChange={setLens} />}
      actions={
        <>
          {may('export') && (
            <Button component="a" href={api.href('/persons.csv', query)} download leftSection={<Download size={14} aria-hidden />}>
              {peopleText.download}
            </Button>
          )}
          {may('edit') && (
            <Button variant="filled" leftSection={<Plus size={14} aria-hidden />} onClick={() => patch({ new: true })}>
              {peopleText.newPerson}
            </Button>
          )}
        </>
      }
    >
      <WithDetail
        opened={search.open !== undefined}
        onClose={() => patch({ open: undefined })}
        title={peeked ? personName(peeked) : ''}
        actions={
          search.open !== undefined && (
            <Button size="compact-sm" onClick={() => open(search.open ?? '')}>
              {peopleText.openPage}
            </Button>
          )
        }
        detail={search.open !== undefined && <PersonPeek personId={search.open} />}
      >
        <DataTable
          name="persons"
          label={text.title}
          columns={product?.businessModel === 'b2c' ? columnsAlone : columns}
          {...rows}
          rowId={rowId}
          rowName={personName}
          order={list.order}
          onOrder={list.setOrder}
          isOrderedByServer
          isFiltered={list.isFiltered || (hasChoice && lens !== 'both')}
          csvName={false}
          onOpen={(row) => open(row.id)}
          onPeek={(row) => patch({ open: row?.id })}
          peekedId={search.open}
          {...(may('edit')
            ? { bulk: (selected: readonly PersonListItem[], clear: () => void) => <PersonBulk rows={selected} onDone={clear} /> }
            : {})}
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
            <EmptyState
              icon={UserRound}
              title={text.emptyTitle}
              example={text.emptyExample}
              action={
                may('edit') && (
                  <Button variant="filled" onClick={() => patch({ new: true })}>
                    {peopleText.newPerson}
                  </Button>
                )
              }
            >
              {text.empty}
            </EmptyState>
          }
        />
      </WithDetail>
      {search.new && <PersonDrawer onClose={() => patch({ new: undefined })} onSaved={(person) => open(person.id)} />}
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
      changed += (await api.post<ChangedRecordsAnswer>('/persons/changes', { personIds: part.map((row) => row.id), change: { archived } }))
        .changed;
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
