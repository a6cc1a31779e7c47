// A copy of the embedded database while another process works on it.
import { constants, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type pg from 'pg';

/**
 * Copies a running embedded database by Postgres' own way for online backups: a checkpoint, the files as they are while
 * writes go on, then the log that makes them whole. The server stands still for the checkpoint only.
 *
 * @param target  becomes a data directory that openEmbedded can open.
 * Errors  throws when the log was recycled meanwhile; trying again helps.
 */
export async function copyWhileRunning(pool: pg.Pool, dataDirectory: string, target: string): Promise<void> {
  const source = join(dataDirectory, 'postgres');
  const copy = join(target, 'postgres');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true, mode: 0o700 });
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await startBackup(client);
    // The checkpoint's own record must lie in the log that is copied last, and pg_control must not be newer than the files.
    copyTree(source, copy, (file) => !['pg_wal', 'postmaster.pid', 'pg_control'].includes(basename(file)));
    cpSync(join(source, 'global/pg_control'), join(copy, 'global/pg_control'));
    const label = await stopBackup(client);
    copyTree(join(source, 'pg_wal'), join(copy, 'pg_wal'), () => true);
    assertLogIsThere(label, copy);
    writeFileSync(join(copy, 'backup_label'), label);
  } catch (error) {
    broken = error as Error;
    rmSync(target, { recursive: true, force: true });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function startBackup(client: pg.PoolClient): Promise<void> {
  const start = "select pg_backup_start('bifocal', true)";
  try {
    await client.query(start);
  } catch {
    // All connections share one session there: a backup that was killed half-way is still open in it.
    await client.query('select pg_backup_stop(false)');
    await client.query(start);
  }
}

async function stopBackup(client: pg.PoolClient): Promise<string> {
  const stopped = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
  return stopped.rows[0]?.labelfile ?? '';
}

/** COPYFILE_FICLONE: where the file system can, nothing is copied at all. */
function copyTree(from: string, to: string, filter: (file: string) => boolean): void {
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, filter });
}

function assertLogIsThere(label: string, copy: string): void {
  const first = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1];
  if (first && existsSync(join(copy, 'pg_wal', first))) return;
  throw new Error('The log of the database was recycled while it was copied. Try again.');
}
