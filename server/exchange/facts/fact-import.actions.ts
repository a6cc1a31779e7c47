import { z } from 'zod';
import {
  type FactImportAnswer,
  factImportRef,
  listFactImportsRequest,
  runFactImportRequest,
} from '../../../contract/analytics/fact-import.ts';
import { csvFormat } from '../../../contract/exchange/import.ts';
import { action } from '../../platform/action.ts';
import { invalid, refused } from '../../platform/errors.ts';
import { pageOf } from '../../platform/page.ts';
import { query } from '../../platform/query.ts';
import { deleteFactPieces, getFactImport, listFactImports, updateFactImport } from './fact-import.store.ts';
import type { FactImportRow } from './tables.ts';

const answerOf = (row: FactImportRow): FactImportAnswer => ({
  id: row.id,
  sourceId: row.source_id,
  fileName: row.file_name,
  kind: row.kind,
  bytes: row.bytes,
  columns: row.columns,
  status: row.status,
  mapping: row.mapping,
  rowsDone: row.rows_done,
  bytesRead: row.status === 'done' ? row.bytes : (row.place?.byte ?? 0),
  taken: row.taken,
  duplicates: row.duplicates,
  rejected: row.rejected,
  unreadable: row.unreadable,
  problems: row.problems,
  failure: row.failure,
  createdAt: row.created_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
});

const subject = (input: { factImportId: string }) => ({ kind: 'fact_import', id: input.factImportId });

/** The last step of an upload. */
export const finishFactUpload = action({
  name: 'fact_import.uploaded',
  input: z.strictObject({
    factImportId: z.string(),
    bytes: z.int(),
    fingerprint: z.string(),
    format: csvFormat.nullable(),
    columns: z.array(z.string()),
  }),
  can: 'import',
  subject,
  async run(scope, { factImportId, ...file }) {
    const row = await updateFactImport(scope, factImportId, { ...file, status: 'uploaded' });
    return { result: answerOf(row), after: { sourceId: row.source_id, fileName: row.file_name, bytes: row.bytes } };
  },
});

/** Errors  fact_import_not_found; refused (fact_import_not_ready); invalid for a column that the file has not. */
export const runFactImport = action({
  name: 'fact_import.run_started',
  input: runFactImportRequest,
  can: 'import',
  subject,
  async run(scope, { factImportId, mapping }) {
    const row = await getFactImport(scope, factImportId, true);
    if (!['uploaded', 'failed', 'cancelled'].includes(row.status)) throw refused('fact_import_not_ready', `This import is ${row.status}.`);
    if (mapping === null && row.kind !== 'ndjson')
      throw invalid([{ path: 'mapping', code: 'mapping_missing', message: 'Say which columns hold the event, the time and who did it.' }]);
    // Objects need not all have the same names.
    const missing = row.kind === 'ndjson' || !mapping ? undefined : namedBy(mapping).find((name) => !row.columns.includes(name));
    if (missing !== undefined) throw invalid([{ path: 'mapping', code: 'column_unknown', message: `The file has no column ${missing}.` }]);
    const changed = await updateFactImport(scope, row.id, {
      status: 'running',
      mapping,
      failure: null,
      started_at: scope.now,
      finished_at: null,
    });
    return { result: answerOf(changed), before: { status: row.status }, after: { status: changed.status, mapping } };
  },
});

const namedBy = ({
  event,
  time,
  userId,
  anonymousId,
  groupId,
  messageId,
  properties = [],
}: NonNullable<FactImportRow['mapping']>): string[] =>
  ['column' in event ? event.column : undefined, time, userId, anonymousId, groupId, messageId, ...properties].filter(
    (name) => name !== undefined,
  );

/** What came in stays; it can be run again, and goes on where it was. Errors  fact_import_not_found. */
export const cancelFactImport = action({
  name: 'fact_import.cancelled',
  input: factImportRef,
  can: 'import',
  subject,
  async run(scope, { factImportId }) {
    const row = await getFactImport(scope, factImportId, true);
    if (row.status !== 'running') return { result: answerOf(row) };
    const changed = await updateFactImport(scope, row.id, { status: 'cancelled', finished_at: scope.now });
    return { result: answerOf(changed), before: { status: row.status }, after: { status: changed.status, rowsDone: row.rows_done } };
  },
});

/** By the worker, at the end of the file or where it cannot go on. */
export const endFactImport = action({
  name: 'fact_import.ended',
  input: factImportRef.extend({ failure: z.string().nullable() }),
  can: 'import',
  subject,
  async run(scope, { factImportId, failure }) {
    const row = await getFactImport(scope, factImportId, true);
    if (row.status !== 'running') return { result: answerOf(row) };
    const status = failure === null ? ('done' as const) : ('failed' as const);
    // The file is not kept any longer than it is needed: it is full of names.
    if (status === 'done') await deleteFactPieces(scope, row.id);
    const changed = await updateFactImport(scope, row.id, { status, failure, finished_at: scope.now });
    const { rows_done: rowsDone, taken, duplicates, rejected, unreadable } = changed;
    return {
      result: answerOf(changed),
      before: { status: row.status },
      after: { status, failure, rowsDone, taken, duplicates, rejected, unreadable },
    };
  },
});

/** Errors  fact_import_not_found. */
export const readFactImport = query({
  name: 'fact_import.read',
  input: factImportRef,
  can: 'import',
  run: async (scope, input) => answerOf(await getFactImport(scope, input.factImportId)),
});

export const browseFactImports = query({
  name: 'fact_imports.listed',
  input: listFactImportsRequest,
  can: 'import',
  run: async (scope, input) => pageOf(await listFactImports(scope, input), input.limit, answerOf, (row) => [row.id]),
});
