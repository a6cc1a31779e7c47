import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Null: events are kept for ever. */
export async function findRetention(scope: Scope): Promise<number | null> {
  const found = await sql<{ months: number }>`select months from facts_retentions where workspace_id = ${scope.workspaceId}`.execute(
    scope.db,
  );
  return found.rows[0]?.months ?? null;
}

export async function putRetention(scope: Scope, months: number | null): Promise<void> {
  if (months === null) await sql`delete from facts_retentions where workspace_id = ${scope.workspaceId}`.execute(scope.db);
  else
    await sql`
      insert into facts_retentions as r (workspace_id, months, created_at, updated_at)
      values (${scope.workspaceId}, ${months}, ${scope.now}, ${scope.now})
      on conflict (workspace_id) do update set months = excluded.months, version = r.version + 1, updated_at = excluded.updated_at`.execute(
      scope.db,
    );
}

export async function listRetentions(database: Database): Promise<{ workspaceId: string; months: number }[]> {
  const found = await sql<{ workspaceId: string; months: number }>`
    select workspace_id as "workspaceId", months from facts_retentions order by workspace_id`.execute(database.system);
  return found.rows;
}

/** The id of each workspace, by its number in the store of the facts. */
export async function listWorkspacesByNumber(database: Database): Promise<Map<number, string>> {
  const found = await sql<{ number: number; id: string }>`select number, workspace_id as id from facts_workspaces`.execute(database.system);
  return new Map(found.rows.map(({ number, id }) => [number, id]));
}
