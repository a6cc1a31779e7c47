// Lines of CSV for downloads (RFC 4180: CRLF, quotes doubled), harmless in a spreadsheet.
import { Readable } from 'node:stream';

/*
 * A spreadsheet runs a cell that begins with one of these; a quote before it makes the cell text. A cell that already begins with quotes
 * and such a sign gets one more, so that taking one quote off gives back what was written.
 * Source: OWASP, "CSV Injection" (2024); the full-width forms are run by some spreadsheets too.
 */
const dangerous = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const plainNumber = /^[+-]?\d+([.,]\d+)?$/;

export type CsvCell = string | number | boolean | null | undefined;

/** One cell, quoted where it must be. Numbers stay numbers; text that a spreadsheet would run is made text. */
export function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const harmless = dangerous.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
  return /["\r\n,;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * A download made page by page, so that its memory does not grow with the list.
 *
 * Shape   `pageAfter` gives the page behind a cursor (undefined for the first) and the next cursor, null at the end.
 */
export function csvDownload<T>(
  columns: readonly string[],
  cellsOf: (item: T) => readonly CsvCell[],
  pageAfter: (cursor: string | undefined) => Promise<{ items: readonly T[]; nextCursor: string | null }>,
): Readable {
  async function* lines() {
    yield csvLine(columns);
    for (let cursor: string | undefined; ; ) {
      const page = await pageAfter(cursor);
      if (page.items.length > 0) yield page.items.map((item) => csvLine(cellsOf(item))).join('');
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
  return Readable.from(lines());
}
