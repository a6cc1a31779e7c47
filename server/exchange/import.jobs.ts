// Works on imports in slices of a few seconds: a slice is a job, so that several imports take turns and a server that stops waits for one
// slice only. Whatever dies, the next slice goes on behind the last chunk that was committed.
import type { JobDefinition } from '../platform/jobs/job.ts';
import type { Ports } from '../platform/ports.ts';
import { checkSlice } from './check.jobs.ts';
import { deleteImport, listAtWork, listThrowaways, updateImport } from './import.store.ts';
import { isInterrupted } from './import.ts';
import { inShort } from './import-file.query.ts';
import { deletePieces } from './import-file.store.ts';
import { runSlice } from './run.jobs.ts';
import { undoSlice } from './undo.jobs.ts';
import { claim, fail, isElsewhere, isKnownToLive, release, workerOf, workJob } from './worker.actions.ts';

/** Units: milliseconds. */
const sliceMs = 2_000;
const handBackMs = 1_000;

type Payload = { workspaceId: string; importId: string };

/** One slice of work on an import; says whether more is to do. */
export async function workOnImport(ports: Ports, { workspaceId, importId }: Payload, budgetMs = sliceMs): Promise<boolean> {
  const row = await claim(ports, workspaceId, importId);
  if (row === null) return false;
  const until = performance.now() + budgetMs;
  const slice = { checking: checkSlice, running: runSlice, undoing: undoSlice }[row.status as 'checking' | 'running' | 'undoing'];
  try {
    const isMore = await slice(ports, row, until);
    // A dry run goes on here: what it knows is in this process, and another one would begin anew.
    if (isMore && row.status !== 'checking') await release(ports, row);
    return isMore;
  } catch (error) {
    await fail(ports, workspaceId, importId, error);
    return false;
  } finally {
    ports.outboxFilled();
  }
}

/** Asks for work on an import. */
const sendWork = (ports: Ports, payload: Payload, startAfter?: Date): Promise<void> =>
  ports.sendJob(workJob, payload, { singletonKey: `${payload.importId} ${workerOf(ports)}`, ...(startAfter ? { startAfter } : {}) });

/** Takes up what somebody asked for, and what a server left half-way that died. */
export async function takeUpImports(ports: Ports, workspaceId?: string): Promise<void> {
  for (const { worker, seenAt, ...payload } of await listAtWork(ports.database.system, workspaceId)) {
    const held = { status: 'running', worker, worker_seen_at: seenAt } as const;
    if (worker === null || isInterrupted(held, ports.clock(), isKnownToLive)) await sendWork(ports, payload);
  }
}

/** Units: milliseconds. */
const kept = { upload: 86_400_000, file: 7 * 86_400_000 };
const piecesAtOnce = 20;

/** Throws away uploads that never ended and files whose import ended a week ago. */
async function throwAway(ports: Ports): Promise<void> {
  const now = ports.clock().getTime();
  const before = { upload: new Date(now - kept.upload), file: new Date(now - kept.file) };
  for (const { workspaceId, importId, isUpload } of await listThrowaways(ports.database.system, before)) {
    while ((await inShort(ports, workspaceId, 'write', (scope) => deletePieces(scope, importId, piecesAtOnce))) === piecesAtOnce) {
      // until none is left
    }
    await inShort(ports, workspaceId, 'write', async (scope) => {
      if (isUpload) await deleteImport(scope, importId);
      else await updateImport(scope, importId, { file_removed_at: scope.now });
    });
  }
}

export const importJobs: readonly JobDefinition[] = [
  {
    name: workJob,
    async run(ports, payload) {
      const { workspaceId, importId } = payload as Payload;
      if (await workOnImport(ports, { workspaceId, importId })) await sendWork(ports, { workspaceId, importId });
      // The job of a server that goes on came here, or that of one that died: it is handed back until somebody may take the import.
      else if (await isElsewhere(ports, workspaceId, importId))
        await sendWork(ports, { workspaceId, importId }, new Date(ports.clock().getTime() + handBackMs));
    },
  },
  {
    name: 'exchange.upkeep',
    schedule: '*/5 * * * *',
    async run(ports) {
      await takeUpImports(ports);
      await throwAway(ports);
    },
  },
];
