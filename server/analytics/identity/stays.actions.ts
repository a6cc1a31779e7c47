// The stays of humans in the numbers that events hold.
import type { Scope } from '../../platform/scope.ts';
import { insertAccountRecords, listNumbersOfAccounts, lockIdentities } from './numbers.store.ts';
import { settle } from './settle.actions.ts';
import type { Stay } from './stay.ts';
import { listStaysOf } from './stays.query.ts';

/** Shape   every number has an entry. An account that no event has named yet gets its number here. */
export async function readStays(scope: Scope, numbers: readonly number[]): Promise<Map<number, Stay[]>> {
  const stays = new Map<number, Stay[]>(numbers.map((number) => [number, []]));
  const rows = await listStaysOf(scope, numbers);
  if (rows.length === 0) return stays;
  const accountOf = await numberAccounts(scope, [...new Set(rows.map(({ accountId }) => accountId))]);
  for (const { number, accountId, from, to } of rows) {
    const account = accountOf.get(accountId);
    if (account !== undefined) stays.get(number)?.push({ account, from, to });
  }
  return stays;
}

/** The number of each of these accounts. */
export async function numberAccounts(scope: Scope, accountIds: readonly string[]): Promise<Map<string, number>> {
  const known = await listNumbersOfAccounts(scope, accountIds);
  const missing = accountIds.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  await lockIdentities(scope);
  const made = await insertAccountRecords(scope, missing);
  await settle(
    scope,
    'account',
    made.map(({ number }) => number),
  );
  return listNumbersOfAccounts(scope, accountIds);
}
