import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { targetFieldAnswer } from './field.ts';
import { dateOrder, mapping } from './mapping.ts';
import { recordKind } from './record-kind.ts';

export const csvEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-15',
  'macintosh',
  'shift_jis',
  'gb18030',
  'euc-kr',
  'big5',
] as const;
export const csvDelimiters = [',', ';', '\t', '|'] as const;

/** The name of a sheet of a workbook. */
export const sheetName = z.string().min(1).max(255);

/**
 * How a file is to be read: sniffed, then confirmed or changed by the member. `skipLines` counts lines before the header (`sep=;`).
 *
 * Shape   `made`: the file was no text. A table was made of it when it came, and that is what is read: of the sheet `no` of a workbook, or of a JSON
 *         list. A line is then a row of the sheet, or an object of the list behind the line of names; encoding and delimiter are ours.
 */
export const csvFormat = z.strictObject({
  encoding: z.enum(csvEncodings),
  delimiter: z.enum(csvDelimiters),
  header: z.boolean(),
  skipLines: z.number().int().min(0).max(100),
  made: z.strictObject({ of: z.enum(['sheet', 'json']), no: z.number().int().min(1).max(255) }).optional(),
});
export type CsvFormat = z.infer<typeof csvFormat>;
export type CsvEncoding = CsvFormat['encoding'];

/**
 * What is wrong with one row, in words, at its place.
 *
 * Shape   `line` counts lines of the file from 1, a header included. `column` is the name of the column, null where none is to blame.
 *         `field` is our field, null where the row itself is broken. A row with an `error` is not imported; a `warning` lets it in.
 */
export const rowProblem = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});
export type RowProblem = z.infer<typeof rowProblem>;

export const importStatuses = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'interrupted',
  'cancelled',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;
export const importStatus = z.enum(importStatuses);
export type ImportStatus = z.infer<typeof importStatus>;

/**
 * What became of the rows; in a dry run: what would become of them.
 *
 * Shape   `unchanged`: the row came before and says the same. `skipped`: passed over by the mapping's conditions, or empty. `refused`: has an
 *         error and is not imported. `kept`: imported fields that a member had edited, so the edit won. `warnings`: row problems that let the
 *         row in. `problemsCreated`, `accountsCreated`, `personsCreated`: made because a row names them, besides the rows' own records.
 */
export const importCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
  kept: z.number().int(),
  problemsCreated: z.number().int(),
  accountsCreated: z.number().int(),
  personsCreated: z.number().int(),
  warnings: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const fieldGuess = z.object({
  field: z.string(),
  columns: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
export type FieldGuess = z.infer<typeof fieldGuess>;

export const kindGuess = z.object({ kind: recordKind, confidence: z.number().min(0).max(1), reason: z.string() });
export type KindGuess = z.infer<typeof kindGuess>;

/** Something the guess could not decide and a member must: an ambiguous date, a currency that nothing names. */
export const mappingQuestion = z.object({ field: z.string(), column: z.string().nullable(), code: z.string(), message: z.string() });
export type MappingQuestion = z.infer<typeof mappingQuestion>;

/** A proposed mapping with the reason of each part. `remembered` names the earlier import whose mapping it is. */
export const mappingGuess = z.object({
  kinds: z.array(kindGuess),
  mapping,
  fields: z.array(fieldGuess),
  unmapped: z.array(z.string()),
  questions: z.array(mappingQuestion),
});
export type MappingGuess = z.infer<typeof mappingGuess>;

/**
 * A mapping for the exports of one system, made for this file because it has their headers.
 *
 * Shape   `testedWith`: the header, with its source and date, that our tests read it with; null: untested, look twice.
 */
export const readyMapping = z.object({ id: z.string(), name: z.string(), testedWith: z.string().nullable(), guess: mappingGuess });
export type ReadyMappingAnswer = z.infer<typeof readyMapping>;

/**
 * How the cells of the sampled rows are written.
 *
 * Shape   `accents`: a cell that shows whether the encoding is right. `order` and `decimal` null: the columns differ. `isSure: false`: some cell can
 *         be read in two ways. `columns`: by name.
 */
export const fileReading = z.object({
  accents: z.string().nullable(),
  dates: z.object({ order: dateOrder.nullable(), isSure: z.boolean(), example: z.string(), columns: z.array(z.string()) }).nullable(),
  numbers: z
    .object({ decimal: z.enum(['.', ',']).nullable(), isSure: z.boolean(), example: z.string(), columns: z.array(z.string()) })
    .nullable(),
});
export type FileReading = z.infer<typeof fileReading>;

/** Units: bytes. */
export const largestFile = 1_073_741_824;

/** Units: bytes. A workbook or a JSON file is unpacked in memory, a text is not. */
export const largestWorkbook = 104_857_600;

/**
 * The query of an upload; the body is the file itself: text with separators, a workbook (.xlsx), or a JSON list.
 *
 * Shape   `sheet`: of a workbook; without it the first that is seen and not empty.
 */
export const uploadImportRequest = z.strictObject({
  fileName: line(300),
  productId: idSchema('prd').optional(),
  sheet: sheetName.optional(),
});

/** Another sheet of the workbook. The mapping that was set is forgotten. */
export const chooseSheetRequest = z.strictObject({ importId: idSchema('imp'), sheet: sheetName });

/** What the member says about the format counts; the rest is sniffed. With `kind` the fields are guessed for that kind. */
export const previewImportRequest = z.strictObject({
  importId: idSchema('imp'),
  kind: recordKind.optional(),
  encoding: z.enum(csvEncodings).optional(),
  delimiter: z.enum(csvDelimiters).optional(),
  header: z.stringbool().optional(),
  skipLines: z.coerce.number().int().min(0).max(100).optional(),
});

/**
 * The file as the mapping screen shows it.
 *
 * Shape   `sample`: the first rows, as many cells as `columns`. `remembered`: the mapping of the latest import whose file had the same headers
 *         (`rememberedFrom`); offer it before the guess. `ready`: mappings for the exports that the headers tell of, the best first. `mapping`: what is set for this import, null before.
 */
export const importPreviewAnswer = z.object({
  format: csvFormat,
  formatReasons: z.array(z.string()),
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())).max(50),
  signature: z.string(),
  guess: mappingGuess,
  ready: z.array(readyMapping),
  reading: fileReading,
  remembered: mapping.nullable(),
  rememberedFrom: z.object({ id: idSchema('imp'), fileName: z.string(), createdAt: z.iso.datetime() }).nullable(),
  mapping: mapping.nullable(),
});
export type ImportPreviewAnswer = z.infer<typeof importPreviewAnswer>;

export const setImportMappingRequest = z.strictObject({ importId: idSchema('imp'), format: csvFormat.optional(), mapping });
export const importRequest = z.strictObject({ importId: idSchema('imp') });

/** Any record that a file may bring: an account, a person, a problem, a piece of evidence … */
export const recordOfImportRequest = z.strictObject({ recordId: z.string().regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/) });

/** The import that brought a record, the last one where several did. Null: a member made it, or its import was undone. */
export const importOfRecord = z.object({
  broughtBy: z.object({ importId: idSchema('imp'), fileName: z.string(), startedAt: z.iso.datetime().nullable() }).nullable(),
});

/** Newest first. */
export const listImportsRequest = z.strictObject({
  productId: idSchema('prd').optional(),
  status: importStatus.optional(),
  kind: recordKind.optional(),
  ...pageRequest,
});

export const importWorks = ['checking', 'running', 'undoing'] as const;

/**
 * One import and how far it is.
 *
 * Shape   `status`: uploaded → checking → checked → running → done → undoing → undone. The dry run may be left out. `interrupted`: the server
 *         died during `work`; it goes on by itself, or at once by resume. `cancelled`: stopped half-way; resume or undo it. `failed`: `failure`
 *         says why and where; what was done before stands and can be undone. `counts` are of the latest of dry run, run and undo (an undo counts
 *         `rows` and nothing else). `rowProblems`: how many are listed, at most 100,000. `leftovers`: records that an undo left alone and
 *         nobody answered for. `hasFile`: the file is kept for a week.
 *         `workbook`: the sheets of the file and the one that is read; null where it is none.
 *         `hasBrought`: rows of it may stand; then it must be undone before it is mapped anew or thrown away.
 * Units   `bytesRead` of `bytes`; `rowsDone` of `rowsTotal` (null until a dry run or a run has counted them).
 */
export const importAnswer = z.object({
  id: idSchema('imp'),
  fileName: line(300),
  bytes: z.number().int(),
  status: importStatus,
  work: z.enum(importWorks).nullable(),
  kind: recordKind.nullable(),
  source: z.string().nullable(),
  productId: idSchema('prd').nullable(),
  hasMapping: z.boolean(),
  hasFile: z.boolean(),
  hasBrought: z.boolean(),
  workbook: z.object({ sheets: z.array(z.object({ name: sheetName, isHidden: z.boolean() })), sheet: sheetName }).nullable(),
  rowsDone: z.number().int(),
  rowsTotal: z.number().int().nullable(),
  bytesRead: z.number().int(),
  counts: importCounts,
  rowProblems: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  leftovers: z.number().int(),
  failure: z
    .object({ code: z.string(), message: z.string(), line: z.number().int().nullable(), column: z.number().int().nullable() })
    .nullable(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  createdByName: z.string(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
export const importPage = pageAnswer(importAnswer);

/** By line. Of the latest dry run or run. */
export const listRowProblemsRequest = z.strictObject({
  importId: idSchema('imp'),
  severity: z.enum(['error', 'warning']).optional(),
  ...pageRequest,
});
export const rowProblemPage = pageAnswer(rowProblem);

/** A problem that the import makes (dry run) or made (run). Units   rows: how many rows name it. */
export const newProblem = z.object({ title: z.string(), externalId: z.string().nullable(), rows: z.number().int() });
export type NewProblem = z.infer<typeof newProblem>;

/** The problem that most rows name first; at most 10,000. */
export const listNewProblemsRequest = z.strictObject({ importId: idSchema('imp'), ...pageRequest });
export const newProblemPage = pageAnswer(newProblem);

/** A record that an undo left alone, because somebody edited it or linked to it since. Shape   `answer`: what a member said about it. */
export const undoLeftover = z.object({
  kind: recordKind,
  id: z.string(),
  name: z.string(),
  because: z.enum(['edited', 'linked', 'gone']),
  detail: z.string(),
  answer: z.enum(['keep', 'undo']).nullable(),
});
export type UndoLeftover = z.infer<typeof undoLeftover>;

export const listLeftoversRequest = z.strictObject({ importId: idSchema('imp'), ...pageRequest });
export const leftoverPage = pageAnswer(undoLeftover);

/** `keep`: it stays as it is. `undo`: undo it although it was edited; refused while something hangs on it. */
export const answerLeftoverRequest = z.strictObject({
  importId: idSchema('imp'),
  recordId: z.string().regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/, 'must be an id'),
  answer: z.enum(['keep', 'undo']),
});

export const recordKindAnswer = z.object({
  kind: recordKind,
  label: z.string(),
  plural: z.string(),
  byProduct: z.boolean(),
  atLeastOne: z.array(z.array(z.string())),
  fields: z.array(targetFieldAnswer),
});
export type RecordKindAnswer = z.infer<typeof recordKindAnswer>;
export const recordKindsAnswer = z.object({ items: z.array(recordKindAnswer) });
