// What Postgres does in the background, done by us: the embedded engine is one process without autovacuum and without a
// checkpointer, so its log would grow for ever (and be read again at the next start) and its plans would know no statistics.
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { DirectoryInUse, lockDirectory } from './lock.ts';
import { laterMark } from './wire-queue.ts';

const everyMs = 30_000;
// A checkpoint of this much takes about 40 ms, reading it again after a kill about as long.
const logBytesMax = 32 * 1024 * 1024;
const changedMin = 1_000;
// 300 rows for each: 6,000 rows are read in about 20 ms, and plans need no more here.
const statisticsTarget = 20;

export type EmbeddedUpkeep = { stop: () => Promise<void> };

export function keepUpEmbedded(options: { database: Database; log: Log; backupsDirectory: string }): EmbeddedUpkeep {
  const { database, log } = options;
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= upkeepRound(database, options.backupsDirectory)
      .catch((error: unknown) => log.warn({ err: error, part: 'upkeep' }, 'upkeep of the database failed'))
      .finally(() => {
        running = null;
      });
  }, everyMs);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Writes the log back when it has grown, then looks after the one table that needs it most. */
export async function upkeepRound(database: Database, backupsDirectory: string): Promise<void> {
  await checkpointWhenDue(database, backupsDirectory);
  const table = await findTableInNeed(database);
  if (table) await tidy(database, table);
}

/** Not while a backup copies the files: a checkpoint would recycle the log that makes the copy whole. */
async function checkpointWhenDue(database: Database, backupsDirectory: string): Promise<void> {
  const found = await database.pool.query<{ bytes: number }>(
    'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) as bytes from pg_control_checkpoint()',
  );
  if ((found.rows[0]?.bytes ?? 0) < logBytesMax) return;
  try {
    const unlock = await lockDirectory(backupsDirectory);
    await database.pool.query(`${laterMark}checkpoint`).finally(unlock);
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
  }
}

type TableInNeed = { schema: string; name: string; needsVacuum: boolean };

/** One table a round, the most changed one, so that nobody waits long. The thresholds are autovacuum's. */
async function findTableInNeed(database: Database): Promise<TableInNeed | undefined> {
  // The engine's only session counts for itself and writes the counts down at most once a second, unless it is asked to.
  await database.pool.query('select pg_stat_force_next_flush()');
  const found = await database.pool.query<TableInNeed>(`
    select schemaname as schema, relname as name, n_dead_tup > ${changedMin} + 0.2 * n_live_tup as "needsVacuum"
    from pg_stat_user_tables
    where n_dead_tup > ${changedMin} + 0.2 * n_live_tup or n_mod_since_analyze > ${changedMin} + 0.1 * n_live_tup
    order by n_mod_since_analyze + n_dead_tup desc limit 1`);
  return found.rows[0];
}

/** Grown by half since the last look: then plans of that size are wrong. */
const grownShare = 0.5;
const grownMin = 100;

/**
 * Reads fresh counts of the tables that have grown much. For long writes into tables that were empty: plans are kept, also those by which
 * references are checked, and a plan for an empty table reads all of it for every row. On a server the counts would come too, a minute later.
 *
 * Shape   each table in a transaction of its own, of some 20 ms. grownBy: the share of a table that must be new.
 */
export async function refreshCounts(database: Database, grownBy = grownShare): Promise<void> {
  await database.pool.query('select pg_stat_force_next_flush()');
  const found = await database.pool.query<TableInNeed>(`
    select schemaname as schema, relname as name, false as "needsVacuum" from pg_stat_user_tables
    where schemaname = 'public' and n_mod_since_analyze > ${grownMin} and n_mod_since_analyze > ${grownBy} * n_live_tup`);
  for (const table of found.rows) await tidy(database, table);
}

async function tidy(database: Database, { schema, name, needsVacuum }: TableInNeed): Promise<void> {
  const table = `"${schema}"."${name}"`;
  await database.pool.query(`${laterMark}begin; set local default_statistics_target = ${statisticsTarget}; analyze ${table}; commit`);
  if (needsVacuum) await database.pool.query(`${laterMark}vacuum ${table}`);
}
