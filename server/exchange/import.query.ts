// Imports as they are shown.

import { z } from 'zod';
import {
  type ImportAnswer,
  type importOfRecord,
  importRequest,
  type leftoverPage,
  listImportsRequest,
  listLeftoversRequest,
  listNewProblemsRequest,
  listRowProblemsRequest,
  type newProblemPage,
  type RowProblem,
  recordOfImportRequest,
  type rowProblemPage,
  type UndoLeftover,
} from '../../contract/exchange/import.ts';
import { fieldsOf, kindRules, recordKinds } from '../../contract/exchange/record-kind.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { getImport, listImports } from './import.store.ts';
import { addedCounts, hasBrought, isInterrupted, workOf } from './import.ts';
import { countLeftovers, findMemories, listLeftovers, listNewProblems, listRowProblems } from './ledger.store.ts';
import type { ImportLeftoverRow, ImportRow, ImportRowProblemRow } from './tables.ts';
import { deadWorkers, isKnownToLive } from './worker.actions.ts';

/** How the import stands, as far as anybody can know now. */
export function statusOf(row: ImportRow, now: Date): ImportAnswer['status'] {
  if (row.status === 'uploading') return 'uploaded';
  return isInterrupted(row, now, isKnownToLive) ? 'interrupted' : row.status;
}

/** The name of the sheet that is read. */
export const sheetOf = ({ workbook, format }: Pick<ImportRow, 'workbook' | 'format'>): string | undefined =>
  workbook?.sheets.find(({ no }) => no === format?.made?.no)?.name;

function workbookAnswer(row: ImportRow): ImportAnswer['workbook'] {
  const sheet = sheetOf(row);
  if (row.workbook === null || sheet === undefined) return null;
  return { sheets: row.workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })), sheet };
}

export async function toAnswers(scope: Scope, rows: readonly ImportRow[]): Promise<ImportAnswer[]> {
  const leftovers = await countLeftovers(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    status: statusOf(row, scope.now),
    work: workOf(row.status),
    kind: row.kind,
    source: row.source,
    productId: row.product_id,
    hasMapping: row.mapping !== null,
    hasFile: row.file_removed_at === null,
    hasBrought: hasBrought(row),
    workbook: workbookAnswer(row),
    rowsDone: row.rows_done,
    rowsTotal: row.rows_total,
    bytesRead: row.bytes_read,
    counts: addedCounts(row.counts, {}),
    rowProblems: { errors: row.errors, warnings: row.warnings },
    leftovers: leftovers.get(row.id) ?? 0,
    failure: row.failure,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    createdByName: row.created_by_name,
  }));
}

export async function toAnswer(scope: Scope, row: ImportRow): Promise<ImportAnswer> {
  const [answer] = await toAnswers(scope, [row]);
  if (!answer) throw new Error('an import has no answer');
  return answer;
}

export const browseImports = query({
  name: 'imports.listed',
  input: listImportsRequest,
  can: 'import',
  async run(scope, input) {
    const rows = await listImports(scope, input, deadWorkers(scope.now));
    const answers = await toAnswers(scope, rows);
    return pageOf(
      answers,
      input.limit,
      (one) => one,
      ({ id }) => [id],
    );
  },
});

export const readImport = query({
  name: 'import.read',
  input: importRequest,
  can: 'import',
  run: async (scope, { importId }) => toAnswer(scope, await getImport(scope, importId)),
});

/** For whoever reads the record; the import itself is seen by those who may import. */
export const readImportOfRecord = query({
  name: 'import_of_record.read',
  input: recordOfImportRequest,
  can: 'read',
  async run(scope, { recordId }): Promise<z.infer<typeof importOfRecord>> {
    const memory = (await findMemories(scope, [recordId])).get(recordId);
    if (!memory) return { broughtBy: null };
    const row = await getImport(scope, memory.importId);
    return { broughtBy: { importId: row.id, fileName: row.file_name, startedAt: row.started_at?.toISOString() ?? null } };
  },
});

export const toRowProblem = (row: ImportRowProblemRow): RowProblem => ({
  line: row.line,
  column: row.column_name,
  field: row.field,
  code: row.code,
  message: row.message,
  severity: row.severity,
});

export const browseRowProblems = query({
  name: 'import_problems.listed',
  input: listRowProblemsRequest,
  can: 'import',
  async run(scope, input): Promise<z.infer<typeof rowProblemPage>> {
    await getImport(scope, input.importId);
    const rows = await listRowProblems(scope, input.importId, input);
    return pageOf(rows, input.limit, toRowProblem, ({ no }) => [no]);
  },
});

export const browseNewProblems = query({
  name: 'import_new_problems.listed',
  input: listNewProblemsRequest,
  can: 'import',
  async run(scope, input): Promise<z.infer<typeof newProblemPage>> {
    await getImport(scope, input.importId);
    const rows = await listNewProblems(scope, input.importId, input);
    return pageOf(
      rows,
      input.limit,
      ({ title, externalId, rows: count }) => ({ title, externalId, rows: count }),
      ({ key, rows: count }) => [count, key],
    );
  },
});

export const toLeftover = (row: ImportLeftoverRow): UndoLeftover => ({
  kind: row.kind,
  id: row.record_id,
  name: row.name,
  because: row.because,
  detail: row.detail,
  answer: row.answer,
});

export const browseLeftovers = query({
  name: 'import_leftovers.listed',
  input: listLeftoversRequest,
  can: 'import',
  async run(scope, input): Promise<z.infer<typeof leftoverPage>> {
    await getImport(scope, input.importId);
    const rows = await listLeftovers(scope, input.importId, input);
    return pageOf(rows, input.limit, toLeftover, ({ record_id }) => [record_id]);
  },
});

export const listRecordKinds = query({
  name: 'record_kinds.listed',
  input: z.strictObject({}),
  can: 'import',
  run: async () => ({
    items: recordKinds.map((kind) => {
      const { label, plural, byProduct, atLeastOne } = kindRules[kind];
      const fields = fieldsOf(kind).map((field) => ({
        key: field.key,
        label: field.label,
        type: field.type,
        ...(field.required ? { required: true } : {}),
        ...(field.help === undefined ? {} : { help: field.help }),
        ...(field.choices === undefined ? {} : { choices: field.choices.map(({ value }) => value) }),
        ...(field.helps === undefined ? {} : { helps: field.helps }),
      }));
      return { kind, label, plural, byProduct, atLeastOne: atLeastOne.map((group) => [...group]), fields };
    }),
  }),
});
