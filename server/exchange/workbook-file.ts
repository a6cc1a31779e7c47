// Where the pieces of a file lie that is no text: as it came, and the table made of each of its sheets.
import type { CsvFormat } from '../../contract/exchange/import.ts';
import type { MadeTable } from './workbook/convert-sheet.ts';

/** More pieces than the largest file has. */
const piecesOfTable = 10_000;

/** The number of the first piece of the table that a format reads; 0 where the file itself is text. */
export const firstPieceOf = (format: Pick<CsvFormat, 'made'> | null): number => (format?.made ? format.made.no * piecesOfTable : 0);

/** The piece `at` of a file that is kept beside the tables made of it. */
export const pieceOfOriginal = (at: number): number => -1 - at;

export const lastPieceOfTable = (no: number): number => (no + 1) * piecesOfTable - 1;

const headerRowsSkipped = 100;

/** How the table that was made is read, and why so. */
export function formatOfTable(
  of: 'sheet' | 'json',
  no: number,
  { shape, mergedCells }: MadeTable,
): { format: CsvFormat; reasons: string[] } {
  const { headerRow, hasHeader } = shape;
  const skipLines = Math.min(headerRow - 1, headerRowsSkipped);
  const format: CsvFormat = { encoding: 'utf-8', delimiter: ',', header: hasHeader, skipLines, made: { of, no } };
  if (of === 'json') return { format, reasons: ['Each object of the list is a row.'] };
  const names = hasHeader ? `Row ${headerRow} names the columns.` : 'The first row looks like data, so the columns have no names.';
  const merged = mergedCells === 1 ? '1 merged cell was' : `${mergedCells.toLocaleString('en')} merged cells were`;
  return { format, reasons: [names, ...(mergedCells > 0 ? [`${merged} filled with the value that the sheet shows.`] : [])] };
}
