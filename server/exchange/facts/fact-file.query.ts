// A file of events as it was stored, in pieces of one size.
import { Readable } from 'node:stream';
import type { Ports } from '../../platform/ports.ts';
import { pieceBytes } from '../import.ts';
import { inShort } from '../import-file.query.ts';
import { findFactPiece } from './fact-import.store.ts';
import type { FactFile } from './fact-rows.ts';
import type { FactImportRow } from './tables.ts';

type Stored = Pick<FactImportRow, 'id' | 'kind' | 'bytes' | 'format' | 'columns'>;

export function fileOf(ports: Ports, workspaceId: string, { id, kind, bytes, format, columns }: Stored): FactFile {
  const piece = (no: number) => inShort(ports, workspaceId, 'read', (scope) => findFactPiece(scope, id, no));
  async function* pieces(fromByte: number) {
    const first = Math.floor(fromByte / pieceBytes);
    for (let no = first; ; no++) {
      const found = await piece(no);
      if (found === null) return;
      const part = no === first ? found.subarray(fromByte % pieceBytes) : found;
      if (part.length > 0) yield part;
    }
  }
  return {
    kind,
    bytes,
    format,
    columns,
    open: (fromByte) => Readable.from(pieces(fromByte), { objectMode: true, highWaterMark: 1 }),
    async slice(start, end) {
      const joined = new Uint8Array(Math.max(0, end - start));
      for (let no = Math.floor(start / pieceBytes); no * pieceBytes < end; no++) {
        const found = await piece(no);
        if (found === null) break;
        const from = Math.max(0, start - no * pieceBytes);
        joined.set(found.subarray(from, Math.min(found.length, end - no * pieceBytes)), Math.max(0, no * pieceBytes - start));
      }
      return joined.buffer;
    },
  };
}
