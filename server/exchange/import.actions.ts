// The verbs of an import. They say what is to be done; jobs do it.
import { z } from 'zod';
import {
  answerLeftoverRequest,
  csvFormat,
  type ImportStatus,
  importRequest,
  setImportMappingRequest,
  sheetName,
} from '../../contract/exchange/import.ts';
import { kindRules } from '../../contract/exchange/record-kind.ts';
import { idSchema } from '../../contract/platform/id.ts';
import { action } from '../platform/action.ts';
import { type Issue, invalid, notFound, Refusal, refused } from '../platform/errors.ts';
import { memberIdOf, type Scope } from '../platform/scope.ts';
import { getProduct } from '../strategy/index.ts';
import { CsvError, openCsv } from './csv/index.ts';
import { sheetOf, statusOf, toAnswer, toLeftover } from './import.query.ts';
import { deleteImport, lockImport, updateImport } from './import.store.ts';
import { assertMay, fileGone, goesOn, type Wish, workOf } from './import.ts';
import { readFileWithin } from './import-file.query.ts';
import { answerLeftoverRow, deleteLeftovers, forget, lockLeftover } from './ledger.store.ts';
import { compileMapping, headerSignature } from './mapping/index.ts';
import type { ImportRow, Starter } from './tables.ts';
import { remove, restore } from './undo.actions.ts';
import { findVersions, listPersonLinks } from './version.query.ts';
import { WorkbookError } from './workbook/workbook-error.ts';
import { tellStarter } from './worker.actions.ts';

const subject = ({ importId }: { importId: string }) => ({ kind: 'import', id: importId });
const importId = idSchema('imp');

const starterOf = (scope: Scope): Starter => ({ id: memberIdOf(scope.actor), name: scope.actor.name });

type Locked = { row: ImportRow; status: ImportStatus };

/** Errors  import_not_found. */
async function lockAny(scope: Scope, id: string): Promise<Locked> {
  const row = await lockImport(scope, id);
  if (row.status === 'uploading') throw notFound('import', id);
  return { row, status: statusOf(row, scope.now) };
}

/** Errors  import_not_found; refused where the life of an import does not go that way. */
async function lockFor(scope: Scope, wish: Wish, id: string): Promise<Locked> {
  const locked = await lockAny(scope, id);
  assertMay(wish, locked.row, locked.status);
  return locked;
}

const storedWorkbook = z.strictObject({
  sheets: z.array(
    z.strictObject({
      no: z.int(),
      name: sheetName,
      isHidden: z.boolean(),
      table: z.strictObject({ bytes: z.int(), format: csvFormat, reasons: z.array(z.string()) }).nullable(),
    }),
  ),
});

/** A file has arrived as a whole. */
export const finishUpload = action({
  name: 'import.uploaded',
  input: z.strictObject({
    importId,
    bytes: z.int(),
    format: csvFormat,
    formatReasons: z.array(z.string()),
    workbook: storedWorkbook.nullable(),
  }),
  can: 'import',
  subject,
  async run(scope, input) {
    const { bytes, format, formatReasons, workbook } = input;
    const row = await updateImport(scope, input.importId, { status: 'uploaded', bytes, format, format_reasons: formatReasons, workbook });
    return { result: await toAnswer(scope, row), after: { fileName: row.file_name, bytes } };
  },
});

/**
 * Another sheet of a workbook is read from now on; what was said of the columns of the one before is forgotten.
 *
 * Errors  refused (sheet_not_found) where no table has been made of the sheet.
 */
export const setSheet = action({
  name: 'import.sheet_chosen',
  input: z.strictObject({ importId, no: z.int(), workbook: storedWorkbook }),
  can: 'import',
  subject,
  async run(scope, { importId: id, no, workbook }) {
    const { row } = await lockFor(scope, 'map', id);
    const sheet = workbook.sheets.find((one) => one.no === no);
    if (!sheet?.table) throw refused('sheet_not_found', 'The workbook has no such sheet.');
    const { bytes, format, reasons } = sheet.table;
    const changed = await updateImport(scope, id, {
      ...cleared,
      status: 'uploaded',
      bytes,
      format,
      format_reasons: reasons,
      workbook,
      columns: [],
      signature: null,
      mapping: null,
      mapped_at: null,
      kind: null,
      source: null,
      rows_total: null,
    });
    return { result: await toAnswer(scope, changed), before: { sheet: sheetOf(row) }, after: { sheet: sheet.name } };
  },
});

/** Turns what the reader finds wrong with a file into an answer. */
export function asRefusal(error: unknown): never {
  if (error instanceof CsvError || error instanceof WorkbookError) throw refused(error.code, error.message);
  throw error;
}

/**
 * Says what the columns mean.
 *
 * Errors  invalid (column_missing, field_required, external_id_required, product_required), at the place in the mapping; what the reader
 *         finds wrong with the beginning of the file.
 */
export const setImportMapping = action({
  name: 'import.mapped',
  input: setImportMappingRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const { row } = await lockFor(scope, 'map', input.importId);
    if (row.file_removed_at !== null) throw fileGone();
    const { mapping } = input;
    if (row.format === null) throw refused('file_empty', 'The file is empty.');
    // Which table is read is said by choosing a sheet, never by a format.
    const { made: _, ...asked } = input.format ?? row.format;
    const format = { ...asked, ...(row.format.made ? { made: row.format.made, ...ourFormat } : {}) };
    const file = readFileWithin(scope, { id: row.id, format });
    const { columns, rows } = await openCsv(file, { format }).catch(asRefusal);
    await rows.return();
    const compiled = compileMapping(mapping, columns);
    const issues: Issue[] = compiled.ok ? [] : compiled.issues.map((issue) => ({ ...issue, path: `mapping.${issue.path}` }));
    const productId = mapping.productId ?? row.product_id;
    const needsProduct = kindRules[mapping.kind].byProduct || mapping.fields['problems'] !== undefined;
    if (needsProduct && productId === null)
      issues.push({ path: 'mapping.productId', code: 'product_required', message: 'Say to which product these rows belong.' });
    if (issues.length > 0) throw invalid(issues);
    if (productId !== null) await getProduct(scope, productId);
    const changed = await updateImport(scope, row.id, {
      ...cleared,
      status: 'uploaded',
      format,
      columns,
      signature: headerSignature(columns),
      mapping,
      mapped_at: scope.now,
      kind: mapping.kind,
      source: mapping.source,
      product_id: productId,
      rows_total: null,
    });
    return { result: await toAnswer(scope, changed), before: { mapping: row.mapping }, after: { mapping } };
  },
});

/** Tables that we made are written so. */
const ourFormat = { encoding: 'utf-8', delimiter: ',' } as const;

const cleared = {
  place: null,
  step: 'rows',
  rows_done: 0,
  bytes_read: 0,
  counts: {},
  errors: 0,
  warnings: 0,
  failure: null,
  finished_at: null,
  cancel_requested: false,
  worker: null,
  worker_seen_at: null,
} as const satisfies Partial<ImportRow>;

/** Asks for a dry run. */
export const checkImport = action({
  name: 'import.check_started',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const { row, status } = await lockFor(scope, 'check', input.importId);
    const change = { ...cleared, status: 'checking', started_by: starterOf(scope), started_at: scope.now } as const;
    const changed = await updateImport(scope, row.id, change);
    return { result: await toAnswer(scope, changed), before: { status }, after: { status: 'checking' } };
  },
});

/** Asks for the run. */
export const runImport = action({
  name: 'import.run_started',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const { row, status } = await lockFor(scope, 'run', input.importId);
    await deleteLeftovers(scope, row.id);
    const change = { ...cleared, status: 'running', started_by: starterOf(scope), started_at: scope.now } as const;
    const changed = await updateImport(scope, row.id, change);
    return { result: await toAnswer(scope, changed), before: { status }, after: { status: 'running' } };
  },
});

/** Stops behind the chunk in hand. What was brought stands, and can be resumed or undone. */
export const cancelImport = action({
  name: 'import.cancelled',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const { row, status } = await lockFor(scope, 'cancel', input.importId);
    const lies = status === 'interrupted' || row.worker === null;
    const stopped = row.status === 'checking' ? 'uploaded' : 'cancelled';
    const change: Partial<ImportRow> = lies
      ? { status: stopped, worker: null, worker_seen_at: null, cancel_requested: false, finished_at: scope.now }
      : { cancel_requested: true };
    const changed = await updateImport(scope, row.id, change);
    return { result: await toAnswer(scope, changed), before: { status }, after: { status: stopped } };
  },
});

/** Goes on behind the last chunk that was committed. Where a server took it up before somebody could ask, nothing is left to be done. */
export const resumeImport = action({
  name: 'import.resumed',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const { row, status } = await lockAny(scope, input.importId);
    if (goesOn(row, status)) return { result: await toAnswer(scope, row) };
    assertMay('resume', row, status);
    const changed = await updateImport(scope, row.id, {
      status: workOf(row.status) ?? 'running',
      worker: null,
      worker_seen_at: null,
      cancel_requested: false,
      failure: null,
      finished_at: null,
    });
    return { result: await toAnswer(scope, changed), before: { status }, after: { status: changed.status } };
  },
});

/** Asks for the way back. */
export const undoImport = action({
  name: 'import.undo_started',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const { row, status } = await lockFor(scope, 'undo', input.importId);
    await deleteLeftovers(scope, row.id);
    const changed = await updateImport(scope, row.id, {
      status: 'undoing',
      worker: null,
      worker_seen_at: null,
      cancel_requested: false,
      failure: null,
      finished_at: null,
      rows_done: 0,
      rows_total: row.rows_done,
      counts: {},
      started_by: starterOf(scope),
      started_at: scope.now,
    });
    return { result: await toAnswer(scope, changed), before: { status }, after: { status: 'undoing' } };
  },
});

/** Units: bytes. */
const deletedAtOnce = 4_194_304;

/** Throws the file and the entry away. */
export const discardImport = action({
  name: 'import.discarded',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const { row } = await lockFor(scope, 'discard', input.importId);
    // A large file goes in pieces, by the upkeep: until then nobody sees it.
    // So does one that is kept beside the tables made of it, whose size is not counted.
    if (row.bytes > deletedAtOnce || row.format?.made) await updateImport(scope, row.id, { status: 'uploading' });
    else await deleteImport(scope, row.id);
    return { result: null, before: { fileName: row.file_name, bytes: row.bytes, kind: row.kind } };
  },
});

const ended = (scope: Scope) => ({ worker: null, worker_seen_at: null, cancel_requested: false, finished_at: scope.now });

/** A dry run has come to its end: by the worker, in the name of who asked. */
export const finishCheck = action({
  name: 'import.checked',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const row = await lockImport(scope, input.importId);
    const { counts, errors, warnings } = row;
    await updateImport(scope, row.id, { ...ended(scope), status: 'checked', rows_total: row.rows_done, bytes_read: row.bytes });
    return { result: null, after: { counts, errors, warnings } };
  },
});

/** All rows have been brought. The one audit event that says what: rows have their ledger. */
export const finishRun = action({
  name: 'import.done',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const row = await lockImport(scope, input.importId);
    const { counts, errors, warnings, kind, source, file_name: fileName, product_id: productId } = row;
    await updateImport(scope, row.id, { ...ended(scope), status: 'done', rows_total: row.rows_done, bytes_read: row.bytes });
    await tellStarter(scope, row, 'import_done');
    return { result: null, after: { fileName, kind, source, productId, counts, errors, warnings } };
  },
});

/** Everything that could be taken back has been. */
export const finishUndo = action({
  name: 'import.undone',
  input: importRequest,
  can: 'import',
  subject,
  async run(scope, input) {
    const row = await lockImport(scope, input.importId);
    await updateImport(scope, row.id, { ...ended(scope), status: 'undone', place: null, step: 'rows', chunks: 0, failure: null });
    return { result: null, before: { kind: row.kind, source: row.source }, after: { counts: row.counts } };
  },
});

/**
 * Says what becomes of a record that an undo left alone.
 *
 * Errors  import_leftover_not_found; refused (still_linked) while something hangs on it.
 */
export const answerLeftover = action({
  name: 'import.leftover_answered',
  input: answerLeftoverRequest,
  can: 'import',
  subject,
  async run(scope, { importId: id, recordId, answer }) {
    const leftover = await lockLeftover(scope, id, recordId);
    if (!leftover) throw notFound('import_leftover', recordId);
    if (answer === 'undo' && leftover.answer !== 'undo') await undoLeftover(scope, leftover);
    await answerLeftoverRow(scope, id, recordId, answer, memberIdOf(scope.actor) ?? scope.actor.id);
    return {
      result: toLeftover({ ...leftover, answer }),
      before: { answer: leftover.answer },
      after: { recordId, kind: leftover.kind, name: leftover.name, answer },
    };
  },
});

async function undoLeftover(
  scope: Scope,
  { kind, record_id: id, before }: NonNullable<Awaited<ReturnType<typeof lockLeftover>>>,
): Promise<void> {
  const version = (await findVersions(scope, kind, [id])).get(id)?.version;
  // Somebody has removed it meanwhile.
  if (version === undefined) return;
  const undone =
    before === null
      ? await remove(scope, kind, [{ id, version }], kind === 'evidence' ? await listPersonLinks(scope, id) : [])
      : await restore(scope, kind, [{ id, version, before }]);
  const [left] = undone.left;
  if (left) throw new Refusal('refused', 'still_linked', `It cannot be undone: ${left.detail}`);
  await forget(scope, [id]);
}
