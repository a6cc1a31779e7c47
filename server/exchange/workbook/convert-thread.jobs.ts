// Runs in a worker thread: a workbook or a JSON file becomes a table, piece by piece, while pages stay quick.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { convertJson } from './convert-json.ts';
import { chooseSheet, convertSheet, type MadeTable, openBook } from './convert-sheet.ts';
import { workbookLimits } from './limits.ts';
import { WorkbookError, type WorkbookErrorCode } from './workbook-error.ts';

export type ConvertInput = { kind: 'workbook' | 'json'; bytes: ArrayBuffer; sheet: string | null };
export type ConvertMessage =
  | { kind: 'piece'; no: number; bytes: Uint8Array }
  | { kind: 'done'; sheets: { no: number; name: string; isHidden: boolean }[]; no: number; table: MadeTable }
  | { kind: 'refused'; code: WorkbookErrorCode; message: string };

const port = parentPort;
if (!port) throw new Error('convert-thread.jobs.ts runs in a worker thread only');
const input = workerData as ConvertInput;
const tell = (message: ConvertMessage) => port.postMessage(message);

/** The next piece waits until this one is stored, so that few are in memory. */
async function give(no: number, piece: Buffer): Promise<void> {
  tell({ kind: 'piece', no, bytes: piece });
  await once(port as NonNullable<typeof port>, 'message');
}

async function convertBook(bytes: Buffer): Promise<void> {
  const open = await openBook(bytes, workbookLimits);
  const sheet = await chooseSheet(open, input.sheet);
  const pieces = convertSheet(open, sheet);
  let step = await pieces.next();
  for (; !step.done; step = await pieces.next()) await give(sheet.no, step.value);
  const sheets = open.book.sheets.map(({ no, name, isHidden }) => ({ no, name, isHidden }));
  tell({ kind: 'done', sheets, no: sheet.no, table: step.value });
}

async function convertList(bytes: Buffer): Promise<void> {
  const { csv, rows } = convertJson(bytes, workbookLimits);
  for (let from = 0; from < csv.length; from += 1_048_576) await give(1, Buffer.from(csv.subarray(from, from + 1_048_576)));
  tell({ kind: 'done', sheets: [], no: 1, table: { shape: { headerRow: 1, width: 0, hasHeader: true }, rows: rows + 1, mergedCells: 0 } });
}

try {
  const bytes = Buffer.from(input.bytes);
  await (input.kind === 'workbook' ? convertBook(bytes) : convertList(bytes));
} catch (error) {
  if (!(error instanceof WorkbookError)) throw error;
  tell({ kind: 'refused', code: error.code, message: error.message });
}
port.close();
