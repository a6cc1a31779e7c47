// Where records stand after merges: reads the tables of people.
import { sql } from 'kysely';
import type { Scope } from '../../platform/scope.ts';
import type { Numbered } from './numbers.store.ts';

const recordsOf = { person: 'persons', account: 'accounts' } as const;

/** The records that these are one with, themselves included, each with the one that stayed. */
export async function listFamily(scope: Scope, kind: Numbered, recordIds: readonly string[]): Promise<Map<string, string>> {
  if (recordIds.length === 0) return new Map();
  const table = sql.table(recordsOf[kind]);
  const found = await sql<{ id: string; root: string }>`
    with recursive up as (
      select r.id, r.merged_into from ${table} r where r.workspace_id = ${scope.workspaceId} and r.id = any(${[...new Set(recordIds)]}::text[])
      union
      select r.id, r.merged_into from up join ${table} r on r.workspace_id = ${scope.workspaceId} and r.id = up.merged_into
    ), down as (
      select id, id as root from up where merged_into is null
      union all
      select r.id, down.root from down join ${table} r on r.workspace_id = ${scope.workspaceId} and r.merged_into = down.id
    )
    select id, root from down`.execute(scope.db);
  return new Map(found.rows.map(({ id, root }) => [id, root]));
}

/** Which of these records events have named. */
export async function listLinkedRecords(scope: Scope, kind: Numbered, recordIds: readonly string[]): Promise<string[]> {
  const [ids, record] = kind === 'person' ? [sql`distinct_ids`, sql`person_id`] : [sql`account_keys`, sql`account_id`];
  const found = await sql<{ id: string }>`
    select distinct ${record} as id from ${ids} where workspace_id = ${scope.workspaceId} and ${record} = any(${[...recordIds]}::text[])`.execute(
    scope.db,
  );
  return found.rows.map(({ id }) => id);
}
