// Runs in a worker thread: the embedded Postgres behind a unix socket that speaks the Postgres protocol.
import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { serveWire } from './serve-wire.ts';
import { WireQueue } from './wire-queue.ts';

export type WorkerInput = { dataDirectory: string; socketPath: string; sharedBuffersMb: number };
export type WorkerMessage = { kind: 'ready' } | { kind: 'fatal'; message: string } | { kind: 'closed' };

const transactionIdleLimitMs = 30_000;
const input = workerData as WorkerInput;
const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread only');
const tell = (message: WorkerMessage) => port.postMessage(message);

const database = await PGlite.create({
  dataDir: input.dataDirectory,
  extensions: { pg_trgm, btree_gin },
  startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${input.sharedBuffersMb}MB`, '-c', 'work_mem=32MB', '-c', 'jit=off'],
});
const queue = new WireQueue(database, {
  transactionIdleLimitMs,
  onFatal: (error) => tell({ kind: 'fatal', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
});

const server = serveWire(queue);

// A killed process leaves its socket behind; the lock was taken before this worker started, so the file is nobody's.
rmSync(input.socketPath, { force: true });
server.listen(input.socketPath, () => tell({ kind: 'ready' }));

port.on('message', async (message: 'close') => {
  if (message !== 'close') return;
  server.close();
  await database.close();
  rmSync(input.socketPath, { force: true });
  tell({ kind: 'closed' });
  process.exit(0);
});
