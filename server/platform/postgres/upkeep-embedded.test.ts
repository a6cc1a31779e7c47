import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { lockDirectory } from './lock.ts';
import { type OpenedDatabase, openDatabase } from './open.ts';
import { upkeepRound } from './upkeep-embedded.ts';

let directory: string;
let backups: string;
let opened: OpenedDatabase;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'bifocal-upkeep-'));
  backups = join(directory, 'backups');
  mkdirSync(backups);
  opened = await openDatabase({ dataDirectory: directory, databaseUrl: null }, { log: silentLog, onFatal: fail });
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(directory, { recursive: true, force: true });
});

const ask = async <R>(text: string) => (await opened.database.pool.query(text)).rows[0] as R;
const checkpointAt = async () => (await ask<{ at: string }>('select redo_lsn::text as at from pg_control_checkpoint()')).at;

test('the embedded database is kept up: its log is written back, its plans know how many rows there are, dead rows go', async () => {
  await ask('create table things (id integer primary key, text text)');
  await ask("insert into things select g, repeat('x', 1000) from generate_series(1, 20000) g");
  await ask("update things set text = repeat('y', 1000)");
  const before = await checkpointAt();
  expect(await ask("select reltuples::int from pg_class where relname = 'things'")).toEqual({ reltuples: -1 });

  const unlock = await lockDirectory(backups);
  await upkeepRound(opened.database, backups);
  expect(await checkpointAt(), 'a backup that copies the files needs the log').toBe(before);
  unlock();

  await upkeepRound(opened.database, backups);
  expect(await checkpointAt()).not.toBe(before);
  const { rows, dead } = await ask<{ rows: number; dead: number }>(
    "select c.reltuples::int as rows, n_dead_tup as dead from pg_stat_user_tables s join pg_class c on c.oid = s.relid where s.relname = 'things'",
  );
  expect(rows).toBeGreaterThan(15_000);
  expect(rows).toBeLessThan(25_000);
  expect(dead).toBe(0);
}, 30_000);

function fail(message: string): never {
  throw new Error(message);
}
