import { z } from 'zod';
import { timeZone } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { sourceId } from './source.ts';

const factImportId = idSchema('fim');
const column = z.string().min(1).max(1000);

export const factFileKinds = ['csv', 'ndjson', 'parquet'] as const;
export type FactFileKind = (typeof factFileKinds)[number];

/** What the columns of a history mean. Of NDJSON a column is a name of the objects. */
export const factMapping = z.strictObject({
  /** Whose value names the event; or one name for all. */
  event: z.union([z.strictObject({ column }), z.strictObject({ name: line(200) })]),
  /** ISO 8601, a number since 1970, or a date that `dateOrder` makes readable. */
  time: column,
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  /** Of times that name none; UTC when left out. */
  zone: timeZone.optional(),
  userId: column.optional(),
  anonymousId: column.optional(),
  groupId: column.optional(),
  /** Without it a row is known again by its place in this very file. */
  messageId: column.optional(),
  /** Columns that become properties; all others when left out. */
  properties: z.array(column).max(255).optional(),
});
export type FactMapping = z.infer<typeof factMapping>;

export const uploadFactImportRequest = z.strictObject({ fileName: line(300) });
export const factImportRef = z.strictObject({ factImportId });
export const listFactImportsRequest = z.strictObject({ sourceId, ...pageRequest });

/** Of NDJSON no mapping means that each line is a call of the tracking API. */
export const runFactImportRequest = z.strictObject({ factImportId, mapping: factMapping.nullable().default(null) });

const factImportStatuses = ['uploading', 'uploaded', 'running', 'done', 'failed', 'cancelled'] as const;
export type FactImportStatus = (typeof factImportStatuses)[number];

export const factImportAnswer = z.object({
  id: factImportId,
  sourceId,
  fileName: z.string(),
  kind: z.enum(factFileKinds),
  bytes: z.int(),
  /** Of the first rows. */
  columns: z.array(z.string()),
  status: z.enum(factImportStatuses),
  mapping: factMapping.nullable(),
  rowsDone: z.int(),
  bytesRead: z.int(),
  taken: z.int(),
  /** There already: the same file again brings nothing. */
  duplicates: z.int(),
  /** Kept with the rejected events of the source. */
  rejected: z.int(),
  /** Rows that could not be read as the mapping says, and what was wrong with the first of them. */
  unreadable: z.int(),
  problems: z.array(z.object({ row: z.int(), message: z.string() })),
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type FactImportAnswer = z.infer<typeof factImportAnswer>;

export const factImportPage = pageAnswer(factImportAnswer);
