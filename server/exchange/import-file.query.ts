// Reads a file that was brought as a stream, piece by piece, each in a short transaction of its own or in the caller's.
import { Readable } from 'node:stream';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import type { Scope } from '../platform/scope.ts';
import { pieceBytes } from './import.ts';
import { findPiece } from './import-file.store.ts';

const origin = { requestId: 'import', address: null, via: 'job' } as const;

/** Runs work in a short transaction of a workspace, as the system. */
export const inShort = <T>(ports: Ports, workspaceId: string, kind: 'read' | 'write', work: (scope: Scope) => Promise<T>): Promise<T> =>
  inWorkspace(ports.database, workspaceId, kind, (db) =>
    work({ db, workspaceId, now: ports.clock(), actor: systemActor('import'), origin }),
  );

/**
 * The file from a byte on.
 *
 * Units   fromByte, atMost: bytes.
 */
export function readFile(ports: Ports, workspaceId: string, importId: string, fromByte = 0, atMost = Number.POSITIVE_INFINITY): Readable {
  return piecesAsStream((no) => inShort(ports, workspaceId, 'read', (scope) => findPiece(scope, importId, no)), fromByte, atMost);
}

/** The same inside a transaction that is open. */
export function readFileWithin(scope: Scope, importId: string): Readable {
  return piecesAsStream((no) => findPiece(scope, importId, no), 0, Number.POSITIVE_INFINITY);
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
