// Who works on an import: one worker at a time, and only its chunks are written.

import { permissionsOf } from '../../contract/platform/permission.ts';
import { Refusal } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { notify } from '../platform/notifications/notification.actions.ts';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import type { Actor, Scope } from '../platform/scope.ts';
import { CsvError } from './csv/index.ts';
import { lockImportIfThere, updateImport } from './import.store.ts';
import { isInterrupted, nobody, workerSilentMs, workOf } from './import.ts';
import { inShort } from './import-file.query.ts';
import type { ImportRow, Starter } from './tables.ts';

export const workJob = 'exchange.import';

/** This process among all that may work on imports. */
const thisProcess = newId('imp');
const onEmbedded = 'embedded ';

/** What a working process writes into the import it holds. */
export const workerOf = (ports: Ports): string => `${ports.database.isEmbedded ? onEmbedded : 'server '}${thisProcess}`;

/**
 * What this process knows of a worker without asking the clock. On the embedded database one process works: whoever else was at it is dead.
 */
export function isKnownToLive(worker: string): boolean | undefined {
  if (worker === nobody) return false;
  // Of itself it asks the clock as well: a job may have got lost.
  return worker.startsWith(onEmbedded) && worker !== onEmbedded + thisProcess ? false : undefined;
}

/** The same for a list in the database. */
export const deadWorkers = (now: Date): { nobody: string; embedded: string; own: string; silentSince: Date } => ({
  nobody,
  embedded: `${onEmbedded}%`,
  own: onEmbedded + thisProcess,
  silentSince: new Date(now.getTime() - workerSilentMs),
});

/** Takes the import for this process; null when nothing is to do, or somebody else is at it. */
export const claim = (ports: Ports, workspaceId: string, importId: string): Promise<ImportRow | null> =>
  inShort(ports, workspaceId, 'write', async (scope) => {
    const row = await lockImportIfThere(scope, importId);
    if (!row || workOf(row.status) === null) return null;
    const worker = workerOf(ports);
    const isFree = row.worker === null || row.worker === worker || isInterrupted(row, scope.now, isKnownToLive);
    return isFree ? updateImport(scope, importId, { worker, worker_seen_at: scope.now }) : null;
  });

/** Lets go of an import between two slices: whichever server is free takes it up. */
export const release = (ports: Ports, { workspace_id: workspaceId, id }: ImportRow): Promise<void> =>
  inShort(ports, workspaceId, 'write', async (scope) => {
    const row = await lockImportIfThere(scope, id);
    if (row?.worker === workerOf(ports)) await updateImport(scope, id, { worker: null, worker_seen_at: null });
  });

/** Whether another server holds the work of this import, or died with it a moment ago. */
export const isElsewhere = (ports: Ports, workspaceId: string, importId: string): Promise<boolean> =>
  inShort(ports, workspaceId, 'write', async (scope) => {
    const row = await lockImportIfThere(scope, importId);
    return row !== undefined && workOf(row.status) !== null && row.worker !== null && row.worker !== workerOf(ports);
  });

/** In whose name the rows are written: who started the run. */
export function actorOf(starter: Starter | null): Actor {
  if (!starter || starter.id === null) return systemActor(starter?.name ?? 'import');
  return { kind: 'member', id: starter.id, name: starter.name, role: 'product_manager', permissions: permissionsOf('product_manager') };
}

/** Somebody else took the import, or its state changed: this worker's chunk must not be written. */
export class LostImport extends Error {
  constructor() {
    super('the import is not this worker’s any more');
    this.name = 'LostImport';
  }
}

const retries = 5;

/**
 * Writes one chunk in one transaction, together with how far the import is. Two who write the same rows may meet: then it is tried again.
 *
 * Errors  LostImport; whatever work throws, after a rollback.
 */
export async function inChunk<T>(ports: Ports, row: ImportRow, work: (scope: Scope, locked: ImportRow) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      const inScope = async (db: Scope['db']) => {
        const scope: Scope = {
          db,
          workspaceId: row.workspace_id,
          now: ports.clock(),
          actor: actorOf(row.started_by),
          origin: { requestId: row.id, address: null, via: 'job' },
        };
        const locked = await lockImportIfThere(scope, row.id);
        if (locked?.worker !== workerOf(ports) || locked.status !== row.status) throw new LostImport();
        return work(scope, locked);
      };
      // Nobody waits for a chunk: where there is one session only, requests go first.
      return await inWorkspace(ports.database, row.workspace_id, 'write', inScope, { isLater: true });
    } catch (error) {
      if (tried === retries || !isCollision(error)) throw error;
    }
  }
}

/** Deadlock, serialization failure, and a unique value that somebody else took at the same moment. */
const isCollision = (error: unknown): boolean => ['40001', '40P01', '23505'].includes(String((error as { code?: unknown }).code));

/** An import ends when nobody may be looking: whoever started it is told. */
export async function tellStarter(scope: Scope, row: ImportRow, kind: 'import_done' | 'import_failed'): Promise<void> {
  const starter = row.started_by?.id;
  if (!starter) return;
  const subject = { kind: 'import', id: row.id };
  const sourceId = `${row.id} ${kind} ${row.started_at?.toISOString()}`;
  const { file_name: title, product_id: productId } = row;
  await notify(scope, [{ kind, memberIds: [starter], subject, productId, sourceId, title, alsoMyself: true }]);
}

/** Notes why an import could not go on. What was committed stands, and can be resumed or undone. */
export async function fail(ports: Ports, workspaceId: string, importId: string, error: unknown): Promise<void> {
  if (error instanceof LostImport) return;
  const isOurs = error instanceof CsvError || error instanceof Refusal;
  if (!isOurs) ports.log.error({ err: error, part: 'import', importId, workspaceId }, 'an import broke');
  const failure = isOurs
    ? {
        code: error.code,
        message: error.message,
        line: error instanceof CsvError ? error.line : null,
        column: error instanceof CsvError ? error.column : null,
      }
    : { code: 'broken', message: 'Something broke here. Try to resume; the log of the server says more.', line: null, column: null };
  try {
    await inShort(ports, workspaceId, 'write', async (scope) => {
      const row = await lockImportIfThere(scope, importId);
      if (row?.worker !== workerOf(ports) || workOf(row.status) === null) return;
      // A half undone import is neither done nor failed: it lies still until somebody resumes it.
      if (row.status === 'undoing') await updateImport(scope, importId, { failure, worker: nobody, worker_seen_at: null });
      else await updateImport(scope, importId, { status: 'failed', failure, worker: null, worker_seen_at: null, finished_at: scope.now });
      await tellStarter({ ...scope, actor: actorOf(row.started_by) }, row, 'import_failed');
    });
  } catch {
    // The database is gone: the import lies still and is taken up again.
    throw error;
  }
}
