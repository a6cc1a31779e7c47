import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { useMemo } from 'react';
import type { AccountAnswer, AccountListItem, AccountPage } from '../../../contract/people/account.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { lazily } from '../parts/lazily.tsx';
import { AddRecord, RecordListActions, RecordListTools } from '../parts/RecordListParts.tsx';
import { useRecordList } from '../parts/use-record-list.ts';
import { membersQuery, segmentsQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { AccountBulk } from './AccountBulk.tsx';
import { accountColumns } from './account-columns.tsx';
import { accountFilters, accountQueryOf } from './account-filters.ts';
import { accountValuesQuery } from './accounts.api.ts';
import { accountsText as text } from './accounts.text.ts';

const AccountDrawer = lazily(() => import('./AccountDrawer.tsx').then((file) => file.AccountDrawer));
const AccountPeek = lazily(() => import('./AccountPeek.tsx').then((file) => file.AccountPeek));

const rowName = (row: AccountListItem) => row.name;

/** Every organisation that buys, or may buy: with its money, its next renewal and its people. */
export function AccountListPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const { data: values } = useQuery(accountValuesQuery(api, workspace.id));
  const { data: members } = useQuery(membersQuery(api, workspace.id));
  const { data: segments } = useQuery(segmentsQuery(api, workspace.id, 'account'));
  const filters = useMemo(
    () => accountFilters({ values, members, segments, products: workspace.products }),
    [values, members, segments, workspace.products],
  );
  const list = useRecordList<AccountListItem>('accounts', filters, accountQueryOf);
  const currency = (list.pages.data?.pages[0] as AccountPage | undefined)?.currency ?? workspace.currency;
  const columns = useMemo(() => accountColumns(currency), [currency]);
  const open = (id: string) => void navigate({ to: hrefOf('account', id) ?? '.' });
  return (
    <Page title={text.title} layout="fill" actions={<RecordListActions of={list} add={peopleText.newAccount} />}>
      <WithDetail
        opened={list.openId !== undefined}
        onClose={() => list.peek(undefined)}
        title={list.opened?.name ?? ''}
        actions={
          list.openId !== undefined && (
            <Button size="compact-sm" onClick={() => open(list.openId ?? '')}>
              {peopleText.openPage}
            </Button>
          )
        }
        detail={list.openId !== undefined && <AccountPeek accountId={list.openId} />}
      >
        <DataTable
          {...list.table}
          label={text.title}
          columns={columns}
          rowName={rowName}
          onOpen={(row) => open(row.id)}
          isDimmed={(row) => row.stage === 'churned'}
          {...(may('edit')
            ? { bulk: (selected: readonly AccountListItem[], clear: () => void) => <AccountBulk rows={selected} onDone={clear} /> }
            : {})}
          toolbar={<RecordListTools of={list} searchLabel={text.search} />}
          empty={
            <EmptyState
              icon={Building2}
              title={text.emptyTitle}
              example={text.emptyExample}
              action={
                <>
                  <AddRecord of={list} label={peopleText.newAccount} />
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
      {list.isAdding && <AccountDrawer onClose={() => list.add(false)} onSaved={(account: AccountAnswer) => open(account.id)} />}
    </Page>
  );
}
