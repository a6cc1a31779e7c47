// Takes a file in: piece by piece into the database, so that any server can work on it and none holds it in memory.
import { PassThrough, type Readable } from 'node:stream';
import type { z } from 'zod';
import { type ImportAnswer, largestFile, largestWorkbook, type uploadImportRequest } from '../../contract/exchange/import.ts';
import { type Caller, perform } from '../platform/action.ts';
import { Refusal, refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Ports } from '../platform/ports.ts';
import { memberIdOf } from '../platform/scope.ts';
import { getProduct } from '../strategy/index.ts';
import { type SniffedCsv, sniffCsvStream } from './csv/index.ts';
import { asRefusal, finishUpload } from './import.actions.ts';
import { deleteImport, insertImport, updateImport } from './import.store.ts';
import { type FileKind, faultOfBeginning, kindOfBeginning, pieceBytes } from './import.ts';
import { inShort } from './import-file.query.ts';
import { deletePieces, insertPiece } from './import-file.store.ts';
import { firstTable } from './sheet.actions.ts';
import { pieceOfOriginal } from './workbook-file.ts';

/**
 * Stores a file and sniffs its format on the way. Of a workbook or a JSON file a table is made, which is read from then on.
 *
 * Errors  product_not_found; too_large (file_too_large); refused (file_empty, not_text, file_is_compressed, and why a workbook cannot be
 *         read). After any of them, and when the sender goes away, nothing of the file stays.
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
    const stored = await store(ports, workspaceId, importId, asked.fileName, body);
    const { bytes, format, reasons, workbook } =
      stored.kind === 'text'
        ? { ...(await stored.sniffed), bytes: stored.bytes, workbook: null }
        : await firstTable(ports, workspaceId, importId, stored.kind, asked.sheet ?? null);
    return await perform(ports, finishUpload, caller, { importId, bytes, format, formatReasons: reasons, workbook });
  } catch (error) {
    await throwAway(ports, workspaceId, importId);
    return asRefusal(error);
  }
}

type Stored = { kind: FileKind; bytes: number; sniffed: Promise<SniffedCsv> };

async function store(ports: Ports, workspaceId: string, importId: string, fileName: string, body: Readable): Promise<Stored> {
  const copy = new PassThrough();
  const sniffed = sniffCsvStream(copy);
  // Its error is taken up by whoever wants the format; until then nobody listens.
  sniffed.catch(() => undefined);
  let kind: FileKind | undefined;
  let at = 0;
  let bytes = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const put = async (piece: Buffer) => {
    kind ??= kindOf(piece, fileName);
    const no = kind === 'text' ? at : pieceOfOriginal(at);
    at++;
    await inShort(ports, workspaceId, 'write', async (scope) => {
      await insertPiece(scope, importId, no, piece);
      // A slow upload is no forgotten one.
      if (at % 100 === 0) await updateImport(scope, importId, {});
    });
  };
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      assertSize(bytes, kind);
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
    await sniffed.catch(() => undefined);
    return { kind: kind ?? 'text', bytes, sniffed };
  } finally {
    copy.destroy();
  }
}

function assertSize(bytes: number, kind: FileKind | undefined): void {
  const isText = kind === undefined || kind === 'text';
  if (bytes <= (isText ? largestFile : largestWorkbook)) return;
  const most = isText ? '1 GB. Split it.' : `${largestWorkbook / 1_048_576} MB where it has to be unpacked. Save it as CSV and bring that.`;
  throw new Refusal('too_large', 'file_too_large', `A file may have at most ${most}`);
}

/** Errors  refused. */
function kindOf(head: Buffer, fileName: string): FileKind {
  const kind = kindOfBeginning(head, fileName);
  const fault = kind === 'text' ? faultOfBeginning(head) : null;
  if (fault) throw refused(fault.code, fault.message);
  return kind;
}

const piecesAtOnce = 20;

async function throwAway(ports: Ports, workspaceId: string, importId: string): Promise<void> {
  while ((await inShort(ports, workspaceId, 'write', (scope) => deletePieces(scope, importId, piecesAtOnce))) === piecesAtOnce) {
    // until none is left
  }
  await inShort(ports, workspaceId, 'write', (scope) => deleteImport(scope, importId));
}
