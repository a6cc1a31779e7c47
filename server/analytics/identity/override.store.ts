// What waits to be told to the store of the facts, over all workspaces.
import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.ts';

/** Shape   workspace: its number in the store of the facts. */
export type OverrideChange = { version: number; kind: 'person' | 'account'; workspace: number; number: number; canonical: number };

export async function hasOverrideChanges(database: Database): Promise<boolean> {
  const found = await sql`select from override_changes limit 1`.execute(database.system);
  return found.rows.length > 0;
}

export async function listOverrideChanges(database: Database, limit: number): Promise<OverrideChange[]> {
  const read = () =>
    sql<Omit<OverrideChange, 'workspace'> & { workspace: number | null }>`
      select c.version, c.kind, w.number as workspace, c.number, c.canonical
      from (select * from override_changes order by version limit ${limit}) c
      left join facts_workspaces w on w.workspace_id = c.workspace_id order by c.version`.execute(database.system);
  const isNumbered = (change: { workspace: number | null }): change is OverrideChange => change.workspace !== null;
  const found = await read();
  if (found.rows.every(isNumbered)) return found.rows.filter(isNumbered);
  // Somebody was named before the first event of the workspace was stored.
  await sql`insert into facts_workspaces (workspace_id) select distinct workspace_id from override_changes on conflict do nothing`.execute(
    database.system,
  );
  return (await read()).rows.filter(isNumbered);
}

export async function removeOverrideChanges(database: Database, versions: readonly number[]): Promise<void> {
  if (versions.length === 0) return;
  await sql`delete from override_changes where version = any(${[...versions]}::bigint[])`.execute(database.system);
}

/** Each number as it stands now, also those that are themselves: they may have been somebody else. */
export async function sayAllOverridesAgain(database: Database, workspaceId: string): Promise<void> {
  await sql`
    insert into override_changes (workspace_id, kind, number, canonical)
    select workspace_id, 'person', number, canonical from distinct_ids where workspace_id = ${workspaceId}
    union all
    select workspace_id, 'account', number, canonical from account_keys where workspace_id = ${workspaceId}`.execute(database.system);
}
