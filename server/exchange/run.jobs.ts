// Brings the rows, chunk by chunk: rows, ledger and place are one transaction, so that a crash neither doubles nor loses any.
import { perform } from '../platform/action.ts';
import type { Ports } from '../platform/ports.ts';
import { refreshCounts } from '../platform/postgres/upkeep-embedded.ts';
import type { Scope } from '../platform/scope.ts';
import { bringRows } from './bring.actions.ts';
import { recordChunk } from './chunk.actions.ts';
import { finishRun } from './import.actions.ts';
import { updateImport } from './import.store.ts';
import { inShort } from './import-file.query.ts';
import { deleteNotes } from './ledger.store.ts';
import { ChunkPace } from './pace.ts';
import { bringParents } from './parents.actions.ts';
import { planOf, readAhead, readChunks } from './rows.query.ts';
import type { ImportRow } from './tables.ts';
import { actorOf, inChunk, LostImport } from './worker.actions.ts';

const notesAtOnce = 2_000;

/** A job that was given to a second try while the first one still lived: only one of them goes on. */
function assertNext(locked: ImportRow, expected: ImportRow): void {
  if (locked.rows_done !== expected.rows_done || locked.chunks !== expected.chunks) throw new LostImport();
}

/** Some rows; says whether more are to come. */
export async function runSlice(ports: Ports, claimed: ImportRow, until: number): Promise<boolean> {
  let row = claimed;
  if (row.rows_done === 0 && row.chunks === 0) await forgetNotes(ports, row);
  if (row.step === 'rows') {
    const behind = await bringSomeRows(ports, row, until);
    if (behind === null) return false;
    row = behind.row;
    if (!behind.isEnd) return true;
  }
  if (await settleParents(ports, row, until)) return true;
  const caller = {
    workspaceId: row.workspace_id,
    actor: actorOf(row.started_by),
    origin: { requestId: row.id, address: null, via: 'job' as const },
  };
  await perform(ports, finishRun, caller, { importId: row.id });
  return false;
}

/** What the dry run or an earlier run noted goes, before the first row. */
export async function forgetNotes(ports: Ports, row: ImportRow): Promise<void> {
  while (await inShort(ports, row.workspace_id, 'write', (scope) => deleteNotes(scope, row.id, notesAtOnce))) {
    // until none is left
  }
}

/** Whenever the number of rows has doubled, what the database knows of its tables is out of date. */
const hasGrown = (before: number, after: number): boolean => Math.floor(Math.log2(after / 64 + 1)) > Math.floor(Math.log2(before / 64 + 1));

/** Null: somebody cancelled it. */
async function bringSomeRows(ports: Ports, claimed: ImportRow, until: number): Promise<{ row: ImportRow; isEnd: boolean } | null> {
  const plan = planOf(claimed);
  const pace = new ChunkPace(ports.database.isEmbedded);
  let row = claimed;
  for await (const chunk of readAhead(readChunks(ports, claimed, plan, claimed.place, () => pace.rows))) {
    pace.asks(performance.now());
    const next = await inChunk(ports, claimed, async (scope, locked) => {
      pace.begins(performance.now());
      assertNext(locked, row);
      if (locked.cancel_requested) return null;
      const brought = await bringRows(scope, plan, chunk.rows);
      return recordChunk(scope, locked, brought, { place: chunk.place, bytes_read: chunk.bytesRead });
    });
    if (next === null) {
      await stopRun(ports, claimed);
      return null;
    }
    pace.ends(chunk.rows.length, performance.now());
    if (hasGrown(row.rows_done, next.rows_done)) await refreshCounts(ports.database);
    row = next;
    if (performance.now() > until) return { row, isEnd: false };
  }
  const step = 'parents' as const;
  row = await inChunk(ports, claimed, (scope, locked) => nextStep(scope, locked, step));
  return { row, isEnd: true };
}

const nextStep = (scope: Scope, row: ImportRow, step: ImportRow['step']): Promise<ImportRow> =>
  updateImport(scope, row.id, {
    step,
    rows_total: row.rows_done,
    bytes_read: row.bytes,
    // From now on: the chunk of the ledger whose parents are settled next.
    place: { line: 0, row: 1, byteOffset: row.chunks },
  });

const stopRun = (ports: Ports, row: ImportRow): Promise<ImportRow> =>
  inChunk(ports, row, (scope) =>
    updateImport(scope, row.id, {
      status: 'cancelled',
      cancel_requested: false,
      worker: null,
      worker_seen_at: null,
      finished_at: scope.now,
    }),
  );

/** What rows refer to in the same file, once all of them stand. Says whether more is to do. */
async function settleParents(ports: Ports, claimed: ImportRow, until: number): Promise<boolean> {
  const { mapping } = claimed;
  if (claimed.kind !== 'account' || !mapping?.fields['parent']) return false;
  const last = claimed.place?.byteOffset ?? 0;
  for (let no = claimed.place?.row ?? 1; no <= last; no++) {
    await inChunk(ports, claimed, (scope, locked) => {
      if (locked.place?.row !== no) throw new LostImport();
      return bringParents(scope, locked, mapping, no);
    });
    if (performance.now() > until && no < last) return true;
  }
  return false;
}
