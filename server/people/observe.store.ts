import { sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';

/** Which of these persons have an external id of that system. */
export async function listPersonsWithRefOf(scope: Scope, personIds: readonly string[], source: string): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const found = await sql<{ id: string }>`
    select distinct record_id as id from external_refs
    where workspace_id = ${scope.workspaceId} and record_id = any(${[...personIds]}::text[]) and kind = 'person' and source = ${source}`.execute(
    scope.db,
  );
  return new Set(found.rows.map(({ id }) => id));
}

/** Notes when records were last active; an earlier moment than the known one changes nothing. */
export async function recordLastSeen(
  scope: Scope,
  kind: 'account' | 'person',
  seen: readonly { recordId: string; at: Date }[],
): Promise<void> {
  if (seen.length === 0) return;
  await sql`
    insert into last_seen (workspace_id, kind, record_id, seen_at)
    select ${scope.workspaceId}, ${kind}, i."recordId", max(i.at)
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as i ("recordId" text, at timestamptz) group by i."recordId"
    on conflict (workspace_id, kind, record_id) do update set seen_at = excluded.seen_at where last_seen.seen_at < excluded.seen_at`.execute(
    scope.db,
  );
}

/** When each of these records was last active; those that never were are left out. */
export async function listLastSeen(scope: Scope, recordIds: readonly string[]): Promise<Map<string, Date>> {
  const found = await sql<{ record_id: string; seen_at: Date }>`
    select record_id, seen_at from last_seen where workspace_id = ${scope.workspaceId} and kind in ('account', 'person')
      and record_id = any(${[...recordIds]}::text[])`.execute(scope.db);
  return new Map(found.rows.map(({ record_id, seen_at }) => [record_id, seen_at]));
}

export async function forgetLastSeen(scope: Scope, recordIds: readonly string[]): Promise<void> {
  await sql`
    delete from last_seen where workspace_id = ${scope.workspaceId} and kind in ('account', 'person') and record_id = any(${[...recordIds]}::text[])`.execute(
    scope.db,
  );
}
