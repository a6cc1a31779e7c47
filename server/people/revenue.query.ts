// The SQL of what accounts are worth on a day. The rule is revenueAt in revenue-line.ts; a test holds both together.
import { type RawBuilder, sql } from 'kysely';
import type { RecurringRevenue } from '../../contract/people/account.ts';
import type { Scope } from '../platform/scope.ts';
import { listRatesOn, listRatesUntil } from './exchange-rate.store.ts';
import { type CurrencyFactors, currencyFactors } from './exchange-rate.ts';
import { getWorkspaceCurrency } from './workspace.query.ts';

/** A day's view of money: what each currency is worth then, in the workspace's. */
export type MoneyOn = { day: string; currency: string; factors: CurrencyFactors };

export async function moneyOn(scope: Scope, day: string): Promise<MoneyOn> {
  const [currency, rates] = [await getWorkspaceCurrency(scope), await listRatesOn(scope, day)];
  return { day, currency, factors: currencyFactors(rates, currency, day) };
}

export async function moneyOnDays(scope: Scope, days: readonly string[]): Promise<MoneyOn[]> {
  const last = days.reduce((latest, day) => (day > latest ? day : latest), '');
  const currency = await getWorkspaceCurrency(scope);
  const rates = last === '' ? [] : await listRatesUntil(scope, last);
  return days.map((day) => ({ day, currency, factors: currencyFactors(rates, currency, day) }));
}

/** The factors as a relation `(currency, factor)`: one parameter, whatever the number of currencies. */
export const factorTable = (money: MoneyOn): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify([...money.factors].map(([currency, factor]) => ({ currency, factor })))}::jsonb) as f (currency text, factor double precision)`;

/** A line `l` recurs and is live on the day, a value or an SQL expression. */
export const isLiveRecurring = (day: string | RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`l.kind = 'recurring' and l.archived_at is null and l.starts_on <= ${day}::date and (l.ends_on is null or l.ends_on > ${day}::date)`;

/** Units: minor units of the workspace's currency a year, each line rounded. Null for a line whose currency has no rate. */
export const yearlyMinor: RawBuilder<number | null> = sql<number | null>`
  floor((l.amount_minor * case l.period when 'month' then 12 else 1 end)::double precision * f.factor + 0.5)`;

/** Recurring revenue of the account `accountId` (an SQL expression), as a lateral relation `(minor, unknown)`. */
export const revenueOfAccount = (scope: Scope, money: MoneyOn, accountId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select coalesce(sum(${yearlyMinor}), 0)::bigint as minor,
         coalesce(array_agg(distinct l.currency) filter (where f.factor is null), '{}') as unknown
  from revenue_lines l left join ${factorTable(money)} on f.currency = l.currency
  where l.workspace_id = ${scope.workspaceId} and l.account_id = ${accountId} and ${isLiveRecurring(money.day)}`;

export const revenueAnswerOf = (row: { minor: number | null; unknown: string[] | null }): RecurringRevenue => ({
  minor: row.minor ?? 0,
  unknownCurrencies: row.unknown ?? [],
});

export type ProductRevenue = RecurringRevenue & { productId: string | null };

/** Live recurring revenue of some accounts by product; the null product is what is assigned to none. */
export async function listRevenueByProduct(scope: Scope, money: MoneyOn, accountIds: readonly string[]): Promise<ProductRevenue[]> {
  const found = await sql<{ product_id: string | null; minor: number; unknown: string[] }>`
    select l.product_id, coalesce(sum(${yearlyMinor}), 0)::bigint as minor,
           coalesce(array_agg(distinct l.currency) filter (where f.factor is null), '{}') as unknown
    from revenue_lines l left join ${factorTable(money)} on f.currency = l.currency
    where l.workspace_id = ${scope.workspaceId} and l.account_id = any(${[...accountIds]}::text[]) and ${isLiveRecurring(money.day)}
    group by l.product_id order by minor desc`.execute(scope.db);
  return found.rows.map((row) => ({ productId: row.product_id, ...revenueAnswerOf(row) }));
}

export type RevenueMonth = RecurringRevenue & { day: string; lines: number; accounts: number };

/**
 * Recurring revenue on each day, over some accounts or over all. Archived accounts count only `ofArchived`.
 *
 * Shape   `lines` and `accounts` count what is live on that day, trials included.
 */
export async function listRevenueByDay(
  scope: Scope,
  days: readonly MoneyOn[],
  filter: { accountIds?: readonly string[]; productId?: string | undefined; ofArchived?: boolean },
): Promise<RevenueMonth[]> {
  if (days.length === 0) return [];
  const factors = days.flatMap(({ day, factors: known }) => [...known].map(([currency, factor]) => ({ day, currency, factor })));
  const found = await sql<{ day: string; minor: number; unknown: string[]; lines: number; accounts: number }>`
    with days as materialized (select day::date as day from jsonb_array_elements_text(${JSON.stringify(days.map(({ day }) => day))}::jsonb) as day),
    factors as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(factors)}::jsonb) as f (day date, currency text, factor double precision)
    ),
    lines as materialized (
      select l.account_id, l.kind, l.amount_minor, l.period, l.currency, l.starts_on, l.ends_on
      from revenue_lines l join accounts a on a.workspace_id = l.workspace_id and a.id = l.account_id
      where l.workspace_id = ${scope.workspaceId} and l.archived_at is null and l.kind in ('recurring', 'trial') and (${filter.ofArchived ?? false} or a.archived_at is null)
        and (${filter.accountIds ? [...filter.accountIds] : null}::text[] is null or l.account_id = any(${filter.accountIds ? [...filter.accountIds] : null}::text[]))
        and (${filter.productId ?? null}::text is null or l.product_id = ${filter.productId ?? null}::text)
    )
    select days.day, coalesce(sum(${yearlyMinor}) filter (where l.kind = 'recurring'), 0)::bigint as minor,
           coalesce(array_agg(distinct l.currency) filter (where l.kind = 'recurring' and f.factor is null), '{}') as unknown,
           count(l.account_id)::int as lines, count(distinct l.account_id)::int as accounts
    from days
    left join lines l on l.starts_on <= days.day and (l.ends_on is null or l.ends_on > days.day)
    left join factors f on f.day = days.day and f.currency = l.currency
    group by days.day order by days.day`.execute(scope.db);
  return found.rows.map((row) => ({ day: row.day, lines: row.lines, accounts: row.accounts, ...revenueAnswerOf(row) }));
}
