import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Building2, Download, Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { AccountAnswer, AccountListItem, AccountPage } from '../../../contract/people/account.ts';
import { useListSearch, useSearchPatch } from '../../platform/filters.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useSavedViews } from '../../platform/saved-views.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { SavedViews } from '../../platform/ui/SavedViews.tsx';
import { lazily } from '../parts/lazily.tsx';
import { membersQuery, peopleKeys, segmentsQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { AccountBulk } from './AccountBulk.tsx';
import { accountColumns } from './account-columns.tsx';
import { accountFilters, accountQueryOf } from './account-filters.ts';
import { accountValuesQuery } from './accounts.api.ts';
import { accountsText as text } from './accounts.text.ts';

const AccountDrawer = lazily(() => import('./AccountDrawer.tsx').then((file) => file.AccountDrawer));
const AccountPeek = lazily(() => import('./AccountPeek.tsx').then((file) => file.AccountPeek));

const rowId = (row: AccountListItem) => row.id;
const rowName = (row: AccountListItem) => row.name;

/** Every organisation that buys, or may buy: with its money, its next renewal and its people. */
export function AccountListPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as { open?: string; new?: true };
  const { data: values } = useQuery(accountValuesQuery(api, workspace.id));
  const { data: members } = useQuery(membersQuery(api, workspace.id));
  const { data: segments } = useQuery(segmentsQuery(api, workspace.id, 'account'));
  const filters = useMemo(
    () => accountFilters({ values, members, segments, products: workspace.products }),
    [values, members, segments, workspace.products],
  );
  const list = useListSearch(filters);
  const query = useMemo(() => accountQueryOf(list.values, list.query, list.order), [list.values, list.query, list.order]);
  const pages = useInfiniteQuery(
    cursorQuery<AccountListItem>(api, [...peopleKeys.all, 'accounts', workspace.id, query], '/accounts', query, 100),
  );
  const rows = useRows(pages);
  const currency = (pages.data?.pages[0] as AccountPage | undefined)?.currency ?? workspace.currency;
  const columns = useMemo(() => accountColumns(currency), [currency]);
  const views = useSavedViews('people/accounts');
  const peeked = rows.rows?.find((row) => row.id === search.open);
  const open = (id: string) => void navigate({ to: hrefOf('account', id) ?? '.' });
  return (
    <Page
      title={text.title}
      layout="fill"
      actions={
        <>
          {may('export') && (
            <Button component="a" href={api.href('/accounts.csv', query)} download leftSection={<Download size={14} aria-hidden />}>
              {peopleText.download}
            </Button>
          )}
          {may('edit') && (
            <Button variant="filled" leftSection={<Plus size={14} aria-hidden />} onClick={() => patch({ new: true })}>
              {peopleText.newAccount}
            </Button>
          )}
        </>
      }
    >
      <WithDetail
        opened={search.open !== undefined}
        onClose={() => patch({ open: undefined })}
        title={peeked?.name ?? ''}
        actions={
          search.open !== undefined && (
            <Button size="compact-sm" onClick={() => open(search.open ?? '')}>
              {peopleText.openPage}
            </Button>
          )
        }
        detail={search.open !== undefined && <AccountPeek accountId={search.open} />}
      >
        <DataTable
          name="accounts"
          label={text.title}
          columns={columns}
          {...rows}
          rowId={rowId}
          rowName={rowName}
          order={list.order}
          onOrder={list.setOrder}
          isOrderedByServer
          isFiltered={list.isFiltered}
          csvName={false}
          onOpen={(row) => open(row.id)}
          onPeek={(row) => patch({ open: row?.id })}
          peekedId={search.open}
          isDimmed={(row) => row.stage === 'churned'}
          {...(may('edit')
            ? { bulk: (selected: readonly AccountListItem[], clear: () => void) => <AccountBulk rows={selected} onDone={clear} /> }
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
              icon={Building2}
              title={text.emptyTitle}
              example={text.emptyExample}
              action={
                <>
                  {may('edit') && (
                    <Button variant="filled" onClick={() => patch({ new: true })}>
                      {peopleText.newAccount}
                    </Button>
                  )}
                  {may('import') && (
                    <Button component={Link} to={`/w/${workspace.id}/imports/new`}>
                      {text.importFile}
                    </Button>
                  )}
                </>
              }
            >
              {text.empty}
            </EmptyState>
          }
        />
      </WithDetail>
      {search.new && <AccountDrawer onClose={() => patch({ new: undefined })} onSaved={(account: AccountAnswer) => open(account.id)} />}
    </Page>
  );
}
