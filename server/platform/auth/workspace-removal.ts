// Takes a whole workspace away, without a trace. Only for what was made to be thrown away: there is no undo.
import { sql } from 'kysely';
import type { Database } from '../postgres/database.ts';

/** On the embedded database one statement holds everybody up: so many rows go at once. */
const rowsAtOnce = 300;
/** A job or a request that was under way may write while rows go: then what it wrote goes in the next round. */
const rounds = 5;

type TableOfWorkspace = { name: string; refersTo: string[]; refersToItself: boolean };

/**
 * Deletes every row of a workspace from every table, those first that refer to others, the workspace itself last. Outside row-level
 * security, because the application's role may not remove what was audited.
 *
 * Shape   `markedBy`: the table whose row says that the workspace goes; it stays until the end, so that a crash can be taken up.
 * Errors  throws when others keep writing into the workspace.
 */
export async function removeWorkspace(database: Database, workspaceId: string, markedBy: string): Promise<number> {
  const tables = inOrder(await listTables(database));
  const last = new Set([markedBy, 'members', 'workspaces']);
  let removed = 0;
  for (let round = 1; ; round++) {
    let inRound = 0;
    for (const table of tables) if (!last.has(table.name)) inRound += await empty(database, table, workspaceId);
    removed += inRound;
    if (inRound === 0) break;
    if (round === rounds) throw new Error(`others keep writing into the workspace ${workspaceId}`);
  }
  return removed + (await removeHead(database, tables, [...last], workspaceId));
}

/** What the rest hung on goes in one transaction: before it the removal can be taken up, after it there is nothing to take up. */
async function removeHead(
  database: Database,
  tables: readonly TableOfWorkspace[],
  head: readonly string[],
  workspaceId: string,
): Promise<number> {
  return database.system.transaction().execute(async (transaction) => {
    let removed = 0;
    for (const { name } of tables) {
      if (!head.includes(name)) continue;
      const gone = await sql`delete from ${sql.table(name)} where workspace_id = ${workspaceId}`.execute(transaction);
      removed += Number(gone.numAffectedRows ?? 0);
    }
    return removed;
  });
}

async function empty(database: Database, table: TableOfWorkspace, workspaceId: string): Promise<number> {
  const name = sql.table(table.name);
  let removed = 0;
  while (true) {
    // Rows that refer to each other go in one statement: references are checked when it ends.
    const gone = table.refersToItself
      ? await sql`delete from ${name} where workspace_id = ${workspaceId}`.execute(database.system)
      : await sql`delete from ${name} where ctid = any(array(select ctid from ${name} where workspace_id = ${workspaceId} limit ${rowsAtOnce}))`.execute(
          database.system,
        );
    const count = Number(gone.numAffectedRows ?? 0);
    removed += count;
    if (count === 0 || table.refersToItself) return removed;
  }
}

/** Every table that has a workspace, found in the catalogue, so that a new one is not forgotten. */
async function listTables(database: Database): Promise<TableOfWorkspace[]> {
  const { rows } = await sql<TableOfWorkspace>`
    select c.relname as name,
      coalesce(array_agg(distinct other.relname::text) filter (where other.oid <> c.oid), '{}') as "refersTo",
      coalesce(bool_or(other.oid = c.oid), false) as "refersToItself"
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
    left join pg_class other on other.oid = f.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    group by c.oid, c.relname
    order by c.relname`.execute(database.system);
  return rows;
}

/** Those that refer come before those that are referred to. Errors  throws when tables refer to each other in a circle. */
function inOrder(tables: readonly TableOfWorkspace[]): TableOfWorkspace[] {
  const ordered: TableOfWorkspace[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const free = waiting.filter((table) => !waiting.some((other) => other.refersTo.includes(table.name)));
    if (free.length === 0) throw new Error(`tables refer to each other: ${waiting.map((table) => table.name).join(', ')}`);
    ordered.push(...free);
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return ordered;
}
