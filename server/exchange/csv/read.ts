import type { Readable } from 'node:stream';
import { type Info, CsvError as ParserError, parse } from 'csv-parse';
import type { CsvFormat } from '../../../contract/exchange/import.ts';
import { CsvError } from './csv-error.ts';
import { lineFeed, toUtf8 } from './decode.ts';
import { unguardFormula } from './formula.ts';
import { nameColumns } from './header.ts';
import { type CsvLimits, csvLimits } from './limits.ts';
import { bomLength } from './sniff.ts';

/** A row that cannot be used although the next one can: too few or too many cells, a cell past the limit. */
export type CsvRowFault = { code: 'column_count' | 'cell_too_long'; message: string; column: number };

/**
 * One row of data.
 *
 * Units   `line`: of the file, from 1, where the row begins. `row`: of data, from 0, the header not counted.
 *         `lastLine`: where it ends, when a quoted cell holds line breaks. `byteOffset` and `nextByteOffset`: where it and what follows begin in the
 *         file; only for UTF-8, else undefined.
 */
export type CsvRow = RawRecord & { row: number; fault?: CsvRowFault };

/** Where a reader that was interrupted goes on. The stream it gets must begin at `byteOffset`. */
export type CsvPlace = { columns: string[]; line: number; row: number; byteOffset: number };

/** The place behind a row; undefined where the encoding gives no byte offsets, and then the rows that are done are read and passed over. */
export function placeAfter(row: CsvRow, columns: string[]): CsvPlace | undefined {
  if (row.nextByteOffset === undefined) return undefined;
  return { columns, line: row.lastLine + 1, row: row.row + 1, byteOffset: row.nextByteOffset };
}

export type CsvReadOptions = { format: CsvFormat; limits?: Partial<CsvLimits>; from?: CsvPlace };

/** A file whose header has been read. `rows` may be walked once; leaving the loop closes the file. */
export type OpenCsv = { columns: string[]; rows: AsyncGenerator<CsvRow, void, undefined> };

/**
 * Opens a CSV stream in bounded memory: the header is read at once, the rows as they are asked for.
 *
 * Errors  CsvError, here or while walking the rows: `file_empty`, `encoding_invalid`, `nul_byte`, `quote_not_closed`, `quote_misplaced`,
 *         `record_too_long`, `too_many_columns`, `too_many_rows`. What one row alone has wrong is a `fault` of that row.
 * Source  RFC 4180; the guard against formulas that the writer adds is taken off again (csv/formula.ts).
 */
export async function openCsv(source: Readable, options: CsvReadOptions): Promise<OpenCsv> {
  const limits = { ...csvLimits, ...options.limits };
  const records = readRecords(source, options, limits);
  try {
    return await open(records, options, limits);
  } catch (error) {
    source.destroy();
    throw error;
  }
}

async function open(records: AsyncGenerator<RawRecord, void, undefined>, options: CsvReadOptions, limits: CsvLimits): Promise<OpenCsv> {
  if (options.from)
    return { columns: options.from.columns, rows: toRows(records, undefined, options.from.columns.length, options.from.row, limits) };
  const first = await records.next();
  if (first.done) throw new CsvError('file_empty', 'The file is empty.', { line: 1 });
  const width = first.value.cells.length;
  if (width > limits.columns) {
    throw new CsvError(
      'too_many_columns',
      `Line ${first.value.line} has ${width} columns; ${limits.columns} are allowed. Is the delimiter right?`,
      {
        line: first.value.line,
        column: limits.columns + 1,
      },
    );
  }
  const columns = nameColumns(options.format.header ? first.value.cells : first.value.cells.map(() => ''));
  return { columns, rows: toRows(records, options.format.header ? undefined : first.value, width, 0, limits) };
}

type RawRecord = { line: number; lastLine: number; cells: string[]; byteOffset?: number; nextByteOffset?: number };

async function* toRows(
  records: AsyncGenerator<RawRecord, void, undefined>,
  first: RawRecord | undefined,
  width: number,
  startRow: number,
  limits: CsvLimits,
): AsyncGenerator<CsvRow, void, undefined> {
  let row = startRow;
  if (first) yield toRow(first, row++, width, limits);
  for await (const record of records) {
    if (row >= limits.rows) {
      const allowed = limits.rows.toLocaleString('en');
      throw new CsvError('too_many_rows', `The file has more than ${allowed} rows. Split it and import the parts one after the other.`, {
        line: record.line,
      });
    }
    yield toRow(record, row++, width, limits);
  }
}

function toRow(record: RawRecord, row: number, width: number, limits: CsvLimits): CsvRow {
  const { cells } = record;
  // Spreadsheets leave empty cells behind the last column; they say nothing.
  while (cells.length > width && cells[cells.length - 1] === '') cells.pop();
  const fault = findFault(record, width, limits);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] as string;
    if (cell.charCodeAt(0) === apostrophe) cells[index] = unguardFormula(cell);
  }
  return fault ? { ...record, row, fault } : { ...record, row };
}

const apostrophe = 0x27;

function findFault(record: RawRecord, width: number, limits: CsvLimits): CsvRowFault | undefined {
  const { cells, line } = record;
  if (cells.length !== width) {
    const column = Math.min(cells.length, width) + 1;
    return { code: 'column_count', column, message: `Line ${line} has ${cells.length} cells where the header has ${width}.` };
  }
  for (let index = 0; index < cells.length; index++) {
    const length = (cells[index] as string).length;
    if (length > limits.cellLength) {
      const allowed = limits.cellLength.toLocaleString('en');
      return {
        code: 'cell_too_long',
        column: index + 1,
        message: `Cell ${index + 1} of line ${line} has ${length.toLocaleString('en')} characters; ${allowed} are allowed.`,
      };
    }
  }
  return undefined;
}

async function* readRecords(source: Readable, options: CsvReadOptions, limits: CsvLimits): AsyncGenerator<RawRecord, void, undefined> {
  const { format, from } = options;
  const isUtf8File = format.encoding === 'utf-8';
  let line = from?.line ?? (format.made ? 1 : 1 + format.skipLines);
  let parsedBytes = 0;
  const start = { bytes: from?.byteOffset ?? 0 };
  // The parser's own line count is off after quoted CRLFs: lines are counted from the line breaks inside the cells, and here, in the parser's own
  // step, because an error drops the records that nobody has taken yet.
  // A table that was made of a sheet has a record for each of its rows, however many line breaks stand in a cell.
  const isMade = format.made !== undefined;
  const onRecord = (cells: string[], info: Info): RawRecord => {
    const begins = { line, byte: parsedBytes };
    line += isMade ? 1 : 1 + countLineBreaks(cells);
    parsedBytes = info.bytes;
    if (!isUtf8File) return { line: begins.line, lastLine: line - 1, cells };
    return {
      line: begins.line,
      lastLine: line - 1,
      cells,
      byteOffset: start.bytes + begins.byte,
      nextByteOffset: start.bytes + parsedBytes,
    };
  };
  const parser = parse({
    bom: false,
    delimiter: format.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.recordBytes,
    on_record: onRecord as unknown as (cells: string[], info: Info) => string[],
  });
  const feeding = feed(source, parser, format, from === undefined, from?.line ?? 1, start);
  try {
    for await (const record of parser as AsyncIterable<RawRecord>) {
      if (isMade && record.line <= format.skipLines) continue;
      if (record.cells.length > 1 || record.cells[0] !== '') yield record;
    }
    await feeding;
  } catch (error) {
    throw error instanceof ParserError ? explain(error, line, limits) : error;
  } finally {
    source.destroy();
    parser.destroy();
    await feeding.catch(() => undefined);
  }
}

function countLineBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}

function explain(error: ParserError, line: number, limits: CsvLimits): CsvError {
  const index = (error as { column?: unknown }).column;
  const place = { line, column: typeof index === 'number' ? index + 1 : 1 };
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new CsvError(
        'quote_not_closed',
        `A quote that opens in cell ${place.column} of the row at line ${line} is never closed.`,
        place,
      );
    case 'CSV_MAX_RECORD_SIZE': {
      const allowed = `${Math.round(limits.recordBytes / 1_048_576)} MB`;
      return new CsvError(
        'record_too_long',
        `The row at line ${line} is longer than ${allowed}. A quote in cell ${place.column} may not be closed.`,
        place,
      );
    }
    default:
      return new CsvError(
        'quote_misplaced',
        `Cell ${place.column} of the row at line ${line} has a quote in a wrong place. Inside a quoted cell a quote is written twice (""), and a cell with quotes is quoted.`,
        place,
      );
  }
}

type Parser = ReturnType<typeof parse>;

/** Pushes the source into the parser as UTF-8, checks every byte on the way, and waits whenever the parser is full. */
async function feed(
  source: Readable,
  parser: Parser,
  format: CsvFormat,
  fromStart: boolean,
  firstLine: number,
  start: { bytes: number },
): Promise<void> {
  try {
    let skip = fromStart && !format.made ? format.skipLines : 0;
    let isFirst = fromStart;
    for await (let bytes of toUtf8(source, format.encoding, firstLine)) {
      if (isFirst) {
        isFirst = false;
        const mark = bomLength(bytes, 'utf-8');
        start.bytes += mark;
        bytes = bytes.subarray(mark);
      }
      while (skip > 0 && bytes.length > 0) {
        const end = bytes.indexOf(lineFeed);
        const taken = end === -1 ? bytes.length : end + 1;
        if (end !== -1) skip--;
        start.bytes += taken;
        bytes = bytes.subarray(taken);
      }
      if (bytes.length > 0 && !parser.write(bytes)) await drained(parser);
      if (parser.destroyed) return;
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      parser.off('drain', settle);
      parser.off('close', settle);
      resolve();
    };
    parser.on('drain', settle);
    parser.on('close', settle);
  });
}
