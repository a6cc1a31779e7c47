// Figures over all accounts and deals: what the overview and the lists' headers show.
import { type RawBuilder, sql } from 'kysely';
import { type AccountStage, accountStages } from '../../contract/people/account.ts';
import {
  type CustomerBaseAnswer,
  type PipelineAnswer,
  readCustomerBaseRequest,
  readPipelineRequest,
} from '../../contract/people/customer-base.ts';
import { type DealStatus, dealStatuses } from '../../contract/people/deal.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { dayOf, lastMonthEnds } from './days.ts';
import { isDealOpenOn } from './deal.query.ts';
import { share, winRate } from './deal.ts';
import {
  factorTable,
  isLiveRecurring,
  listRevenueByDay,
  type MoneyOn,
  moneyOn,
  moneyOnDays,
  revenueAnswerOf,
  yearlyMinor,
} from './revenue.query.ts';

const renewalWindowDays = 90;

export const readCustomerBase = query({
  name: 'customer_base.read',
  input: readCustomerBaseRequest,
  can: 'read',
  async run(scope, input): Promise<CustomerBaseAnswer> {
    const asOf = input.asOf ?? dayOf(scope.now);
    const money = await moneyOn(scope, asOf);
    const days = await moneyOnDays(scope, [...new Set([...lastMonthEnds(asOf, input.months), asOf])]);
    const byDay = await listRevenueByDay(scope, days, { productId: input.productId });
    const now = byDay.find(({ day }) => day === asOf);
    const ends = new Set(lastMonthEnds(asOf, input.months));
    return {
      asOf,
      currency: money.currency,
      now: { minor: now?.minor ?? 0, unknownCurrencies: now?.unknownCurrencies ?? [] },
      byMonth: byDay.filter(({ day }) => ends.has(day)).map((month) => ({ ...month, monthMinor: Math.round(month.minor / 12) })),
      accountsByStage: await countByStage(scope),
      ...(await countPersons(scope, asOf)),
      renewals: await sumRenewals(scope, money, input.productId),
    };
  },
});

async function countByStage(scope: Scope): Promise<Record<AccountStage, number>> {
  const found = await sql<{ stage: AccountStage; accounts: number }>`
    select stage, count(*)::int as accounts from accounts where workspace_id = ${scope.workspaceId} and archived_at is null group by stage`.execute(
    scope.db,
  );
  const counted = new Map(found.rows.map((row) => [row.stage, row.accounts]));
  return Object.fromEntries(accountStages.map((stage) => [stage, counted.get(stage) ?? 0])) as Record<AccountStage, number>;
}

async function countPersons(scope: Scope, asOf: string): Promise<{ persons: number; personsWithoutAccount: number }> {
  const found = await sql<{ persons: number; belonging: number }>`
    select count(*)::int as persons,
      (select count(distinct b.person_id)::int from memberships b
       join persons p on p.workspace_id = ${scope.workspaceId} and p.id = b.person_id and p.archived_at is null
       where b.workspace_id = ${scope.workspaceId} and b.archived_at is null
         and (b.active_from is null or b.active_from <= ${asOf}::date) and (b.active_to is null or b.active_to > ${asOf}::date)) as belonging
    from persons where workspace_id = ${scope.workspaceId} and archived_at is null`.execute(scope.db);
  const { persons, belonging } = found.rows[0] ?? { persons: 0, belonging: 0 };
  return { persons, personsWithoutAccount: persons - belonging };
}

async function sumRenewals(scope: Scope, money: MoneyOn, productId: string | undefined): Promise<CustomerBaseAnswer['renewals']> {
  const found = await sql<{ accounts: number; minor: number; unknown: string[] }>`
    with renewing as (
      select distinct c.account_id as id from contracts c
      join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = c.account_id and a.archived_at is null
      where c.workspace_id = ${scope.workspaceId} and c.archived_at is null
        and coalesce(c.renewal_on, c.ends_on) between ${money.day}::date and ${money.day}::date + ${renewalWindowDays}::int
    )
    select count(distinct renewing.id)::int as accounts, coalesce(sum(${yearlyMinor}), 0)::bigint as minor,
           coalesce(array_agg(distinct l.currency) filter (where l.id is not null and f.factor is null), '{}') as unknown
    from renewing
    left join revenue_lines l on l.workspace_id = ${scope.workspaceId} and l.account_id = renewing.id and ${isLiveRecurring(money.day)}
      and (${productId ?? null}::text is null or l.product_id = ${productId ?? null}::text)
    left join ${factorTable(money)} on f.currency = l.currency`.execute(scope.db);
  const [row] = found.rows;
  return { accounts: row?.accounts ?? 0, recurringRevenue: revenueAnswerOf(row ?? { minor: 0, unknown: [] }) };
}

type DealSumRow = {
  status: DealStatus;
  stage: string | null;
  deals: number;
  minor: number;
  without_amount: number;
  unknown: string[];
  weighted: number;
  without_probability: number;
  without_account: number;
  assumed_amount: number;
  assumed_probability: number;
};
type DealSum = PipelineAnswer['byStatus'][DealStatus];

/** What a deal was on a day: open, or won or lost by then. A closed deal without a day counts as closed. */
const statusOn = (day: string): RawBuilder<unknown> => sql`case when ${isDealOpenOn(day)} then 'open' else d.status end`;

export const readPipeline = query({
  name: 'pipeline.read',
  input: readPipelineRequest,
  can: 'read',
  async run(scope, input): Promise<PipelineAnswer> {
    const asOf = input.asOf ?? dayOf(scope.now);
    const money = await moneyOn(scope, asOf);
    const { rows } = await sql<DealSumRow>`
      select ${statusOn(asOf)} as status, d.stage, count(*)::int as deals,
        coalesce(sum(floor(d.amount_minor * f.factor + 0.5)), 0)::bigint as minor,
        count(*) filter (where d.amount_minor is null)::int as without_amount,
        coalesce(array_agg(distinct d.currency) filter (where d.currency is not null and f.factor is null), '{}') as unknown,
        coalesce(sum(floor((d.amount_minor * case d.period when 'month' then 12 else 1 end)::double precision * f.factor * d.probability + 0.5)), 0)::bigint as weighted,
        count(*) filter (where d.probability is null)::int as without_probability,
        count(*) filter (where d.account_id is null)::int as without_account,
        count(*) filter (where d.assumed ? 'amount')::int as assumed_amount,
        count(*) filter (where d.assumed ? 'probability')::int as assumed_probability
      from deals d left join ${factorTable(money)} on f.currency = d.currency
      where d.workspace_id = ${scope.workspaceId} and d.archived_at is null
        and (${input.productId ?? null}::text is null or d.product_id = ${input.productId ?? null}::text)
        and (d.opened_on is null or d.opened_on <= ${asOf}::date)
      group by 1, d.stage order by deals desc`.execute(scope.db);
    const open = rows.filter((row) => row.status === 'open');
    const byStatus = Object.fromEntries(
      dealStatuses.map((status) => [status, sumOf(rows.filter((row) => row.status === status))]),
    ) as Record<DealStatus, DealSum>;
    const [won, lost] = [byStatus.won.deals, byStatus.lost.deals];
    return {
      asOf,
      currency: money.currency,
      byStatus,
      openByStage: open.slice(0, 50).map((row) => ({ stage: row.stage, ...sumOf([row]) })),
      winRate: { value: winRate(won, lost), won, lost, denominator: 'won + lost' },
      ofAll: { value: share(won, won + lost + byStatus.open.deals), denominator: 'won + lost + open' },
      weightedYearMinor: add(open, (row) => row.weighted),
      withoutProbability: add(open, (row) => row.without_probability),
      withoutAccount: add(open, (row) => row.without_account),
      assumed: { amount: add(open, (row) => row.assumed_amount), probability: add(open, (row) => row.assumed_probability) },
    };
  },
});

const add = (rows: readonly DealSumRow[], part: (row: DealSumRow) => number): number => rows.reduce((sum, row) => sum + part(row), 0);

const sumOf = (rows: readonly DealSumRow[]): DealSum => ({
  deals: add(rows, (row) => row.deals),
  minor: add(rows, (row) => row.minor),
  withoutAmount: add(rows, (row) => row.without_amount),
  unknownCurrencies: [...new Set(rows.flatMap((row) => row.unknown))].sort(),
});
