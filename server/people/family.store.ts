import { sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';

/** The parents of accounts and of all that stand above them. */
export async function listParents(scope: Scope, accountIds: readonly string[]): Promise<Map<string, string | null>> {
  if (accountIds.length === 0) return new Map();
  const found = await sql<{ id: string; parent_id: string | null }>`
    with recursive up (id, parent_id) as (
      select id, parent_id from accounts where workspace_id = ${scope.workspaceId} and id = any(${[...accountIds]}::text[])
      union
      select a.id, a.parent_id from up join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = up.parent_id
    ) select id, parent_id from up`.execute(scope.db);
  return new Map(found.rows.map((row) => [row.id, row.parent_id]));
}

/** Sets the family of these accounts and of all below them by their parents; answers the accounts and families it touched. */
export async function settleFamilies(scope: Scope, accountIds: readonly string[]): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const moved = await sql<{ id: string; before: string; after: string }>`
    with recursive up (start, id, parent_id) as (
      select id, id, parent_id from accounts where workspace_id = ${scope.workspaceId} and id = any(${[...accountIds]}::text[])
      union
      select up.start, a.id, a.parent_id from up join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = up.parent_id
    ),
    down (id, root) as (
      select start, id from up where parent_id is null
      union
      select a.id, down.root from down join accounts a on a.workspace_id = ${scope.workspaceId} and a.parent_id = down.id
    ),
    changed as materialized (
      select a.id, a.family_id as before, down.root from down join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = down.id
      where a.family_id <> down.root
    )
    update accounts t set family_id = changed.root from changed
    where t.workspace_id = ${scope.workspaceId} and t.id = changed.id
    returning t.id, changed.before, changed.root as after`.execute(scope.db);
  return [...new Set(moved.rows.flatMap((row) => [row.id, row.before, row.after]))];
}
