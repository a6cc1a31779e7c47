import { sql } from 'kysely';
import type { AccountStage, RecurringRevenue } from '../../contract/people/account.ts';
import { type AccountPageAnswer, readAccountPageRequest } from '../../contract/people/account-page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { accountAnswerOf } from './account.query.ts';
import { listAccountStates } from './account.store.ts';
import { accountStateOf } from './account-state.ts';
import { listContracts } from './contract.query.ts';
import { contractClock } from './contract.ts';
import { dayOf, lastMonthEnds } from './days.ts';
import { listDeals } from './deal.query.ts';
import { listExternalRefs } from './external-ref.store.ts';
import { listMemberships } from './membership.query.ts';
import { listLastSeen } from './observe.store.ts';
import { getRecord } from './record.store.ts';
import {
  listRevenueByDay,
  listRevenueByProduct,
  type MoneyOn,
  moneyOn,
  moneyOnDays,
  revenueAnswerOf,
  revenueOfAccount,
} from './revenue.query.ts';
import { listStakeholderRoles } from './stakeholder-role.query.ts';
import type { AccountRow } from './tables.ts';
import { findMember } from './workspace.query.ts';

const listLimit = 100;

export const readAccountPage = query({
  name: 'account_page.read',
  input: readAccountPageRequest,
  can: 'read',
  async run(scope, input): Promise<AccountPageAnswer> {
    const account = await getRecord(scope, 'accounts', input.accountId);
    const asOf = input.asOf ?? dayOf(scope.now);
    const money = await moneyOn(scope, asOf);
    const of = { accountId: account.id, archived: false, limit: listLimit };
    const contracts = (await listContracts(scope, of)).items;
    const deals = (await listDeals(scope, { ...of, sort: 'updated' })).items;
    const family = await listFamily(scope, money, account);
    const byProduct = await listRevenueByProduct(scope, money, [account.id]);
    const names = await productNames(
      scope,
      byProduct.flatMap(({ productId }) => productId ?? []),
    );
    return {
      asOf,
      currency: money.currency,
      limit: listLimit,
      account: accountAnswerOf(account),
      lastSeenAt: (await listLastSeen(scope, [account.id])).get(account.id)?.toISOString() ?? null,
      stewardName: account.steward_id === null ? null : ((await findMember(scope, account.steward_id))?.name ?? null),
      revenue: {
        now: total(byProduct),
        ofFamily: await revenueOfFamily(scope, money, account.family_id),
        byProduct: byProduct.map((line) => ({
          ...line,
          productName: line.productId === null ? null : (names.get(line.productId) ?? null),
        })),
        byMonth: await listRevenueByDay(scope, await moneyOnDays(scope, lastMonthEnds(asOf, input.months)), {
          accountIds: [account.id],
          ofArchived: true,
        }),
      },
      clock: contractClock(contracts, asOf),
      contracts,
      roles: (await listStakeholderRoles(scope, of)).items,
      memberships: (await listMemberships(scope, of)).items,
      deals: deals.toSorted((a, b) => Number(b.status === 'open') - Number(a.status === 'open')),
      family,
      states: (await listAccountStates(scope, account.id)).slice(0, listLimit).map(accountStateOf),
      externalRefs: await listExternalRefs(scope, account.id),
      counts: await countAll(scope, account.id),
    };
  },
});

const total = (parts: readonly RecurringRevenue[]): RecurringRevenue => ({
  minor: parts.reduce((sum, part) => sum + part.minor, 0),
  unknownCurrencies: [...new Set(parts.flatMap((part) => part.unknownCurrencies))].sort(),
});

async function revenueOfFamily(scope: Scope, money: MoneyOn, familyId: string): Promise<RecurringRevenue> {
  const family = await sql<{ id: string }>`
    select id from accounts where workspace_id = ${scope.workspaceId} and family_id = ${familyId} and archived_at is null`.execute(
    scope.db,
  );
  return total(
    await listRevenueByProduct(
      scope,
      money,
      family.rows.map((row) => row.id),
    ),
  );
}

type Relative = AccountPageAnswer['family']['children'][number];
type RelativeRow = { id: string; name: string; stage: AccountStage; minor: number; unknown: string[] };

/** The topmost account, the parent and the children; nobody is their own relative. */
async function listFamily(scope: Scope, money: MoneyOn, account: AccountRow): Promise<AccountPageAnswer['family']> {
  const found = await sql<RelativeRow & { parent_id: string | null }>`
    select a.id, a.name, a.stage, a.parent_id, rev.minor, rev.unknown from accounts a
    left join lateral (${revenueOfAccount(scope, money, sql`a.id`)}) rev on true
    where a.workspace_id = ${scope.workspaceId} and a.id <> ${account.id}
      and (a.id = ${account.family_id} or a.id = ${account.parent_id}::text or (a.parent_id = ${account.id} and a.archived_at is null))
    order by a.name_key, a.id limit ${listLimit + 2}`.execute(scope.db);
  const relatives = found.rows.map((row) => ({ parentId: row.parent_id, relative: relativeOf(row) }));
  const one = (id: string | null): Relative | null => relatives.find(({ relative }) => relative.id === id)?.relative ?? null;
  return {
    root: one(account.family_id),
    parent: one(account.parent_id),
    children: relatives
      .filter(({ parentId }) => parentId === account.id)
      .map(({ relative }) => relative)
      .slice(0, listLimit),
  };
}

const relativeOf = (row: RelativeRow): Relative => ({
  id: row.id,
  name: row.name,
  stage: row.stage,
  recurringRevenue: revenueAnswerOf(row),
});

async function productNames(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; name: string }>`
    select id, name from products where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::text[])`.execute(scope.db);
  return new Map(found.rows.map((row) => [row.id, row.name]));
}

async function countAll(scope: Scope, accountId: string): Promise<AccountPageAnswer['counts']> {
  const of = (table: string) => sql`
    (select count(*)::int from ${sql.table(table)} t where t.workspace_id = ${scope.workspaceId} and t.account_id = ${accountId} and t.archived_at is null)`;
  const found = await sql<AccountPageAnswer['counts']>`
    select ${of('memberships')} as memberships, ${of('stakeholder_roles')} as roles, ${of('contracts')} as contracts, ${of('deals')} as deals,
      ${of('revenue_lines')} as "revenueLines",
      (select count(*)::int from accounts t where t.workspace_id = ${scope.workspaceId} and t.parent_id = ${accountId} and t.archived_at is null) as children
  `.execute(scope.db);
  const [counts] = found.rows;
  if (!counts) throw new Error('counting answers one row');
  return counts;
}
