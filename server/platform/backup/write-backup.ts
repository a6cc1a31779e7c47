import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import type { Facts } from '../facts/facts.ts';
import { type BackupContents, type BackupHeader, formatVersion } from './format.ts';
import { factsPrefix, factsUntil, type KeptFacts, readKept } from './kept-facts.ts';

const rowsAtOnce = 1000;
// Higher levels take twice the time for a tenth of the size.
const gzipLevel = 4;

export type AboutBackup = {
  madeAt: Date;
  program: string;
  /** Null: the backup holds what was decided, and not what happened. */
  facts: { facts: Facts; kept: readonly KeptFacts[] } | null;
};

type TableToWrite = { name: string; columns: string[]; key: string[] };

/**
 * Writes everything the database holds at one moment into a file. The file appears when it is complete.
 *
 * Jobs that wait are left out: schedules come back by themselves, and an interrupted import shows as such.
 */
export async function writeBackup(pool: pg.Pool, file: string, about: AboutBackup): Promise<BackupContents & { file: string }> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.part`;
  const contents: BackupContents = { tables: {}, rows: 0 };
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // row_security off: a role that may not see every row gets an error here, instead of a backup with holes.
    await client.query(
      "begin isolation level repeatable read read only; set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1",
    );
    const lines = Readable.from(writeLines(client, about, contents), { objectMode: true, highWaterMark: 4 });
    // The file holds everything, also what keeps passwords and keys safe.
    await pipeline(lines, createGzip({ level: gzipLevel }), createWriteStream(half, { mode: 0o600 }));
    await client.query('commit');
    await syncToDisk(half);
    renameSync(half, file);
    return { ...contents, file };
  } catch (error) {
    broken = error as Error;
    rmSync(half, { force: true });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function* writeLines(client: pg.PoolClient, about: AboutBackup, contents: BackupContents): AsyncGenerator<string> {
  const header: BackupHeader = {
    bifocal: 'backup',
    format: formatVersion,
    madeAt: about.madeAt.toISOString(),
    program: about.program,
    postgres: (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '',
    migrations: (await client.query<{ name: string; checksum: string }>('select name, checksum from migrations order by name')).rows,
  };
  yield line(header);
  for (const table of await listTables(client)) yield* writeTable(table.name, table.columns, readRows(client, table), contents);
  if (about.facts) {
    for (const kept of about.facts.kept) {
      const table = await readKept(about.facts.facts, kept, factsUntil(about.madeAt));
      if (table) yield* writeTable(factsPrefix + kept.table, table.columns, table.rows, contents);
    }
  }
  yield line({ end: true, tables: Object.keys(contents.tables).length, rows: contents.rows });
}

async function* writeTable(
  name: string,
  columns: readonly string[],
  chunks: AsyncIterable<string[]>,
  contents: BackupContents,
): AsyncGenerator<string> {
  yield line({ table: name, columns });
  const hash = createHash('sha256');
  let rows = 0;
  for await (const chunk of chunks) {
    rows += chunk.length;
    const text = chunk.map((row) => `${row}\n`).join('');
    hash.update(text);
    yield text;
  }
  const seal = { rows, sha256: hash.digest('hex') };
  contents.tables[name] = seal;
  contents.rows += rows;
  yield line(seal);
}

async function* readRows(client: pg.PoolClient, { name, columns, key }: TableToWrite): AsyncGenerator<string[]> {
  const values = columns.map((column) => `${quote(column)}::text`).join(', ');
  // In the order of the key, two backups of the same rows are the same bytes.
  const order = key.length > 0 ? ` order by ${key.map(quote).join(', ')}` : '';
  await client.query(
    `declare rows no scroll cursor for select json_build_array(${values})::text as row from public.${quote(name)}${order}`,
  );
  while (true) {
    const fetched = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from rows`);
    if (fetched.rows.length === 0) break;
    yield fetched.rows.map(({ row }) => row);
  }
  await client.query('close rows');
}

async function listTables(client: pg.PoolClient): Promise<TableToWrite[]> {
  const found = await client.query<TableToWrite>(`
    select c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
      coalesce((
        select array_agg(k.attname::text order by array_position(i.indkey::int2[], k.attnum))
        from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])
        where i.indrelid = c.oid and i.indisprimary), '{}') as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
    group by c.oid, c.relname order by c.relname`);
  return found.rows;
}

/** A rename may reach the disk before the contents do. */
async function syncToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
