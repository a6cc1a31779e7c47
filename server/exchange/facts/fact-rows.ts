// Reads a file of events row by row, from any place on, in bounded memory.
import type { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { FactFileKind } from '../../../contract/analytics/fact-import.ts';
import type { CsvFormat } from '../../../contract/exchange/import.ts';
import { CsvError, openCsv } from '../csv/index.ts';

/** Behind a row: where the next one begins. Units: byte of the file. */
export type FactPlace = { row: number; line: number; byte: number };

export type FactRow = {
  row: number;
  value: Readonly<Record<string, unknown>>;
  /** Why it is no row. */
  fault: string | null;
  after: FactPlace;
};

export type FactFile = {
  kind: FactFileKind;
  bytes: number;
  format: CsvFormat | null;
  columns: readonly string[];
  /** The file from a byte on. */
  open: (fromByte: number) => Readable;
  slice: (start: number, end: number) => Promise<ArrayBuffer>;
};

/** Errors  CsvError: the file cannot be read further. */
export function readFactRows(file: FactFile, from: FactPlace | null): AsyncGenerator<FactRow, void, undefined> {
  if (file.kind === 'csv') return readCsv(file, from);
  return file.kind === 'ndjson' ? readLines(file, from) : readParquet(file, from);
}

async function* readCsv(file: FactFile, from: FactPlace | null): AsyncGenerator<FactRow, void, undefined> {
  const { format } = file;
  if (!format) throw new Error('a table has no format');
  const isUtf8 = format.encoding === 'utf-8';
  const place = from && isUtf8 ? { columns: [...file.columns], line: from.line, row: from.row, byteOffset: from.byte } : null;
  const { columns, rows } = await openCsv(file.open(place?.byteOffset ?? 0), { format, ...(place ? { from: place } : {}) });
  for await (const { row, cells, lastLine, nextByteOffset, fault } of rows) {
    // Without bytes to go on from, the rows that are done are read and passed over.
    if (from && row < from.row) continue;
    const value = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    yield { row, value, fault: fault?.message ?? null, after: { row: row + 1, line: lastLine + 1, byte: nextByteOffset ?? 0 } };
  }
}

const lineBytesMost = 1_048_576;
const decoder = new TextDecoder('utf-8', { fatal: true });

async function* readLines(file: FactFile, from: FactPlace | null): AsyncGenerator<FactRow, void, undefined> {
  let row = from?.row ?? 0;
  let byte = from?.byte ?? 0;
  let left: Buffer = Buffer.alloc(0);
  const rowOf = (bytes: Buffer, length: number): FactRow => {
    byte += length;
    return { row: row++, ...parseLine(bytes), after: { row, line: row + 1, byte } };
  };
  for await (const piece of file.open(byte) as AsyncIterable<Buffer>) {
    left = left.length > 0 ? Buffer.concat([left, piece]) : piece;
    let start = 0;
    for (let end = left.indexOf(0x0a); end !== -1; end = left.indexOf(0x0a, start)) {
      yield rowOf(left.subarray(start, end), end + 1 - start);
      start = end + 1;
    }
    left = left.subarray(start);
    if (left.length > lineBytesMost) throw new CsvError('record_too_long', `Line ${row + 1} is longer than 1 MB.`, { line: row + 1 });
  }
  if (left.length > 0) yield rowOf(left, left.length);
}

const blank = { value: {}, fault: '' };

/** A blank line says nothing and is no fault: its message is empty. */
function parseLine(bytes: Buffer): Pick<FactRow, 'value' | 'fault'> {
  try {
    const text = decoder.decode(bytes).trim();
    if (text === '') return blank;
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { value: value as Record<string, unknown>, fault: null } : { value: {}, fault: 'The line is no JSON object.' };
  } catch {
    return { value: {}, fault: 'The line is no JSON.' };
  }
}

const parquetRowsAtOnce = 2_000;

// A page says how long it is unpacked; one that lies is refused.
const compressors = {
  GZIP: (bytes: Uint8Array, length: number) => gunzipSync(bytes, { maxOutputLength: length }),
  ZSTD: (bytes: Uint8Array, length: number) => zstdDecompressSync(bytes, { maxOutputLength: length }),
  BROTLI: (bytes: Uint8Array, length: number) => brotliDecompressSync(bytes, { maxOutputLength: length }),
};

async function* readParquet(file: FactFile, from: FactPlace | null): AsyncGenerator<FactRow, void, undefined> {
  const buffer = { byteLength: file.bytes, slice: (start: number, end = file.bytes) => file.slice(start, end) };
  const metadata = await parquetMetadataAsync(buffer);
  const count = Number(metadata.num_rows);
  for (let rowStart = from?.row ?? 0; rowStart < count; rowStart += parquetRowsAtOnce) {
    const rows = await parquetReadObjects({
      file: buffer,
      metadata,
      compressors,
      rowStart,
      rowEnd: Math.min(count, rowStart + parquetRowsAtOnce),
    });
    for (const [index, value] of rows.entries()) {
      const row = rowStart + index;
      yield { row, value: inJson(value) as Record<string, unknown>, fault: null, after: { row: row + 1, line: row + 1, byte: 0 } };
    }
  }
}

/** Whole numbers and moments as JSON has them; bytes are nothing that a question could ask about. */
function inJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return null;
  if (Array.isArray(value)) return value.map(inJson);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inJson(item)]));
  return value;
}
