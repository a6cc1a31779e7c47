// The rows of a file from where the work on it stands, and the plan by which they become records.

import { setImmediate as answersFirst } from 'node:timers/promises';
import { refused } from '../platform/errors.ts';
import type { Ports } from '../platform/ports.ts';
import type { BringPlan, ReadRow } from './bring/chunk.ts';
import { type CsvRow, openCsv } from './csv/index.ts';
import { fileGone } from './import.ts';
import { readFile } from './import-file.query.ts';
import { compileMapping } from './mapping/index.ts';
import type { ImportRow, StoredPlace } from './tables.ts';

/**
 * How the import reads its rows.
 *
 * Errors  refused (mapping_missing, mapping_does_not_fit).
 */
export function planOf(row: ImportRow): BringPlan {
  const { mapping, columns } = row;
  if (mapping === null) throw refused('mapping_missing', 'Say first what the columns mean.');
  const compiled = compileMapping(mapping, columns);
  if (!compiled.ok)
    throw refused('mapping_does_not_fit', compiled.issues[0]?.message ?? 'The mapping does not fit the columns of the file.');
  return { kind: mapping.kind, mapping, productId: mapping.productId ?? row.product_id, map: compiled.map };
}

/**
 * Whoever waits for an answer goes first, after so many rows: the chunk in hand, which the database would idle for, and other requests. About a
 * millisecond of mapping.
 */
const rowsBetweenAnswers = 16;

/** Bounds a chunk whose rows are long. Units: characters. */
const chunkText = 400_000;

export type Chunk = { rows: ReadRow[]; place: StoredPlace; bytesRead: number };

/**
 * The rows in chunks, mapped.
 *
 * Shape   `rowsAtOnce` is asked before every chunk. The last chunk may be empty.
 * Errors  CsvError; refused (file_gone).
 */
export async function* readChunks(
  ports: Ports,
  row: ImportRow,
  plan: BringPlan,
  place: StoredPlace | null,
  rowsAtOnce: () => number,
): AsyncGenerator<Chunk, void, undefined> {
  if (row.format === null) throw refused('mapping_missing', 'Say first what the columns mean.');
  if (row.file_removed_at !== null) throw fileGone();
  const from = place?.byteOffset == null ? null : { columns: row.columns, line: place.line, row: place.row, byteOffset: place.byteOffset };
  const file = readFile(ports, row.workspace_id, row, from?.byteOffset ?? 0);
  let pulled = from?.byteOffset ?? 0;
  file.on('data', (piece: Buffer) => {
    pulled += piece.length;
  });
  file.pause();
  const { rows } = await openCsv(file, { format: row.format, ...(from ? { from } : {}) });
  // Without a place in bytes the rows that are done are read again and passed over.
  const passOver = from === null ? (place?.row ?? 0) : 0;
  let chunk: ReadRow[] = [];
  let text = 0;
  let behind: ReturnType<typeof placeBehind> | undefined;
  for await (const one of rows) {
    if (one.row < passOver) continue;
    chunk.push({ row: one, mapped: plan.map(one) });
    behind = placeBehind(one, pulled);
    for (const cell of one.cells) text += cell.length;
    if (chunk.length % rowsBetweenAnswers === 0) await answersFirst();
    if (chunk.length < rowsAtOnce() && text < chunkText) continue;
    yield { rows: chunk, ...behind };
    chunk = [];
    text = 0;
  }
  if (behind && chunk.length > 0) yield { rows: chunk, ...behind };
}

const placeBehind = (row: CsvRow, pulled: number) => ({
  place: { line: row.lastLine + 1, row: row.row + 1, byteOffset: row.nextByteOffset ?? null },
  bytesRead: row.nextByteOffset ?? pulled,
});

/** Reads the next chunk while the one in hand is written: the file and the database wait for each other no more. */
export async function* readAhead<T>(source: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  let next = source.next();
  try {
    while (true) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      // Taken up above; until then nobody listens.
      next.catch(() => undefined);
      yield value as T;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return();
  }
}
