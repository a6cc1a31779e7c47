// Takes a file in: piece by piece into the database, so that any server can work on it and none holds it in memory.
import { PassThrough, type Readable } from 'node:stream';
import type { z } from 'zod';
import { type ImportAnswer, largestFile, type uploadImportRequest } from '../../contract/exchange/import.ts';
import { type Caller, perform } from '../platform/action.ts';
import { Refusal, refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Ports } from '../platform/ports.ts';
import { memberIdOf } from '../platform/scope.ts';
import { getProduct } from '../strategy/index.ts';
import { type SniffedCsv, sniffCsvStream } from './csv/index.ts';
import { asRefusal, finishUpload } from './import.actions.ts';
import { deleteImport, insertImport, updateImport } from './import.store.ts';
import { faultOfBeginning, pieceBytes } from './import.ts';
import { inShort } from './import-file.query.ts';
import { deletePieces, insertPiece } from './import-file.store.ts';

/**
 * Stores a file and sniffs its format on the way.
 *
 * Errors  product_not_found; too_large (file_too_large); refused (file_empty, not_text, file_is_spreadsheet, file_is_compressed). After any
 *         of them, and when the sender goes away, nothing of the file stays.
 */
export async function receiveFile(
  ports: Ports,
  caller: Caller,
  asked: z.output<typeof uploadImportRequest>,
  body: Readable,
): Promise<ImportAnswer> {
  const { workspaceId, actor } = caller;
  const importId = newId('imp', ports.clock().getTime());
  await inShort(ports, workspaceId, 'write', async (scope) => {
    if (asked.productId !== undefined) await getProduct(scope, asked.productId);
    await insertImport(scope, {
      id: importId,
      file_name: asked.fileName,
      product_id: asked.productId ?? null,
      created_by: memberIdOf(actor) ?? actor.id,
      created_by_name: actor.name,
    });
  });
  try {
    const { bytes, format, reasons } = await store(ports, workspaceId, importId, body);
    return await perform(ports, finishUpload, caller, { importId, bytes, format, formatReasons: reasons });
  } catch (error) {
    await throwAway(ports, workspaceId, importId);
    return asRefusal(error);
  }
}

async function store(ports: Ports, workspaceId: string, importId: string, body: Readable): Promise<SniffedCsv & { bytes: number }> {
  const copy = new PassThrough();
  const sniffing = sniffCsvStream(copy);
  // The error is taken up below; until then nobody listens.
  sniffing.catch(() => undefined);
  let no = 0;
  let bytes = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const put = async (piece: Buffer) => {
    if (no === 0) refuseBinary(piece);
    const at = no++;
    await inShort(ports, workspaceId, 'write', async (scope) => {
      await insertPiece(scope, importId, at, piece);
      // A slow upload is no forgotten one.
      if (at % 100 === 99) await updateImport(scope, importId, {});
    });
  };
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > largestFile)
        throw new Refusal('too_large', 'file_too_large', `A file may have at most ${largestFile / 1_073_741_824} GB. Split it.`);
      if (!copy.write(chunk)) await new Promise((resolve) => copy.once('drain', resolve));
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes < pieceBytes) continue;
      let joined = Buffer.concat(waiting);
      for (; joined.length >= pieceBytes; joined = joined.subarray(pieceBytes)) await put(joined.subarray(0, pieceBytes));
      waiting = [joined];
      waitingBytes = joined.length;
    }
    if (waitingBytes > 0) await put(Buffer.concat(waiting));
    copy.end();
    return { ...(await sniffing), bytes };
  } finally {
    copy.destroy();
  }
}

function refuseBinary(head: Buffer): void {
  const fault = faultOfBeginning(head);
  if (fault) throw refused(fault.code, fault.message);
}

const piecesAtOnce = 20;

async function throwAway(ports: Ports, workspaceId: string, importId: string): Promise<void> {
  while ((await inShort(ports, workspaceId, 'write', (scope) => deletePieces(scope, importId, piecesAtOnce))) === piecesAtOnce) {
    // until none is left
  }
  await inShort(ports, workspaceId, 'write', (scope) => deleteImport(scope, importId));
}
