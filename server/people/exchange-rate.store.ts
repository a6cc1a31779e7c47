import { sql } from 'kysely';
import { cursorAfter } from '../platform/page.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { Rate } from './exchange-rate.ts';
import type { ExchangeRateRow, PeopleTables } from './tables.ts';

export async function putExchangeRates(scope: Scope, rates: readonly (Rate & { source: string | null })[]): Promise<void> {
  await sql`
    insert into exchange_rates (workspace_id, currency, day, rate, source, created_at)
    select ${scope.workspaceId}, i.currency, i.day, i.rate, i.source, ${scope.now}
    from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as i (currency text, day date, rate double precision, source text)
    on conflict (workspace_id, currency, day) do update set rate = excluded.rate, source = excluded.source`.execute(scope.db);
}

export async function deleteExchangeRate(scope: Scope, currency: string, day: string): Promise<ExchangeRateRow | undefined> {
  return tables<PeopleTables>(scope)
    .deleteFrom('exchange_rates')
    .where('workspace_id', '=', scope.workspaceId)
    .where('currency', '=', currency)
    .where('day', '=', day)
    .returningAll()
    .executeTakeFirst();
}

/** By currency, the newest day first. */
export async function listExchangeRates(
  scope: Scope,
  filter: { currency?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<ExchangeRateRow[]> {
  const after = cursorAfter(filter.cursor, 2);
  return tables<PeopleTables>(scope)
    .selectFrom('exchange_rates')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .$if(filter.currency !== undefined, (query) => query.where('currency', '=', filter.currency ?? ''))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('currency', '>', String(after?.[0])),
          eb.and([eb('currency', '=', String(after?.[0])), eb('day', '<', String(after?.[1]))]),
        ]),
      ),
    )
    .orderBy('currency')
    .orderBy('day', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** The rate of each currency on a day: the latest on or before it. */
export async function listRatesOn(scope: Scope, day: string): Promise<Rate[]> {
  return tables<PeopleTables>(scope)
    .selectFrom('exchange_rates')
    .distinctOn('currency')
    .select(['currency', 'day', 'rate'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('day', '<=', day)
    .orderBy('currency')
    .orderBy('day', 'desc')
    .execute();
}

/** Every rate up to a day, for sums over many days. Bounded: 20 years of daily rates of one currency fit. */
export async function listRatesUntil(scope: Scope, day: string): Promise<Rate[]> {
  return tables<PeopleTables>(scope)
    .selectFrom('exchange_rates')
    .select(['currency', 'day', 'rate'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .limit(10_000)
    .execute();
}
