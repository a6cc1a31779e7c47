import { sql } from 'kysely';
import type { Behaviour } from '../../../contract/analytics/behaviour.ts';
import type { SegmentKind } from '../../../contract/people/segment.ts';
import type { Database } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { keyOfBehaviour } from './behaviour.ts';

/** Who was found, if anybody looked yet. */
export async function findBehaviourNos(scope: Scope, kind: SegmentKind, value: Behaviour): Promise<number[] | null> {
  const { rows } = await sql<{ nos: number[] }>`
    select nos from behaviours where workspace_id = ${scope.workspaceId} and kind = ${kind} and key = ${keyOfBehaviour(value)}
      and found_at is not null`.execute(scope.db);
  return rows[0]?.nos ?? null;
}

/** Units  found since: what was found later than this is fresh. */
export async function isBehaviourFresh(scope: Scope, kind: SegmentKind, value: Behaviour, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from behaviours where workspace_id = ${scope.workspaceId} and kind = ${kind} and key = ${keyOfBehaviour(value)}
      and found_at > ${since}`.execute(scope.db);
  return rows.length > 0;
}

/** Somebody asks for it: looked for soon, if nobody has. */
export async function wantBehaviour(scope: Scope, kind: SegmentKind, value: Behaviour): Promise<void> {
  await sql`
    insert into behaviours (workspace_id, kind, key, value, wanted_at)
    values (${scope.workspaceId}, ${kind}, ${keyOfBehaviour(value)}, ${JSON.stringify(value)}::jsonb, ${scope.now})
    on conflict (workspace_id, kind, key) do update set wanted_at = excluded.wanted_at`.execute(scope.db);
}

export async function putBehaviourNos(scope: Scope, kind: SegmentKind, value: Behaviour, nos: readonly number[]): Promise<void> {
  await sql`
    insert into behaviours (workspace_id, kind, key, value, nos, wanted_at, found_at)
    values (${scope.workspaceId}, ${kind}, ${keyOfBehaviour(value)}, ${JSON.stringify(value)}::jsonb, ${[...nos]}::int[], ${scope.now}, ${scope.now})
    on conflict (workspace_id, kind, key) do update set nos = excluded.nos, found_at = excluded.found_at`.execute(scope.db);
}

export type WantedBehaviour = { workspaceId: string; kind: SegmentKind; value: Behaviour };

/** Over all workspaces. Shape  workspaceId: only that one. foundBefore: and those that nobody found yet; null: only these. */
export async function listBehavioursToFind(
  database: Database,
  { workspaceId, foundBefore }: { workspaceId?: string; foundBefore: Date | null },
  limit: number,
): Promise<WantedBehaviour[]> {
  const { rows } = await sql<WantedBehaviour>`
    select workspace_id as "workspaceId", kind, value from behaviours
    where (found_at is null or found_at < ${foundBefore}) and (${workspaceId ?? null}::text is null or workspace_id = ${workspaceId ?? null})
    order by found_at nulls first limit ${limit}`.execute(database.system);
  return rows;
}

/** What no segment asks for any more and nobody has looked at since. */
export async function forgetBehaviours(database: Database, wantedBefore: Date): Promise<void> {
  await sql`
    delete from behaviours b where wanted_at < ${wantedBefore} and not exists (
      select 1 from segments s
      cross join lateral jsonb_path_query(s.definition, '$.** ? (@.source == "did").value') asked
      where s.workspace_id = b.workspace_id and asked = b.value)`.execute(database.system);
}
