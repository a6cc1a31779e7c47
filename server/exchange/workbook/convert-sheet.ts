// One sheet of a workbook becomes a table in CSV: a row of the sheet is a record of the file, so that line 7 is row 7.
import { csvLine } from '../csv/write.ts';
import { type Book, readBook, readSharedTexts, type SheetEntry } from './book.ts';
import type { WorkbookLimits } from './limits.ts';
import { readMerges, readSheet, type SheetRow } from './sheet.ts';
import { findTable, MergedCells, rowsLookedAt, type TableShape } from './table.ts';
import { WorkbookError } from './workbook-error.ts';
import { openParts, type Parts } from './zip.ts';

export type OpenBook = { parts: Parts; book: Book; texts: string[]; limits: WorkbookLimits };

/** What was made. `rows`: of the sheet, a header included, up to the last that holds something. */
export type MadeTable = { shape: TableShape; rows: number; mergedCells: number };

/** Errors  those of the workbook (`WorkbookError`). */
export async function openBook(bytes: Buffer, limits: WorkbookLimits): Promise<OpenBook> {
  const parts = await openParts(bytes, limits);
  const book = await readBook(parts, limits);
  return { parts, book, texts: await readSharedTexts(parts, limits), limits };
}

/**
 * The sheet of that name or, without one, the first that is seen and not empty.
 *
 * Errors  sheet_not_found, workbook_empty.
 */
export async function chooseSheet({ parts, book, texts, limits }: OpenBook, wanted: string | null): Promise<SheetEntry> {
  if (wanted !== null) {
    const named =
      book.sheets.find(({ name }) => name === wanted) ?? book.sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (named) return named;
    const names = book.sheets.slice(0, 20).map(({ name }) => `“${name}”`);
    throw new WorkbookError('sheet_not_found', `The workbook has no sheet “${wanted}”. It has ${names.join(', ')}.`);
  }
  for (const sheet of [...book.sheets].sort((left, right) => Number(left.isHidden) - Number(right.isHidden)))
    for await (const _ of readSheet(parts, sheet.part, book, texts, limits)) return sheet;
  throw new WorkbookError('workbook_empty', 'No sheet of the workbook holds anything.');
}

/** Units: bytes. */
const pieceBytes = 131_072;

/**
 * Writes a sheet as CSV in UTF-8, piece by piece.
 *
 * Errors  workbook_empty, file_too_large, and those of reading (`WorkbookError`).
 */
export async function* convertSheet(
  { parts, book, texts, limits }: OpenBook,
  sheet: SheetEntry,
): AsyncGenerator<Buffer, MadeTable, undefined> {
  const merged = new MergedCells(await readMerges(parts, sheet.part, limits));
  let waiting: SheetRow[] = [];
  let shape: TableShape | undefined;
  let last = 0;
  let text = '';
  let bytes = 0;
  const write = (row: SheetRow, { headerRow, width }: TableShape) => {
    merged.fill(row, row.row >= headerRow, width);
    // Rows between that hold nothing are empty lines: the reader counts them and passes them over.
    text += '\r\n'.repeat(row.row - last - 1);
    last = row.row;
    while (row.cells.length < width) row.cells.push('');
    text += csvLine(row.cells);
  };
  const flush = (): Buffer => {
    const piece = Buffer.from(text);
    text = '';
    bytes += piece.length;
    if (bytes > limits.tableBytes) throw new WorkbookError('file_too_large', 'The sheet holds more than 1 GB of text. Split it.');
    return piece;
  };
  for await (const rows of readSheet(parts, sheet.part, book, texts, limits)) {
    if (shape === undefined) {
      waiting = waiting.length === 0 ? rows : [...waiting, ...rows];
      if (waiting.length < rowsLookedAt) continue;
    }
    shape ??= findTable(waiting.slice(0, rowsLookedAt));
    for (const row of waiting.length > 0 ? waiting : rows) {
      write(row, shape);
      if (text.length >= pieceBytes) yield flush();
    }
    waiting = [];
  }
  if (shape === undefined) {
    if (waiting.length === 0) throw new WorkbookError('workbook_empty', `The sheet “${sheet.name}” is empty.`);
    shape = findTable(waiting.slice(0, rowsLookedAt));
    for (const row of waiting) write(row, shape);
  }
  if (text !== '') yield flush();
  return { shape, rows: last, mergedCells: merged.filled };
}
