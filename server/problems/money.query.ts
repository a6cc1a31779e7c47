// What an account family pays and may pay for a product, and when that is decided: people's records, read for the valuation.
import { type RawBuilder, sql } from 'kysely';
import { minorDigits } from '../../contract/platform/money.ts';
import type { PolicyValue } from '../../contract/playbook/index.ts';
import type { Scope } from '../platform/scope.ts';

/** A currency and what one of its minor units is worth in major units of the workspace's currency. */
export type CurrencyFactor = { currency: string; factor: number };

/** The currencies that can be turned into the workspace's own at a day: its own, and those with a rate on or before that day. */
export async function currencyFactors(scope: Scope, asOf: string): Promise<CurrencyFactor[]> {
  const rates = await sql<{ currency: string; rate: number }>`
    select currency, 1::float8 as rate from workspaces where workspace_id = ${scope.workspaceId}
    union all
    (select distinct on (currency) currency, rate from exchange_rates
     where workspace_id = ${scope.workspaceId} and day <= ${asOf}::date
       and currency <> (select currency from workspaces where workspace_id = ${scope.workspaceId})
     order by currency, day desc)`.execute(scope.db);
  return rates.rows.map(({ currency, rate }) => ({ currency, factor: rate / 10 ** minorDigits(currency) }));
}

const rateTable = (factors: readonly CurrencyFactor[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(factors)}::jsonb) as rate (currency text, factor float8)`;

export type StageProbabilities = PolicyValue<'people.dealStageProbabilities'>;

/** The probability of a deal: its own, else by the policy of its stage. Needs the alias `deal`. */
export function probabilityOfDeal(policy: StageProbabilities): RawBuilder<unknown> {
  const byStage = Object.fromEntries(policy.stages.map(({ stage, probability }) => [stage.trim().toLowerCase(), probability]));
  return sql`coalesce(deal.probability, (${JSON.stringify(byStage)}::jsonb ->> lower(trim(deal.stage)))::float8, ${policy.otherwise}::float8)`;
}

/** A deal was open at a day when it had been opened and was not yet closed. Needs the alias `deal`. */
export const dealOpenAt = (asOf: string) => sql`(
  (deal.opened_on is null or deal.opened_on <= ${asOf}::date)
  and case when deal.status = 'open' then true else deal.closed_on > ${asOf}::date end)`;

const yearly = (alias: 'line' | 'deal') => sql`case ${sql.ref(`${alias}.period`)} when 'month' then 12 else 1 end`;

/**
 * The budgets of families for one product at a day. Money in a currency without a rate is unknown and counts nothing here;
 * the account page names it.
 *
 * Shape   a query: family_no, protect_budget, grow_budget; families without any money are absent.
 * Units   major units of the workspace's currency a year
 */
export function familyBudgets(
  scope: Scope,
  productId: string,
  asOf: string,
  familyNos: RawBuilder<unknown>,
  factors: readonly CurrencyFactor[],
  stages: StageProbabilities,
): RawBuilder<unknown> {
  const { workspaceId } = scope;
  return sql`
    select family_no, coalesce(sum(protect), 0) as protect_budget, coalesce(sum(grow), 0) as grow_budget
    from (
      select family.no as family_no, line.amount_minor * rate.factor * ${yearly('line')} as protect, null::float8 as grow
      from accounts family
      join accounts account on account.workspace_id = ${workspaceId} and account.family_id = family.id
      join revenue_lines line on line.workspace_id = ${workspaceId} and line.account_id = account.id and line.product_id = ${productId}
        and line.kind = 'recurring' and line.archived_at is null
        and line.starts_on <= ${asOf}::date and (line.ends_on is null or line.ends_on > ${asOf}::date)
      join ${rateTable(factors)} on rate.currency = line.currency
      where family.workspace_id = ${workspaceId} and family.no = any(${familyNos})
      union all
      select family.no, null, deal.amount_minor * rate.factor * ${yearly('deal')} * ${probabilityOfDeal(stages)}
      from accounts family
      join accounts account on account.workspace_id = ${workspaceId} and account.family_id = family.id
      join deals deal on deal.workspace_id = ${workspaceId} and deal.account_id = account.id and deal.product_id = ${productId}
        and deal.archived_at is null and ${dealOpenAt(asOf)}
      join ${rateTable(factors)} on rate.currency = deal.currency
      where family.workspace_id = ${workspaceId} and family.no = any(${familyNos})
    ) money
    group by family_no`;
}

/**
 * The dates on which a family's money hangs: renewals of its contracts, expected closes of its open deals.
 *
 * Shape   a query: family_no, {protect,grow}_due_on (the nearest from asOf on), _due_kind, _passed_on (the latest before asOf)
 */
export function familyDates(scope: Scope, productId: string, asOf: string, familyNos: RawBuilder<unknown>): RawBuilder<unknown> {
  const { workspaceId } = scope;
  return sql`
    select family_no,
           min(due_on) filter (where reason = 'p' and due_on >= ${asOf}::date) as protect_due_on,
           max('renewal') filter (where reason = 'p' and due_on >= ${asOf}::date) as protect_due_kind,
           max(due_on) filter (where reason = 'p' and due_on < ${asOf}::date) as protect_passed_on,
           min(due_on) filter (where reason = 'g' and due_on >= ${asOf}::date) as grow_due_on,
           max('deal_close') filter (where reason = 'g' and due_on >= ${asOf}::date) as grow_due_kind,
           max(due_on) filter (where reason = 'g' and due_on < ${asOf}::date) as grow_passed_on
    from (
      select family.no as family_no, 'p' as reason, contract.renewal_on as due_on
      from accounts family
      join accounts account on account.workspace_id = ${workspaceId} and account.family_id = family.id
      join contracts contract on contract.workspace_id = ${workspaceId} and contract.account_id = account.id
        and contract.archived_at is null and contract.renewal_on is not null
      where family.workspace_id = ${workspaceId} and family.no = any(${familyNos})
      union all
      select family.no, 'g', deal.close_on
      from accounts family
      join accounts account on account.workspace_id = ${workspaceId} and account.family_id = family.id
      join deals deal on deal.workspace_id = ${workspaceId} and deal.account_id = account.id and deal.product_id = ${productId}
        and deal.archived_at is null and deal.close_on is not null and ${dealOpenAt(asOf)}
      where family.workspace_id = ${workspaceId} and family.no = any(${familyNos})
    ) dates
    group by family_no`;
}
