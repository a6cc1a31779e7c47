// The second lock: whatever a query forgets, rows of another workspace cannot be reached under the application's role. Made from the
// catalogue, so that a new table is tested by being there. It fills every table by force, so it has a database of its own.
import { type Kysely, sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '../server/platform/id.ts';
import { inWorkspace } from '../server/platform/postgres/database.ts';
import { openWorld } from './support/world.ts';

/** Tables whose primary key does not hold the workspace, and why. */
const withoutWorkspaceInKey: Record<string, string> = {
  outbox: 'its id is one sequence over all workspaces: the order of delivery; no other table refers to it',
};

/** Tables of no workspace: the application's role has no right on them at all. */
const ofTheSystem = ['auth_account', 'auth_api_key', 'auth_session', 'auth_user', 'auth_verification', 'migrations', 'secrets'];

const world = await openWorld();
afterAll(() => world.close());
const { system } = world.database;

type Table = { name: string; hasWorkspace: boolean; isProtected: boolean; keyHasWorkspace: boolean; policies: number };
const tables = (
  await sql<Table>`
    select c.relname as name, a.attname is not null as "hasWorkspace", c.relrowsecurity as "isProtected",
      exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey::int2[])) as "keyHasWorkspace",
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by 1`.execute(system)
).rows;
const ofWorkspaces = tables.filter((table) => table.hasWorkspace);

const mine = newId('wsp');
const theirs = newId('wsp');
await fill(mine);
await fill(theirs);

/** One row in every table, with whatever its types allow: checks and references are not what is tested here. */
async function fill(workspaceId: string): Promise<void> {
  type Column = { name: string; type: string };
  for (const { name } of ofWorkspaces) {
    const checks = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = ${name}::regclass and contype = 'c'`.execute(system);
    for (const check of checks.rows) await sql`alter table ${sql.table(name)} drop constraint ${sql.ref(check.name)}`.execute(system);
    const columns = await sql<Column>`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = ''`.execute(
      system,
    );
    const values = columns.rows.map((column) => (column.name === 'workspace_id' ? workspaceId : sampleOf(column.type, workspaceId)));
    const names = sql.join(columns.rows.map((column) => sql.ref(column.name)));
    await system.connection().execute(async (connection) => {
      await sql`set session_replication_role = replica`.execute(connection);
      await sql`insert into ${sql.table(name)} (${names}) values (${sql.join(values)})`.execute(connection);
      await sql`set session_replication_role = default`.execute(connection);
    });
  }
}

function sampleOf(type: string, workspaceId: string): unknown {
  if (type.endsWith('[]')) return '{}';
  if (/^(?:text|character)/.test(type)) return `some-${workspaceId}`;
  if (/^(?:integer|bigint|smallint|numeric|double precision|real)/.test(type)) return 1;
  if (type === '"char"') return 'x';
  if (type === 'boolean') return true;
  if (type === 'date') return '2026-01-01';
  if (type.startsWith('timestamp')) return '2026-01-01T00:00:00Z';
  if (type.startsWith('json')) return '{}';
  if (type.endsWith('range')) return 'empty';
  if (type === 'uuid') return '00000000-0000-0000-0000-000000000000';
  if (type === 'bytea') return Buffer.from('x');
  if (type === 'tsvector') return '';
  throw new Error(`no sample for the type ${type}: add one`);
}

describe('the application’s role', () => {
  test('is no superuser and cannot go around row-level security', async () => {
    const found = await sql`select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'bifocal_app'`.execute(system);
    expect(found.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false }]);
    await inWorkspace(world.database, mine, 'read', async (db) => {
      expect((await sql`select current_user as name`.execute(db)).rows).toEqual([{ name: 'bifocal_app' }]);
    });
  });

  test('owns nothing, and has no right on what belongs to no workspace', async () => {
    expect(tables.filter((table) => !table.hasWorkspace).map((table) => table.name)).toEqual(ofTheSystem);
    const rights = await sql<{ table_name: string }>`
      select table_name from information_schema.role_table_grants where grantee in ('bifocal_app', 'PUBLIC') and table_name = any(${ofTheSystem}::text[])`.execute(
      system,
    );
    expect(rights.rows).toEqual([]);
    const owned = await sql`select from pg_class where relowner = 'bifocal_app'::regrole`.execute(system);
    expect(owned.rows).toEqual([]);
  });

  test('cannot rewrite the history', async () => {
    for (const change of [sql`update audit_events set event = 'x'`, sql`delete from audit_events`])
      await expect(inWorkspace(world.database, mine, 'write', (db) => change.execute(db))).rejects.toThrow(/permission denied/);
  });

  test('sees nothing outside a workspace', async () => {
    await system.transaction().execute(async (transaction) => {
      await sql`set local role bifocal_app`.execute(transaction);
      for (const { name } of ofWorkspaces) {
        const found = await sql`select workspace_id from ${sql.table(name)}`.execute(transaction);
        expect(found.rows, name).toEqual([]);
      }
    });
  });
});

/** Rows of one member are behind a further lock: each of the filled ones belongs to `some-…`. */
const asMember = (db: Kysely<unknown>, memberId: string) => sql`select set_config('bifocal.member_id', ${memberId}, true)`.execute(db);

describe.each(ofWorkspaces)('the table $name', ({ name, isProtected, keyHasWorkspace, policies }) => {
  test('has row-level security by one policy, and belongs to a role that serves no request', () => {
    expect({ isProtected, policies }).toEqual({ isProtected: true, policies: 1 });
  });

  test('has the workspace in its key', () => {
    expect(keyHasWorkspace).toBe(!(name in withoutWorkspaceInKey));
  });

  test('shows only the own rows when the where clause is forgotten', async () => {
    await inWorkspace(world.database, mine, 'read', async (db) => {
      await asMember(db, `some-${mine}`);
      const found = await sql`select distinct workspace_id as "workspaceId" from ${sql.table(name)}`.execute(db);
      expect(found.rows).toEqual([{ workspaceId: mine }]);
    });
    const all = await sql`select distinct workspace_id from ${sql.table(name)}`.execute(system);
    expect(all.rows).toHaveLength(2);
  });

  test('takes no row for another workspace', async () => {
    const moved = inWorkspace(world.database, mine, 'write', async (db) => {
      await asMember(db, `some-${mine}`);
      return sql`update ${sql.table(name)} set workspace_id = ${theirs}`.execute(db);
    });
    await expect(moved).rejects.toThrow(name === 'audit_events' ? /permission denied/ : /row-level security/);
  });
});
