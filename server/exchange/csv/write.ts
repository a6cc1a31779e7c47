import type { Transform } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import { guardFormula } from './formula.ts';

export type CsvCell = string | number | boolean | Date | null | undefined;

export type CsvWriteOptions = {
  delimiter?: ',' | ';' | '\t';
  /** A byte order mark makes old spreadsheets read UTF-8. */
  bom?: boolean;
};

/** The text of a cell: instants as ISO 8601, booleans as true and false, nothing as nothing, text that a spreadsheet would run made harmless. */
export function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return guardFormula(cell);
  if (cell instanceof Date) return cell.toISOString();
  return String(cell);
}

/**
 * Makes a stream that takes rows (arrays of cells, in the order of `columns`) and gives CSV in UTF-8 with a header.
 *
 * Source  RFC 4180: CRLF line ends, quotes doubled.
 */
export function csvWriter(columns: readonly string[], options: CsvWriteOptions = {}): Transform {
  const stringifier: Stringifier = stringify({
    delimiter: options.delimiter ?? ',',
    bom: options.bom ?? false,
    record_delimiter: '\r\n',
    cast: {
      string: (value) => guardFormula(value),
      number: (value) => String(value),
      boolean: (value) => String(value),
      date: (value) => value.toISOString(),
    },
    // A lone empty cell would be an empty line, which readers pass over; a lone CR ends a row for some of them.
    quoted_match: [/[\r\n]/, ...(columns.length === 1 ? [/^$/] : [])],
    quoted_empty: columns.length === 1,
  });
  stringifier.write([...columns]);
  return stringifier;
}

/** One row as a line of CSV, for the few places that have no stream. */
export function csvLine(cells: readonly CsvCell[], delimiter = ','): string {
  const texts = cells
    .map(cellText)
    .map((text) => (/["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text));
  return texts.length === 1 && texts[0] === '' ? '""\r\n' : `${texts.join(delimiter)}\r\n`;
}
