// The file as the mapping screen shows it. Only its beginning is read, and not inside a transaction: parsing takes a while.
import type { z } from 'zod';
import type { ImportPreviewAnswer, previewImportRequest } from '../../contract/exchange/import.ts';
import type { Caller } from '../platform/action.ts';
import type { Ports } from '../platform/ports.ts';
import { isSheetError, shownSheetError } from './cells/index.ts';
import { type CsvRow, openCsv, sampleRows, sniffCsvStream } from './csv/index.ts';
import { asRefusal } from './import.actions.ts';
import { findRemembered, getImport } from './import.store.ts';
import { fileGone } from './import.ts';
import { inShort, readFile } from './import-file.query.ts';
import { compileMapping, guessMapping, headerSignature, profileFile, readingOf, recogniseFile } from './mapping/index.ts';

/** Units: bytes, rows. */
const read = { bytes: 4_194_304, rows: 20_000, sample: 1000, shown: 50 };

/** Units: characters. A cell of a preview is looked at, not read. */
const longestShown = 1000;

/**
 * Format, columns, some rows, a guess, and the mapping of the latest file with the same headers.
 *
 * Errors  import_not_found; refused (file_gone, and what the reader finds wrong with the beginning of the file).
 */
export async function previewImport(
  ports: Ports,
  caller: Caller,
  input: z.output<typeof previewImportRequest>,
): Promise<ImportPreviewAnswer> {
  const { workspaceId } = caller;
  const row = await inShort(ports, workspaceId, 'read', (scope) => getImport(scope, input.importId));
  if (row.file_removed_at !== null) throw fileGone();
  const { encoding, delimiter, header, skipLines } = input;
  // A table that was made of a workbook is ours: there is nothing to guess.
  const made = row.format?.made;
  const isSniffed = (made !== undefined || (encoding === undefined && delimiter === undefined)) && row.format !== null;
  const sniffed = isSniffed
    ? { format: row.format, reasons: row.format_reasons }
    : await sniffCsvStream(readFile(ports, workspaceId, row, 0, read.bytes), { encoding, delimiter }).catch(asRefusal);
  if (sniffed.format === null) throw fileGone();
  const format = {
    encoding: (made ? undefined : encoding) ?? sniffed.format.encoding,
    delimiter: (made ? undefined : delimiter) ?? sniffed.format.delimiter,
    header: header ?? sniffed.format.header,
    skipLines: skipLines ?? sniffed.format.skipLines,
    ...(made ? { made } : {}),
  };
  const { columns, first, sample } = await readBeginning(ports, workspaceId, { id: row.id, format }, row.bytes > read.bytes);
  const signature = headerSignature(columns);
  const seen = { columns, sample, fileName: row.file_name, ...(row.product_id ? { productId: row.product_id } : {}) };
  const guess = guessMapping({ ...seen, ...(input.kind ? { kind: input.kind } : {}) });
  const known = await inShort(ports, workspaceId, 'read', (scope) => findRemembered(scope, signature, row.id, row.product_id));
  const fits = known?.mapping && compileMapping(known.mapping, columns).ok ? known : undefined;
  return {
    format,
    formatReasons: sniffed.reasons,
    columns,
    sample: first.map((cells) => cells.map((cell) => cell.slice(0, longestShown).toWellFormed())),
    signature,
    guess,
    ready: recogniseFile(seen),
    reading: readingOf(profileFile(seen)),
    // The product of the new file counts, not that of the old one.
    remembered: fits?.mapping ? { ...fits.mapping, ...(row.product_id ? { productId: row.product_id } : {}) } : null,
    rememberedFrom: fits ? { id: fits.id, fileName: fits.file_name, createdAt: fits.created_at.toISOString() } : null,
    mapping: row.mapping,
  };
}

async function readBeginning(
  ports: Ports,
  workspaceId: string,
  { id, format }: { id: string; format: ImportPreviewAnswer['format'] },
  isCut: boolean,
): Promise<{ columns: string[]; first: string[][]; sample: string[][] }> {
  const { columns, rows } = await openCsv(readFile(ports, workspaceId, { id, format }, 0, read.bytes), { format }).catch(asRefusal);
  const first: string[][] = [];
  async function* watched(): AsyncGenerator<CsvRow> {
    try {
      for await (const one of rows) {
        if (first.length < read.shown && !one.fault)
          first.push(one.cells.map((cell) => (isSheetError(cell) ? shownSheetError(cell) : cell)));
        // A formula that failed says nothing of what its column holds.
        yield { ...one, cells: one.cells.map((cell) => (isSheetError(cell) ? '' : cell)) };
      }
    } catch (error) {
      // The beginning may end in the middle of a quoted cell or of a character; the dry run reads on.
      if (!isCut) asRefusal(error);
    }
  }
  const { sample } = await sampleRows(watched(), read.sample, read.rows);
  return { columns, first, sample };
}
