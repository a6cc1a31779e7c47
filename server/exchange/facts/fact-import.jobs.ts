// Brings a history in, chunk by chunk: the place moves when the rows before it are durable, and rows that come twice are the same messages.
import { type IntakeSource, openSource, takeIn } from '../../analytics/index.ts';
import { perform } from '../../platform/action.ts';
import { Refusal } from '../../platform/errors.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { CsvError } from '../csv/index.ts';
import { inShort } from '../import-file.query.ts';
import { callOfRow } from './fact-call.ts';
import { fileOf } from './fact-file.query.ts';
import { endFactImport } from './fact-import.actions.ts';
import { getFactImport, listFactImportsAtWork, updateFactImport } from './fact-import.store.ts';
import { type FactRow, readFactRows } from './fact-rows.ts';
import type { FactImportRow, FactProblem } from './tables.ts';

const workJob = 'exchange.facts';
const chunkRows = 5_000;
const problemsMost = 20;
/** Units: milliseconds. */
const sliceMs = 5_000;

type Payload = { workspaceId: string; importId: string };

/** A slice of work on an import; says whether more is to do. */
export async function workOnFactImport(ports: Ports, { workspaceId, importId }: Payload, budgetMs = sliceMs): Promise<boolean> {
  const until = performance.now() + budgetMs;
  const found = await inShort(ports, workspaceId, 'read', async (scope) => {
    const row = await getFactImport(scope, importId);
    return row.status === 'running' ? { row, source: await openSource(scope, row.source_id) } : null;
  });
  if (!found) return false;
  try {
    return await bringRows(ports, found.row, found.source, until);
  } catch (error) {
    // The store is down: what is missing comes later.
    if (error instanceof Refusal && error.kind === 'unavailable') return false;
    if (!(error instanceof CsvError)) ports.log.error({ err: error, importId }, 'a file of events could not be read');
    await end(ports, workspaceId, importId, error instanceof CsvError ? error.message : 'The file could not be read further.');
    return false;
  }
}

async function bringRows(ports: Ports, begun: FactImportRow, source: IntakeSource, until: number): Promise<boolean> {
  let row = begun;
  let chunk: FactRow[] = [];
  for await (const one of readFactRows(fileOf(ports, row.workspace_id, row), row.place)) {
    chunk.push(one);
    if (chunk.length < chunkRows) continue;
    const next = await bringChunk(ports, row, source, chunk);
    if (!next) return false;
    row = next;
    chunk = [];
    if (performance.now() > until) return true;
  }
  if (chunk.length > 0 && !(await bringChunk(ports, row, source, chunk))) return false;
  await end(ports, row.workspace_id, row.id, null);
  return false;
}

/** Null: somebody cancelled it, or works on it too. */
async function bringChunk(
  ports: Ports,
  row: FactImportRow,
  source: IntakeSource,
  chunk: readonly FactRow[],
): Promise<FactImportRow | null> {
  const calls: { timestamp: string }[] = [];
  const problems: FactProblem[] = [];
  for (const one of chunk) {
    if (one.fault === '') continue;
    const read = one.fault === null ? callOfRow(one, row.mapping, row.fingerprint) : { problem: one.fault };
    if ('call' in read) calls.push(read.call);
    else problems.push({ row: one.row + 1, message: read.problem.slice(0, 300) });
  }
  // In the order in which they happened: identities and the store take them best so.
  calls.sort((one, other) => (one.timestamp < other.timestamp ? -1 : one.timestamp > other.timestamp ? 1 : 0));
  const taken = await takeIn(ports, source, calls);
  return inShort(ports, row.workspace_id, 'write', async (scope) => {
    const locked = await getFactImport(scope, row.id, true);
    if (locked.status !== 'running' || locked.rows_done !== row.rows_done) return null;
    return updateFactImport(scope, row.id, {
      place: chunk.at(-1)?.after ?? null,
      rows_done: locked.rows_done + chunk.length,
      taken: locked.taken + taken.taken,
      duplicates: locked.duplicates + taken.duplicates,
      rejected: locked.rejected + taken.rejected,
      unreadable: locked.unreadable + problems.length,
      problems: [...locked.problems, ...problems].slice(0, problemsMost),
    });
  });
}

async function end(ports: Ports, workspaceId: string, importId: string, failure: string | null): Promise<void> {
  const origin = { requestId: importId, address: null, via: 'job' } as const;
  await perform(ports, endFactImport, { workspaceId, actor: systemActor('import of events'), origin }, { factImportId: importId, failure });
}

const sendWork = (ports: Ports, payload: Payload): Promise<void> => ports.sendJob(workJob, payload, { singletonKey: payload.importId });

/** Takes up what somebody asked for, and what a server left half-way that died. */
export async function takeUpFactImports(ports: Ports, workspaceId?: string): Promise<void> {
  for (const payload of await listFactImportsAtWork(ports.database.system, workspaceId)) await sendWork(ports, payload);
}

export const factImportJobs: readonly JobDefinition[] = [
  {
    name: workJob,
    async run(ports, payload) {
      const { workspaceId, importId } = payload as Payload;
      if (await workOnFactImport(ports, { workspaceId, importId })) await sendWork(ports, { workspaceId, importId });
    },
  },
  { name: 'exchange.facts_upkeep', schedule: '* * * * *', run: (ports) => takeUpFactImports(ports) },
];
