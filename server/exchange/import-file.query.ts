// Reads a file that was brought as a stream, piece by piece, each in a short transaction of its own or in the caller's.
import { Readable } from 'node:stream';
import type { CsvFormat } from '../../contract/exchange/import.ts';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import type { Scope } from '../platform/scope.ts';
import { pieceBytes } from './import.ts';
import { findPiece } from './import-file.store.ts';
import { firstPieceOf, pieceOfOriginal } from './workbook-file.ts';

const origin = { requestId: 'import', address: null, via: 'job' } as const;

/** Runs work in a short transaction of a workspace, as the system. */
export const inShort = <T>(ports: Ports, workspaceId: string, kind: 'read' | 'write', work: (scope: Scope) => Promise<T>): Promise<T> =>
  inWorkspace(ports.database, workspaceId, kind, (db) =>
    work({ db, workspaceId, now: ports.clock(), actor: systemActor('import'), origin }),
  );

/** Which text is read: of the file itself, or of a table that was made of it. */
export type ReadableFile = { id: string; format: Pick<CsvFormat, 'made'> | null };

/**
 * The file from a byte on.
 *
 * Units   fromByte, atMost: bytes.
 */
export function readFile(
  ports: Ports,
  workspaceId: string,
  { id, format }: ReadableFile,
  fromByte = 0,
  atMost = Number.POSITIVE_INFINITY,
): Readable {
  const first = firstPieceOf(format);
  return piecesAsStream((no) => inShort(ports, workspaceId, 'read', (scope) => findPiece(scope, id, first + no)), fromByte, atMost);
}

/** The same inside a transaction that is open. */
export function readFileWithin(scope: Scope, { id, format }: ReadableFile): Readable {
  const first = firstPieceOf(format);
  return piecesAsStream((no) => findPiece(scope, id, first + no), 0, Number.POSITIVE_INFINITY);
}

/** A workbook as it came, in memory. Its size is bounded when it comes. */
export async function readOriginal(ports: Ports, workspaceId: string, importId: string): Promise<ArrayBuffer> {
  const pieces: Buffer[] = [];
  for (let at = 0; ; at++) {
    const piece = await inShort(ports, workspaceId, 'read', (scope) => findPiece(scope, importId, pieceOfOriginal(at)));
    if (piece === null) break;
    pieces.push(piece);
  }
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.buffer;
}

function piecesAsStream(find: (no: number) => Promise<Buffer | null>, fromByte: number, atMost: number): Readable {
  async function* pieces() {
    let left = atMost;
    for (let no = Math.floor(fromByte / pieceBytes); left > 0; no++) {
      const piece = await find(no);
      if (piece === null) return;
      const start = no === Math.floor(fromByte / pieceBytes) ? fromByte % pieceBytes : 0;
      const part = piece.subarray(start, start + Math.min(piece.length, left));
      left -= part.length;
      if (part.length > 0) yield part;
    }
  }
  return Readable.from(pieces(), { objectMode: true, highWaterMark: 1 });
}
