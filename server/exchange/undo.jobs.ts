// Takes an import back, the latest chunk first: each chunk and its ledger go in one transaction.
import { perform, tell } from '../platform/action.ts';
import type { Ports } from '../platform/ports.ts';
import { finishUndo } from './import.actions.ts';
import { updateImport } from './import.store.ts';
import { addedCounts } from './import.ts';
import { deleteLedger, findLedger } from './ledger.store.ts';
import type { ImportRow } from './tables.ts';
import { undoChunk } from './undo.actions.ts';
import { actorOf, inChunk } from './worker.actions.ts';

/** Some chunks; says whether more are left. */
export async function undoSlice(ports: Ports, claimed: ImportRow, until: number): Promise<boolean> {
  for (let left = claimed.chunks; left > 0; left--) {
    await inChunk(ports, claimed, async (scope, locked) => {
      const chunk = await findLedger(scope, claimed.id, locked.chunks);
      if (chunk) await tell(scope, await undoChunk(scope, claimed.id, chunk.entries));
      await deleteLedger(scope, claimed.id, locked.chunks);
      return updateImport(scope, claimed.id, {
        chunks: locked.chunks - 1,
        rows_done: locked.rows_done + (chunk?.rows ?? 0),
        counts: addedCounts(locked.counts, { rows: chunk?.rows ?? 0 }),
        worker_seen_at: scope.now,
      });
    });
    if (performance.now() > until && left > 1) return true;
  }
  const caller = {
    workspaceId: claimed.workspace_id,
    actor: actorOf(claimed.started_by),
    origin: { requestId: claimed.id, address: null, via: 'job' as const },
  };
  await perform(ports, finishUndo, caller, { importId: claimed.id });
  return false;
}
