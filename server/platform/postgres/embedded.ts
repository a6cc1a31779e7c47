// The embedded Postgres: a locked directory, a prepared database, a worker thread, a socket.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';
import { lockDirectory } from './lock.ts';
import type { WorkerInput, WorkerMessage } from './worker.ts';

/** Made at install by `tools/prepare-database.ts`, so that no start has to run initdb (2–3 s and 800 MB). */
export const preparedDirectory = join(dirname(fileURLToPath(import.meta.url)), '../../../build/database');

const sharedBuffersMb = 32;
// The kernel's limit for a unix socket's path is 107 bytes.
const longestSocketPath = 100;

export type EmbeddedDatabase = { pool: PoolConfig; close: () => Promise<void> };

/** Where the embedded database of a data directory listens; the command line joins a running server through it. */
export function socketDirectoryOf(dataDirectory: string): string {
  const inside = join(realpathSync(dataDirectory), 'socket');
  if (join(inside, socketName).length <= longestSocketPath) return inside;
  return join(tmpdir(), `bifocal-${createHash('sha256').update(inside).digest('hex').slice(0, 16)}`);
}

const socketName = '.s.PGSQL.5432';

export const embeddedPool = (dataDirectory: string): PoolConfig => ({
  host: socketDirectoryOf(dataDirectory),
  user: 'postgres',
  database: 'postgres',
});

/**
 * Opens the embedded database of a data directory, creating it from the prepared one the first time.
 *
 * Errors  DirectoryInUse when another process runs on the directory.
 */
export async function openEmbedded(dataDirectory: string, onFatal: (message: string) => void): Promise<EmbeddedDatabase> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(dataDirectory);
  const databaseDirectory = join(dataDirectory, 'postgres');
  if (!existsSync(databaseDirectory)) createFromPrepared(databaseDirectory);

  const socketDirectory = socketDirectoryOf(dataDirectory);
  mkdirSync(socketDirectory, { recursive: true, mode: 0o700 });
  const input: WorkerInput = { dataDirectory: databaseDirectory, socketPath: join(socketDirectory, socketName), sharedBuffersMb };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: input });
  let closing = false;
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') resolve();
      if (message.kind === 'fatal') onFatal(message.message);
    });
    worker.on('error', (error) => {
      reject(error);
      onFatal(String(error));
    });
    worker.on('exit', () => {
      if (!closing) onFatal('The embedded database stopped.');
    });
  });
  return {
    pool: embeddedPool(dataDirectory),
    async close() {
      closing = true;
      const closed = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('close');
      await closed;
      unlock();
    },
  };
}

/** Copies beside the place first: a start that dies half-way leaves no half database. */
function createFromPrepared(databaseDirectory: string): void {
  if (!existsSync(preparedDirectory)) return;
  const half = `${databaseDirectory}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(preparedDirectory, half, { recursive: true });
  renameSync(half, databaseDirectory);
}
