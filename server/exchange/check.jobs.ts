// The dry run: the same code as the run, in the same chunks, and nothing is written but what it found.
import type { AccountReference } from '../../contract/exchange/field.ts';
import type { RowProblem } from '../../contract/exchange/import.ts';
import type { Mapping } from '../../contract/exchange/mapping.ts';
import { matchAccounts } from '../people/index.ts';
import { perform } from '../platform/action.ts';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';
import type { BringPlan, Brought } from './bring/chunk.ts';
import { bringRows } from './bring.actions.ts';
import { CheckMemory } from './check-memory.ts';
import { noteRowProblems } from './chunk.actions.ts';
import { finishCheck } from './import.actions.ts';
import { updateImport } from './import.store.ts';
import { addedCounts } from './import.ts';
import { noteNewProblems } from './ledger.store.ts';
import type { PendingParent } from './ledger.ts';
import { ChunkPace } from './pace.ts';
import { noticeOf, referenceKey } from './row.ts';
import { planOf, readAhead, readChunks } from './rows.query.ts';
import { forgetNotes } from './run.jobs.ts';
import type { ImportRow, StoredPlace } from './tables.ts';
import { actorOf, inChunk, LostImport } from './worker.actions.ts';

/** A dry run lives in the process that makes it: another one begins anew, which costs time and nothing else. */
type Check = { startedAt: number; memory: CheckMemory; place: StoredPlace | null; parents: PendingParent[] };
const checks = new Map<string, Check>();
/** More dry runs at once than anybody makes; the oldest gives way and begins anew. */
const mostChecks = 8;

/** Some rows; says whether more are to come. */
export async function checkSlice(ports: Ports, claimed: ImportRow, until: number): Promise<boolean> {
  const check = await findCheck(ports, claimed);
  const plan = planOf(claimed);
  const pace = new ChunkPace(ports.database.isEmbedded);
  for await (const chunk of readAhead(readChunks(ports, claimed, plan, check.place, () => pace.rows))) {
    pace.asks(performance.now());
    const brought = await inChunk(ports, claimed, async (scope, locked) => {
      pace.begins(performance.now());
      if (locked.rows_done !== (check.place?.row ?? 0)) throw new LostImport();
      if (locked.cancel_requested) return null;
      const found = await bringRows(scope, plan, chunk.rows, check.memory);
      await updateImport(scope, claimed.id, {
        ...(await noteRowProblems(scope, locked, found.problems)),
        rows_done: locked.rows_done + found.counts.rows,
        bytes_read: chunk.bytesRead,
        counts: addedCounts(locked.counts, found.counts),
        worker_seen_at: scope.now,
      });
      return found;
    });
    if (brought === null) {
      await stopCheck(ports, claimed);
      return false;
    }
    take(check, brought, plan);
    check.place = chunk.place;
    pace.ends(chunk.rows.length, performance.now());
    if (performance.now() > until) return true;
  }
  await endCheck(ports, claimed, check, plan);
  return false;
}

async function findCheck(ports: Ports, row: ImportRow): Promise<Check> {
  const startedAt = row.started_at?.getTime() ?? 0;
  const known = checks.get(row.id);
  if (known?.startedAt === startedAt && row.rows_done === (known.place?.row ?? 0)) return known;
  await forgetNotes(ports, row);
  await inChunk(ports, row, (scope) => updateImport(scope, row.id, { rows_done: 0, bytes_read: 0, counts: {}, errors: 0, warnings: 0 }));
  const check: Check = { startedAt, memory: new CheckMemory(), place: null, parents: [] };
  const [oldest] = checks.keys();
  if (checks.size >= mostChecks && oldest !== undefined) checks.delete(oldest);
  checks.set(row.id, check);
  return check;
}

function take(check: Check, brought: Brought, plan: BringPlan): void {
  check.memory.noteProblems(brought.made, brought.named);
  // Most parents stand in the file above their subsidiaries, and need no second look.
  for (const pending of brought.ledger.parents) if (!check.memory.seenAccount(pending.parent, plan.mapping)) check.parents.push(pending);
}

const stopCheck = (ports: Ports, row: ImportRow): Promise<unknown> => {
  checks.delete(row.id);
  return inChunk(ports, row, (scope) =>
    updateImport(scope, row.id, {
      status: 'uploaded',
      cancel_requested: false,
      worker: null,
      worker_seen_at: null,
      finished_at: scope.now,
    }),
  );
};

const atOnce = 500;

async function endCheck(ports: Ports, row: ImportRow, check: Check, plan: BringPlan): Promise<void> {
  for (let from = 0; from < check.parents.length; from += atOnce) {
    const part = check.parents.slice(from, from + atOnce);
    await inChunk(ports, row, async (scope, locked) => {
      const { problems, created } = await checkParents(scope, part, plan.mapping, check.memory);
      const counts = addedCounts(locked.counts, { warnings: problems.length, accountsCreated: created });
      return updateImport(scope, row.id, { ...(await noteRowProblems(scope, locked, problems)), counts, worker_seen_at: scope.now });
    });
  }
  const made = [...check.memory.problems.values()];
  for (let from = 0; from < made.length; from += atOnce)
    await inChunk(ports, row, (scope) => noteNewProblems(scope, row.id, made.slice(from, from + atOnce)));
  checks.delete(row.id);
  const caller = {
    workspaceId: row.workspace_id,
    actor: actorOf(row.started_by),
    origin: { requestId: row.id, address: null, via: 'job' as const },
  };
  await perform(ports, finishCheck, caller, { importId: row.id });
}

async function checkParents(
  scope: Scope,
  pending: readonly PendingParent[],
  mapping: Mapping,
  memory: CheckMemory,
): Promise<{ problems: RowProblem[]; created: number }> {
  const open = pending.filter(({ parent }) => !memory.seenAccount(parent, mapping));
  const referenceOf = (parent: AccountReference) => ({ by: parent.by, value: parent.value, source: parent.source ?? mapping.source });
  const matches = await matchAccounts(
    scope,
    open.map(({ parent }) => referenceOf(parent)),
  );
  const source = mapping.fields['parent']?.sources.find((one) => one.is === 'column');
  const column = source?.is === 'column' ? source.column : null;
  const problems: RowProblem[] = [];
  let created = 0;
  for (const [index, { line, parent }] of open.entries()) {
    const match = matches[index] ?? null;
    if (match !== null && match !== 'ambiguous') continue;
    if (match === null && parent.whenMissing === 'create') {
      const key = `file ${referenceKey('account', parent, mapping)}`;
      if (!memory.seen(key)) created++;
      memory.see(key);
      continue;
    }
    const code = match === null ? 'account_not_found' : 'account_ambiguous';
    const what = match === null ? 'There is no account' : 'There are several accounts';
    const message = `${what} with the ${noticeOf(parent)}; the account is imported without a parent.`;
    problems.push({ line, column, field: 'parent', code, message, severity: 'warning' });
  }
  return { problems, created };
}
