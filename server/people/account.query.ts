import { type RawBuilder, sql } from 'kysely';
import type { AccountAnswer, AccountListItem, AccountPage, accountSorts } from '../../contract/people/account.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import { factorTable, isLiveRecurring, moneyOn, revenueAnswerOf, revenueOfAccount, yearlyMinor } from './revenue.query.ts';
import type { AccountRow } from './tables.ts';
import { containing } from './text-search.query.ts';

export const accountAnswerOf = (row: AccountRow): AccountAnswer => ({
  id: row.id,
  no: row.no,
  name: row.name,
  domains: row.domains,
  parentId: row.parent_id,
  familyId: row.family_id,
  industry: row.industry,
  country: row.country,
  region: row.region,
  employees: row.employees,
  ownTurnover:
    row.own_turnover_minor === null || row.own_turnover_currency === null
      ? null
      : { amountMinor: row.own_turnover_minor, currency: row.own_turnover_currency },
  timeZone: row.time_zone,
  locale: row.locale,
  plan: row.plan,
  stage: row.stage,
  seats: row.seats,
  stewardId: row.steward_id,
  attributes: row.attributes,
  assumed: row.assumed,
  mergedInto: row.merged_into,
  observed: row.observed,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

export type AccountSort = (typeof accountSorts)[number];

export type AccountListFilter = {
  q?: string | undefined;
  stage?: string | undefined;
  plan?: string | undefined;
  industry?: string | undefined;
  country?: string | undefined;
  stewardId?: string | undefined;
  productId?: string | undefined;
  archived: boolean;
  asOf: string;
  sort: AccountSort;
  direction?: 'asc' | 'desc' | undefined;
  cursor?: string | undefined;
  limit: number;
  /** A select of the numbers of a segment's accounts. */
  segment: RawBuilder<unknown> | null;
};

type ListRow = AccountRow & {
  sort_value: string | number | null;
  minor: number | null;
  unknown: string[] | null;
  next_renewal_on: string | null;
  steward_name: string | null;
  people: number;
};

const usualDirection = { name: 'asc', revenue: 'desc', renewal: 'asc', updated: 'desc' } as const;

/** The renewal clock of an account as one SQL expression: the earliest decision day from `asOf` on. */
const nextRenewal = (scope: Scope, asOf: string, accountId: RawBuilder<unknown>): RawBuilder<string | null> => sql<string | null>`
  (select min(coalesce(c.renewal_on, c.ends_on)) from contracts c
   where c.workspace_id = ${scope.workspaceId} and c.account_id = ${accountId} and c.archived_at is null
     and coalesce(c.renewal_on, c.ends_on) >= ${asOf}::date)`;

/**
 * One page of accounts with their money and dates on `asOf`.
 *
 * The page is cut first and the figures are looked up for its rows only; sorted by a figure, the figure is computed for all, in one pass.
 */
export async function listAccountItems(scope: Scope, filter: AccountListFilter): Promise<AccountPage> {
  const money = await moneyOn(scope, filter.asOf);
  const direction = filter.direction ?? usualDirection[filter.sort];
  const ascending = direction === 'asc';
  const after = cursorAfter(filter.cursor, 2);
  const order = ascending ? sql`asc` : sql`desc`;
  const beyond = ascending ? sql`>` : sql`<`;
  const { sortValue, join } = sortOf(scope, filter, money);
  // Dates without a value come last in both directions: they are no date.
  const found = await sql<ListRow>`
    with page as materialized (
      select a.*, ${sortValue} as sort_value
      from accounts a ${join}
      where a.workspace_id = ${scope.workspaceId} and ${conditionsOf(scope, filter)}
        ${after ? sql`and (${sortValue}, a.id) ${beyond} (${after[0]}, ${after[1]})` : sql``}
      order by ${sortValue} ${order}, a.id ${order}
      limit ${filter.limit + 1}
    )
    select page.*, rev.minor, rev.unknown, m.name as steward_name, ${nextRenewal(scope, filter.asOf, sql`page.id`)} as next_renewal_on,
      (select count(distinct b.person_id)::int from memberships b
       where b.workspace_id = ${scope.workspaceId} and b.account_id = page.id and b.archived_at is null
         and (b.active_from is null or b.active_from <= ${filter.asOf}::date) and (b.active_to is null or b.active_to > ${filter.asOf}::date)) as people
    from page
    left join lateral (${revenueOfAccount(scope, money, sql`page.id`)}) rev on true
    left join members m on m.workspace_id = ${scope.workspaceId} and m.id = page.steward_id
    order by page.sort_value ${order}, page.id ${order}`.execute(scope.db);
  const page = pageOf(found.rows, filter.limit, itemOf, (row) => [cursorValue(row.sort_value), row.id]);
  return { ...page, currency: money.currency, asOf: filter.asOf };
}

const cursorValue = (value: unknown): string | number | null =>
  value instanceof Date ? value.toISOString() : (value as string | number | null);

const itemOf = (row: ListRow): AccountListItem => ({
  ...accountAnswerOf(row),
  recurringRevenue: revenueAnswerOf(row),
  nextRenewalOn: row.next_renewal_on,
  stewardName: row.steward_name,
  people: row.people,
});

type Money = Awaited<ReturnType<typeof moneyOn>>;

function sortOf(scope: Scope, filter: AccountListFilter, money: Money): { sortValue: RawBuilder<unknown>; join: RawBuilder<unknown> } {
  switch (filter.sort) {
    case 'name':
      return { sortValue: sql`a.name_key`, join: sql`` };
    case 'updated':
      return { sortValue: sql`a.updated_at`, join: sql`` };
    case 'revenue':
      return { sortValue: sql`coalesce(s.value, 0)`, join: sql`left join (${revenueByAccount(scope, money)}) s on s.account_id = a.id` };
    case 'renewal':
      return {
        sortValue: sql`coalesce(s.value, ${noDate(filter)}::date)`,
        join: sql`left join (${renewalByAccount(scope, filter.asOf)}) s on s.account_id = a.id`,
      };
  }
}

const noDate = (filter: AccountListFilter) => ((filter.direction ?? 'asc') === 'asc' ? '9999-12-31' : '0001-01-01');

const revenueByAccount = (scope: Scope, money: Money) => sql`
  select l.account_id, coalesce(sum(${yearlyMinor}), 0)::bigint as value
  from revenue_lines l left join ${factorTable(money)} on f.currency = l.currency
  where l.workspace_id = ${scope.workspaceId} and ${isLiveRecurring(money.day)}
  group by l.account_id`;

const renewalByAccount = (scope: Scope, asOf: string) => sql`
  select c.account_id, min(coalesce(c.renewal_on, c.ends_on)) as value from contracts c
  where c.workspace_id = ${scope.workspaceId} and c.archived_at is null and coalesce(c.renewal_on, c.ends_on) >= ${asOf}::date
  group by c.account_id`;

function conditionsOf(scope: Scope, filter: AccountListFilter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [
    filter.archived ? sql`a.archived_at is not null and a.merged_into is null` : sql`a.archived_at is null`,
  ];
  if (filter.q) conditions.push(containing(sql`a.search`, filter.q));
  if (filter.stage) conditions.push(sql`a.stage = ${filter.stage}`);
  if (filter.plan) conditions.push(sql`a.plan = ${filter.plan}`);
  if (filter.industry) conditions.push(sql`a.industry = ${filter.industry}`);
  if (filter.country) conditions.push(sql`a.country = ${filter.country}`);
  if (filter.stewardId) conditions.push(filter.stewardId === 'none' ? sql`a.steward_id is null` : sql`a.steward_id = ${filter.stewardId}`);
  if (filter.segment) conditions.push(sql`a.no in (${filter.segment})`);
  if (filter.productId)
    conditions.push(sql`exists (select from revenue_lines l where l.workspace_id = ${scope.workspaceId} and l.account_id = a.id
      and l.product_id = ${filter.productId} and ${isLiveRecurring(filter.asOf)})`);
  return sql.join(conditions, sql` and `);
}
