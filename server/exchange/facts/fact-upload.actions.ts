// Takes a file of events in, piece by piece into the database, so that any server can work on it and none holds it in memory.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FactFileKind, FactImportAnswer } from '../../../contract/analytics/fact-import.ts';
import { largestFile } from '../../../contract/exchange/import.ts';
import { openSource } from '../../analytics/index.ts';
import { type Caller, perform } from '../../platform/action.ts';
import { Refusal, refused } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import type { Ports } from '../../platform/ports.ts';
import { memberIdOf } from '../../platform/scope.ts';
import { CsvError, sniffCsvStream } from '../csv/index.ts';
import { pieceBytes } from '../import.ts';
import { inShort } from '../import-file.query.ts';
import { fileOf } from './fact-file.query.ts';
import { finishFactUpload } from './fact-import.actions.ts';
import { deleteFactImport, insertFactImport, insertFactPiece } from './fact-import.store.ts';
import { readFactRows } from './fact-rows.ts';

/**
 * Stores a file of events for a source and looks at its first rows.
 *
 * Errors  source_not_found; too_large (file_too_large); refused (file_empty, file_unreadable). After any of them, and when the sender goes
 *         away, nothing of the file stays.
 */
export async function receiveFactFile(
  ports: Ports,
  caller: Caller,
  asked: { sourceId: string; fileName: string },
  body: Readable,
): Promise<FactImportAnswer> {
  const { workspaceId, actor } = caller;
  const id = newId('fim', ports.clock().getTime());
  const kind = kindOf(asked.fileName);
  await inShort(ports, workspaceId, 'write', async (scope) => {
    await openSource(scope, asked.sourceId);
    const created_by = memberIdOf(actor) ?? actor.id;
    await insertFactImport(scope, { id, source_id: asked.sourceId, file_name: asked.fileName, kind, created_by });
  });
  try {
    const { bytes, fingerprint } = await store(ports, workspaceId, id, body);
    if (bytes === 0) throw refused('file_empty', 'The file is empty.');
    const file = fileOf(ports, workspaceId, { id, kind, bytes, format: null, columns: [] });
    const format = kind === 'csv' ? (await sniffCsvStream(file.open(0))).format : null;
    const columns = await columnsOf({ ...file, format });
    return await perform(ports, finishFactUpload, caller, { factImportId: id, bytes, fingerprint, format, columns });
  } catch (error) {
    await inShort(ports, workspaceId, 'write', (scope) => deleteFactImport(scope, id));
    throw error instanceof Refusal ? error : unreadable(error);
  }
}

/** By its name: bytes of text say little, and whoever sends a file has named it. */
function kindOf(fileName: string): FactFileKind {
  if (/\.(ndjson|jsonl|json)$/i.test(fileName)) return 'ndjson';
  return /\.parquet$/i.test(fileName) ? 'parquet' : 'csv';
}

function unreadable(error: unknown): unknown {
  const isOfReaders = error instanceof CsvError || (error instanceof Error && /parquet/i.test(error.message));
  return isOfReaders ? refused('file_unreadable', error.message.slice(0, 300)) : error;
}

async function store(ports: Ports, workspaceId: string, importId: string, body: Readable): Promise<{ bytes: number; fingerprint: string }> {
  const hash = createHash('sha256');
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let bytes = 0;
  let no = 0;
  const put = (piece: Buffer) => inShort(ports, workspaceId, 'write', (scope) => insertFactPiece(scope, importId, no++, piece));
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestFile) throw new Refusal('too_large', 'file_too_large', 'A file may have at most 1 GB. Split it.');
    hash.update(chunk);
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes < pieceBytes) continue;
    let joined = Buffer.concat(waiting);
    for (; joined.length >= pieceBytes; joined = joined.subarray(pieceBytes)) await put(joined.subarray(0, pieceBytes));
    waiting = [joined];
    waitingBytes = joined.length;
  }
  if (waitingBytes > 0) await put(Buffer.concat(waiting));
  return { bytes, fingerprint: hash.digest('hex').slice(0, 32) };
}

const rowsLookedAt = 50;
const columnsMost = 500;

async function columnsOf(file: Parameters<typeof readFactRows>[0]): Promise<string[]> {
  const columns = new Set<string>();
  let rows = 0;
  for await (const { value } of readFactRows(file, null)) {
    for (const name of Object.keys(value)) if (columns.size < columnsMost) columns.add(name.slice(0, 1000));
    if (++rows >= rowsLookedAt) break;
  }
  return [...columns];
}
