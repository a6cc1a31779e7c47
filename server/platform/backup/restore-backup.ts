import type pg from 'pg';
import type { Facts } from '../facts/facts.ts';
import type { Migration } from '../postgres/migrate.ts';
import { type BackupContents, type BackupHeader, BackupUnreadable } from './format.ts';
import { factsPrefix, forgetAfter, type KeptFacts, restoreKept } from './kept-facts.ts';
import { readBackup } from './read-backup.ts';

/**
 * Makes the database what it was when the backup was made: everything in it goes, in the same transaction. Schema first, as
 * far as the backup knew it (the next start brings it up to date), then the rows, then the foreign keys over all of them.
 *
 * Errors  BackupUnreadable; then nothing has changed.
 */
export async function restoreBackup(
  pool: pg.Pool,
  file: string,
  migrations: readonly Migration[],
  { facts, kept }: { facts: Facts; kept: readonly KeptFacts[] },
): Promise<BackupContents> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let foreignKeys: ForeignKey[] = [];
  let madeAt = '';
  const typesOf = new Map<string, Map<string, string>>();
  try {
    await client.query('begin; set local row_security = off');
    const contents = await readBackup(file, {
      async header(header) {
        const known = migrationsOf(header, migrations);
        madeAt = header.madeAt;
        await client.query('drop schema if exists pgboss cascade; drop schema public cascade; create schema public');
        await layOut(client, known);
        foreignKeys = await dropForeignKeys(client);
        for (const { table, column, type } of await listColumns(client)) {
          const columns = typesOf.get(table) ?? new Map<string, string>();
          typesOf.set(table, columns.set(column, type));
        }
        for (const table of typesOf.keys())
          await client.query(`truncate ${quote(table)}; alter table ${quote(table)} disable trigger user`);
      },
      async rows(table, columns, lines) {
        if (!table.startsWith(factsPrefix)) await insertRows(client, table, columns, typesOf.get(table), lines);
      },
    });
    for (const table of typesOf.keys()) await client.query(`alter table ${quote(table)} enable trigger user`);
    for (const { table, name, definition } of foreignKeys)
      await client.query(`alter table ${quote(table)} add constraint ${quote(name)} ${definition}`);
    await moveSequences(client);
    // By now the whole file has been read and found sound: the facts cannot be taken back.
    if (Object.keys(contents.tables).some((name) => name.startsWith(factsPrefix))) await restoreFacts(file, facts, kept);
    else await forgetAfter(facts, kept, new Date(madeAt));
    await client.query('commit');
    await client.query('analyze');
    return contents;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** What happened becomes what the file holds. */
async function restoreFacts(file: string, facts: Facts, kept: readonly KeptFacts[]): Promise<void> {
  const restoring = restoreKept(facts, kept);
  await restoring.begin();
  await readBackup(file, {
    header: async () => undefined,
    async rows(table, columns, lines) {
      if (table.startsWith(factsPrefix)) await restoring.take(table.slice(factsPrefix.length), columns, lines);
    },
  });
  await restoring.end();
}

/** Whether somebody's work is in the database: anything but an empty schema with the secrets of a first start. */
export async function holdsWork(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query<{ there: boolean }>("select to_regclass('public.workspaces') is not null as there");
  if (!found.rows[0]?.there) return false;
  const rows = await pool.query<{ there: boolean }>('select exists (select from workspaces) or exists (select from auth_user) as there');
  return rows.rows[0]?.there ?? false;
}

function migrationsOf(header: BackupHeader, migrations: readonly Migration[]): Migration[] {
  const wanted = new Map(header.migrations.map(({ name, checksum }) => [name, checksum]));
  const known = migrations.filter(({ name }) => wanted.has(name));
  for (const { name, checksum } of known) wanted.get(name) === checksum && wanted.delete(name);
  const strange = [...wanted.keys()];
  if (strange.length > 0)
    throw new BackupUnreadable(
      `The backup was made by another version of Bifocal (${header.program}): this one does not know its migration ${strange[0]}. Restore it with that version or a newer one.`,
    );
  return known;
}

async function layOut(client: pg.PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query(
    'create table migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  );
  for (const { name, checksum, sql } of migrations) {
    await client.query(sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
  }
}

type ForeignKey = { table: string; name: string; definition: string };

/** Rows come table by table: checked one by one they would need an order, which tables that refer to each other do not have. */
async function dropForeignKeys(client: pg.PoolClient): Promise<ForeignKey[]> {
  const found = await client.query<ForeignKey>(`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace`);
  for (const { table, name } of found.rows) await client.query(`alter table ${quote(table)} drop constraint ${quote(name)}`);
  return found.rows;
}

async function listColumns(client: pg.PoolClient): Promise<{ table: string; column: string; type: string }[]> {
  const found = await client.query<{ table: string; column: string; type: string }>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'`);
  return found.rows;
}

async function insertRows(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  types: ReadonlyMap<string, string> | undefined,
  lines: readonly string[],
): Promise<void> {
  const values = columns.map((column, index) => {
    const type = types?.get(column);
    if (!type) throw new BackupUnreadable(`The backup has a column ${table}.${column}, which its own migrations do not make.`);
    return `(row ->> ${index})::${type}`;
  });
  await client.query(
    `insert into ${quote(table)} (${columns.map(quote).join(', ')}) overriding system value
     select ${values.join(', ')} from jsonb_array_elements($1::jsonb) as lines (row)`,
    [`[${lines.join(',')}]`],
  );
}

async function moveSequences(client: pg.PoolClient): Promise<void> {
  const found = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`);
  for (const { table, column, sequence } of found.rows)
    await client.query(`select setval('${sequence}', coalesce((select max(${quote(column)}) from ${quote(table)}), 0) + 1, false)`);
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
