import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { line } from '../platform/text.ts';
import { mapping } from './mapping.ts';
import { recordKind } from './record-kind.ts';

export const csvEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-15',
  'shift_jis',
  'gb18030',
  'euc-kr',
  'big5',
] as const;
export const csvDelimiters = [',', ';', '\t', '|'] as const;

/** How a file is to be read: sniffed, then confirmed or changed by the member. `skipLines` counts lines before the header (`sep=;`). */
export const csvFormat = z.strictObject({
  encoding: z.enum(csvEncodings),
  delimiter: z.enum(csvDelimiters),
  header: z.boolean(),
  skipLines: z.number().int().min(0).max(100),
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

/** `unchanged`: the row came before and says the same. `kept`: imported fields that a member had edited, so the edit won. */
export const importCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
  kept: z.number().int(),
  problemsCreated: z.number().int(),
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

/** The file as the mapping screen shows it. */
export const importPreviewAnswer = z.object({
  format: csvFormat,
  formatReasons: z.array(z.string()),
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())).max(50),
  signature: z.string(),
  guess: mappingGuess,
  rememberedFrom: idSchema('imp').nullable(),
});
export type ImportPreviewAnswer = z.infer<typeof importPreviewAnswer>;

export const setImportMappingRequest = z.strictObject({ importId: idSchema('imp'), format: csvFormat.optional(), mapping });
export const importRequest = z.strictObject({ importId: idSchema('imp') });

/**
 * One import and how far it is.
 *
 * Units   `bytesRead` of `bytes`; `rowsDone` of `rowsTotal` (null until the dry run has counted them).
 */
export const importAnswer = z.object({
  id: idSchema('imp'),
  fileName: line(300),
  bytes: z.number().int(),
  status: importStatus,
  kind: recordKind.nullable(),
  source: z.string().nullable(),
  productId: idSchema('prd').nullable(),
  rowsDone: z.number().int(),
  rowsTotal: z.number().int().nullable(),
  bytesRead: z.number().int(),
  counts: importCounts,
  failure: z
    .object({ code: z.string(), message: z.string(), line: z.number().int().nullable(), column: z.number().int().nullable() })
    .nullable(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/** A record that an undo left alone, because somebody edited it or linked to it since. */
export const undoLeftover = z.object({
  kind: recordKind,
  id: z.string(),
  name: z.string(),
  because: z.enum(['edited', 'linked']),
  detail: z.string(),
});
export type UndoLeftover = z.infer<typeof undoLeftover>;
