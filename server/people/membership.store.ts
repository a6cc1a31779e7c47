import { sql } from 'kysely';
import { type Scope, tables } from '../platform/scope.ts';
import { type Pair, pairKey } from './match.store.ts';
import type { MembershipRow, PeopleTables } from './tables.ts';

/** All stays of a person at an account that are not archived. Bounded: nobody comes and goes a hundred times. */
export async function listStays(scope: Scope, personId: string, accountId: string): Promise<MembershipRow[]> {
  return tables<PeopleTables>(scope)
    .selectFrom('memberships')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('person_id', '=', personId)
    .where('account_id', '=', accountId)
    .where('archived_at', 'is', null)
    .limit(100)
    .execute();
}

export type StayOf = { id: string; from: string | null; to: string | null };

/** The stays of many pairs that are more than a browser's claim, by `pairKey`. */
export async function listManyStays(scope: Scope, pairs: readonly Pair[]): Promise<Map<string, StayOf[]>> {
  const stays = new Map<string, StayOf[]>();
  if (pairs.length === 0) return stays;
  const found = await sql<{ id: string; person_id: string; account_id: string; active_from: string | null; active_to: string | null }>`
    select distinct b.id, b.person_id, b.account_id, b.active_from, b.active_to
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as i ("personId" text, "accountId" text)
    join memberships b on b.workspace_id = ${scope.workspaceId} and b.person_id = i."personId" and b.account_id = i."accountId" and b.archived_at is null
      and not b.observed`.execute(scope.db);
  for (const row of found.rows) {
    const key = pairKey({ personId: row.person_id, accountId: row.account_id });
    stays.set(key, [...(stays.get(key) ?? []), { id: row.id, from: row.active_from, to: row.active_to }]);
  }
  return stays;
}
