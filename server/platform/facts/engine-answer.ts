// What a statement read, beside its rows: the library's own count is of the rows that came out.

export type EngineRows = { body: Uint8Array; rowsRead: number; bytesRead: number };

const formatAtEnd = /\s*format\s+JSONEachRow\s*;?\s*$/i;

/** The statement without the format that the client writes behind every question; null where there is none. */
export const withoutFormat = (sql: string): string | null => (formatAtEnd.test(sql) ? sql.replace(formatAtEnd, '') : null);

/** A format whose lines are `{"row":{…}}`, and among them how much was read so far. */
export const formatThatTells = 'JSONEachRowWithProgress';

const lineEnd = '\n'.charCodeAt(0);
const objectStart = '{'.charCodeAt(0);
const rowStart = Buffer.from('{"row":');

/**
 * Takes rows and what was read apart.
 *
 * Errors  throws what the engine wrote in place of a row.
 */
export function readRows(bytes: Uint8Array): EngineRows {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Never longer than what it is made of, and the end of a last line.
  const body = Buffer.allocUnsafe(all.length + 1);
  let length = 0;
  let read = { read_rows: '0', read_bytes: '0' };
  for (let start = 0; start < all.length; ) {
    const found = all.indexOf(lineEnd, start);
    const end = found === -1 ? all.length : found;
    if (all.subarray(start, start + rowStart.length).equals(rowStart)) {
      // Its last bracket is that of the line.
      length += all.copy(body, length, start + rowStart.length, end - 1);
      body[length++] = lineEnd;
    } else if (all[start] === objectStart) {
      const told = JSON.parse(all.toString('utf8', start, end)) as { meta?: unknown; progress?: typeof read; exception?: string };
      if (told.exception !== undefined) throw new Error(told.exception);
      // Here the answer begins: what stands before it was left by a statement that failed.
      if (told.meta !== undefined) length = 0;
      read = told.progress ?? read;
    } else if (end > start) {
      // A statement that takes the format for a part of what it explains.
      length += all.copy(body, length, start, end);
      body[length++] = lineEnd;
    }
    start = end + 1;
  }
  return { body: body.subarray(0, length), rowsRead: Number(read.read_rows), bytesRead: Number(read.read_bytes) };
}
