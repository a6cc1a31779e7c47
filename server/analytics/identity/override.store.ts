// What waits to be told to the store of the facts, over all workspaces.
import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.ts';

/** Shape   workspace: its number in the store of the facts. */
export type OverrideChange = {
  id: number;
  version: number;
  kind: 'person' | 'account';
  workspace: number;
  number: number;
  canonical: number;
};

export async function hasOverrideChanges(database: Database): Promise<boolean> {
  const found = await sql`select from override_changes limit 1`.execute(database.system);
  return found.rows.length > 0;
}

export async function listOverrideChanges(database: Database, after: number, limit: number): Promise<OverrideChange[]> {
  const read = () =>
    sql<Omit<OverrideChange, 'workspace'> & { workspace: number | null }>`
      select c.id, c.version, c.kind, w.number as workspace, c.number, c.canonical
      from (select * from override_changes where id > ${after} order by id limit ${limit}) c
      left join facts_workspaces w on w.workspace_id = c.workspace_id order by c.id`.execute(database.system);
  const isNumbered = (change: { workspace: number | null }): change is OverrideChange => change.workspace !== null;
  const found = await read();
  if (found.rows.every(isNumbered)) return found.rows.filter(isNumbered);
  // Somebody was named before the first event of the workspace was stored.
  await sql`insert into facts_workspaces (workspace_id) select distinct workspace_id from override_changes on conflict do nothing`.execute(
    database.system,
  );
  return (await read()).rows.filter(isNumbered);
}

export async function removeOverrideChanges(database: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from override_changes where id = any(${[...ids]}::bigint[])`.execute(database.system);
}

/** Each number as it stands now, also those that are themselves: they may have been somebody else. */
export async function sayAllOverridesAgain(database: Database, workspaceId: string): Promise<void> {
  await sql`
    insert into override_changes (workspace_id, kind, number, canonical)
    select workspace_id, 'person', number, canonical from distinct_ids where workspace_id = ${workspaceId}
    union all
    select workspace_id, 'account', number, canonical from account_keys where workspace_id = ${workspaceId}`.execute(database.system);
}

/** Numbers that events hold are never given again, also when the decisions were brought back from a day before those events. */
export async function raiseCounters(
  database: Database,
  greatest: readonly { workspace: number; actors: number; accounts: number }[],
): Promise<void> {
  await sql`
    insert into identity_counters as c (workspace_id, actors, accounts)
    select w.workspace_id, i.actors, i.accounts
    from jsonb_to_recordset(${JSON.stringify(greatest)}::jsonb) as i (workspace int, actors int, accounts int)
    join facts_workspaces w on w.number = i.workspace
    on conflict (workspace_id) do update set actors = greatest(c.actors, excluded.actors), accounts = greatest(c.accounts, excluded.accounts)
    where c.actors < excluded.actors or c.accounts < excluded.accounts`.execute(database.system);
}

/** How many numbers of each workspace are somebody else. Reads all of them: once a night. */
export async function countOverridden(
  database: Database,
): Promise<{ workspaceId: string; workspace: number; persons: number; accounts: number }[]> {
  const found = await sql<{ workspaceId: string; workspace: number; persons: number; accounts: number }>`
    select w.workspace_id as "workspaceId", w.number as workspace,
      (select count(*) from distinct_ids d where d.workspace_id = w.workspace_id and d.canonical <> d.number) as persons,
      (select count(*) from account_keys k where k.workspace_id = w.workspace_id and k.canonical <> k.number) as accounts
    from facts_workspaces w`.execute(database.system);
  return found.rows;
}
