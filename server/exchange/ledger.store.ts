import { sql } from 'kysely';
import type { RowProblem } from '../../contract/exchange/import.ts';
import type { RecordKind } from '../../contract/exchange/record-kind.ts';
import { cursorAfter } from '../platform/page.ts';
import { leanRows } from '../platform/postgres/lean-rows.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { LedgerEntries, Memory, NewProblemRow, Remembered } from './ledger.ts';
import type { ExchangeTables, ImportLeftoverRow, ImportRowProblemRow } from './tables.ts';

const db = (scope: Scope) => tables<ExchangeTables>(scope);

export async function insertLedger(scope: Scope, importId: string, no: number, rows: number, entries: LedgerEntries): Promise<void> {
  await sql`
    insert into import_ledger (workspace_id, import_id, no, rows, entries)
    values (${scope.workspaceId}, ${importId}, ${no}, ${rows}, ${JSON.stringify(entries)})`.execute(scope.db);
}

export async function findLedger(
  scope: Scope,
  importId: string,
  no: number,
): Promise<{ rows: number; entries: LedgerEntries } | undefined> {
  const row = await db(scope)
    .selectFrom('import_ledger')
    .select(['rows', 'entries'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .where('no', '=', no)
    .executeTakeFirst();
  return row && { rows: row.rows, entries: row.entries as LedgerEntries };
}

export async function deleteLedger(scope: Scope, importId: string, no: number): Promise<void> {
  await db(scope)
    .deleteFrom('import_ledger')
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .where('no', '=', no)
    .execute();
}

/** What the imports so far brought for these records. */
export async function findMemories(scope: Scope, recordIds: readonly string[]): Promise<Map<string, Memory>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db(scope)
    .selectFrom('import_records')
    .select(['record_id', 'import_id', 'version', 'fields'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('record_id', '=', sql<string>`any(${[...new Set(recordIds)]}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.record_id, { importId: row.import_id, version: row.version, fields: row.fields }]));
}

export async function remember(scope: Scope, importId: string, records: readonly Remembered[]): Promise<void> {
  if (records.length === 0) return;
  await sql`
    insert into import_records (workspace_id, record_id, kind, import_id, version, fields)
    select ${scope.workspaceId}, record_id, kind, ${importId}, version, fields
    from ${leanRows(
      'import_records',
      records.map(({ id, ...rest }) => ({ record_id: id, ...rest })),
    )}
    on conflict (workspace_id, record_id) do update
      set kind = excluded.kind, import_id = excluded.import_id, version = excluded.version, fields = excluded.fields`.execute(scope.db);
}

export async function forget(scope: Scope, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  await sql`delete from import_records where workspace_id = ${scope.workspaceId} and record_id = any(${[...recordIds]}::text[])`.execute(
    scope.db,
  );
}

/** Puts back what an earlier import had brought, with the version that an undo left. */
export async function rememberAgain(scope: Scope, records: readonly (Memory & { kind: RecordKind; id: string })[]): Promise<void> {
  if (records.length === 0) return;
  await sql`
    insert into import_records (workspace_id, record_id, kind, import_id, version, fields)
    select ${scope.workspaceId}, r.id, r.kind, r."importId", r.version, r.fields
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id text, kind text, "importId" text, version integer, fields jsonb)
    on conflict (workspace_id, record_id) do update
      set kind = excluded.kind, import_id = excluded.import_id, version = excluded.version, fields = excluded.fields`.execute(scope.db);
}

// Row problems

export async function insertRowProblems(scope: Scope, importId: string, firstNo: number, problems: readonly RowProblem[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    insert into import_row_problems (workspace_id, import_id, no, line, column_name, field, code, message, severity)
    select ${scope.workspaceId}, ${importId}, ${firstNo} + p.ordinality - 1, (p.value ->> 'line')::int, p.value ->> 'column', p.value ->> 'field',
      p.value ->> 'code', p.value ->> 'message', p.value ->> 'severity'
    from jsonb_array_elements(${JSON.stringify(problems)}::jsonb) with ordinality as p`.execute(scope.db);
}

/** Deletes some of what a dry run or an earlier run noted; says whether more is there. */
export async function deleteNotes(scope: Scope, importId: string, atMost: number): Promise<boolean> {
  const { rows } = await sql<{ no: number }>`
    delete from import_row_problems where workspace_id = ${scope.workspaceId} and import_id = ${importId} and no in (
      select no from import_row_problems where workspace_id = ${scope.workspaceId} and import_id = ${importId} order by no limit ${atMost})
    returning no`.execute(scope.db);
  if (rows.length === atMost) return true;
  await db(scope)
    .deleteFrom('import_new_problems')
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .execute();
  return false;
}

/** In the order of the file; one more than the limit. */
export async function listRowProblems(
  scope: Scope,
  importId: string,
  filter: { severity?: RowProblem['severity'] | undefined; cursor?: string | undefined; limit: number },
): Promise<ImportRowProblemRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return db(scope)
    .selectFrom('import_row_problems')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .$if(filter.severity !== undefined, (query) => query.where('severity', '=', filter.severity ?? 'error'))
    .$if(after !== null, (query) => query.where('no', '>', wholeNumber(after?.[0])))
    .orderBy('no')
    .limit(filter.limit + 1)
    .execute();
}

/** A forged cursor may hold anything that JSON can. */
const wholeNumber = (value: unknown): number => {
  const number = Number(value);
  return Number.isInteger(number) && Math.abs(number) < 2_147_483_647 ? number : 0;
};

// New problems

/** Adds problems that are made and counts rows for those that are there. */
export async function noteNewProblems(scope: Scope, importId: string, problems: readonly NewProblemRow[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    insert into import_new_problems (workspace_id, import_id, problem_key, title, external_id, rows)
    select ${scope.workspaceId}, ${importId}, p.key, p.title, p."externalId", p.rows
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as p (key text, title text, "externalId" text, rows integer)
    on conflict (workspace_id, import_id, problem_key) do update set rows = import_new_problems.rows + excluded.rows`.execute(scope.db);
}

/** Counts rows for problems that an earlier chunk of the same import made; the others of these keys are somebody else's. */
export async function countNewProblems(scope: Scope, importId: string, problems: readonly { key: string; rows: number }[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    update import_new_problems n set rows = n.rows + p.rows
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as p (key text, rows integer)
    where n.workspace_id = ${scope.workspaceId} and n.import_id = ${importId} and n.problem_key = p.key`.execute(scope.db);
}

/** Those that most rows name first. */
export async function listNewProblems(
  scope: Scope,
  importId: string,
  filter: { cursor?: string | undefined; limit: number },
): Promise<NewProblemRow[]> {
  const after = cursorAfter(filter.cursor, 2);
  const { rows } = await sql<NewProblemRow>`
    select problem_key as key, title, external_id as "externalId", rows from import_new_problems
    where workspace_id = ${scope.workspaceId} and import_id = ${importId}
      ${after === null ? sql`` : sql`and (-rows, problem_key) > (${-wholeNumber(after[0])}, ${String(after[1])})`}
    order by -rows, problem_key limit ${filter.limit + 1}`.execute(scope.db);
  return rows;
}

// Leftovers

export async function insertLeftovers(
  scope: Scope,
  importId: string,
  leftovers: readonly Pick<ImportLeftoverRow, 'record_id' | 'kind' | 'name' | 'because' | 'detail' | 'before'>[],
): Promise<void> {
  if (leftovers.length === 0) return;
  await sql`
    insert into import_leftovers (workspace_id, import_id, record_id, kind, name, because, detail, before)
    select ${scope.workspaceId}, ${importId}, l.record_id, l.kind, l.name, l.because, l.detail, l.before
    from jsonb_to_recordset(${JSON.stringify(leftovers)}::jsonb)
      as l (record_id text, kind text, name text, because text, detail text, before jsonb)
    on conflict (workspace_id, import_id, record_id) do update
      set because = excluded.because, detail = excluded.detail, name = excluded.name,
        -- Made by the same import that changed it later: undoing it means to remove it.
        before = case when excluded.before is null or import_leftovers.before is null then null
          else import_leftovers.before || excluded.before end`.execute(scope.db);
}

export async function listLeftovers(
  scope: Scope,
  importId: string,
  filter: { cursor?: string | undefined; limit: number },
): Promise<ImportLeftoverRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return db(scope)
    .selectFrom('import_leftovers')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .$if(after !== null, (query) => query.where('record_id', '>', String(after?.[0])))
    .orderBy('record_id')
    .limit(filter.limit + 1)
    .execute();
}

export const lockLeftover = (scope: Scope, importId: string, recordId: string): Promise<ImportLeftoverRow | undefined> =>
  db(scope)
    .selectFrom('import_leftovers')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .where('record_id', '=', recordId)
    .forUpdate()
    .executeTakeFirst();

export async function answerLeftoverRow(
  scope: Scope,
  importId: string,
  recordId: string,
  answer: 'keep' | 'undo',
  answeredBy: string,
): Promise<void> {
  await db(scope)
    .updateTable('import_leftovers')
    .set({ answer, answered_by: answeredBy, answered_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .where('record_id', '=', recordId)
    .execute();
}

export async function deleteLeftovers(scope: Scope, importId: string): Promise<void> {
  await db(scope).deleteFrom('import_leftovers').where('workspace_id', '=', scope.workspaceId).where('import_id', '=', importId).execute();
}

/** Leftovers that nobody answered for, by import. */
export async function countLeftovers(scope: Scope, importIds: readonly string[]): Promise<Map<string, number>> {
  if (importIds.length === 0) return new Map();
  const { rows } = await sql<{ importId: string; count: number }>`
    select import_id as "importId", count(*)::int as count from import_leftovers
    where workspace_id = ${scope.workspaceId} and import_id = any(${[...importIds]}::text[]) and answer is null group by 1`.execute(
    scope.db,
  );
  return new Map(rows.map((row) => [row.importId, row.count]));
}
