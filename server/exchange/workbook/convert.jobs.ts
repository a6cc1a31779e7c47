import { Worker } from 'node:worker_threads';
import type { ConvertInput, ConvertMessage } from './convert-thread.jobs.ts';
import { workbookLimits } from './limits.ts';
import { damaged, WorkbookError } from './workbook-error.ts';

export type Converted = Extract<ConvertMessage, { kind: 'done' }>;

/** One at a time: each may take a gigabyte and a whole core. Who comes later waits for who came before. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Makes a table of a workbook or a JSON file, in a thread of its own, bounded in memory and time.
 *
 * Shape   `read` is called when its turn has come. `put` gets the number of the sheet and a piece of its table; the next comes when it has been stored.
 * Errors  WorkbookError; whatever read and put throw.
 */
export function convertFile(
  kind: ConvertInput['kind'],
  sheet: string | null,
  read: () => Promise<ArrayBuffer>,
  put: (no: number, piece: Buffer) => Promise<void>,
): Promise<Converted> {
  const work = before.then(async () => convertInThread({ kind, sheet, bytes: await read() }, put));
  before = work.catch(() => undefined);
  return work;
}

async function convertInThread(input: ConvertInput, put: (no: number, piece: Buffer) => Promise<void>): Promise<Converted> {
  const worker = new Worker(new URL('./convert-thread.jobs.ts', import.meta.url), {
    workerData: input,
    transferList: [input.bytes],
    resourceLimits: { maxOldGenerationSizeMb: workbookLimits.heapMb },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Converted>((resolve, reject) => {
      timer = setTimeout(() => reject(tooLarge()), workbookLimits.timeMs);
      worker.on('error', (error: Error & { code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error));
      worker.on('exit', () => reject(damaged('it could not be read to its end.')));
      worker.on('message', (message: ConvertMessage) => {
        if (message.kind === 'done') resolve(message);
        else if (message.kind === 'refused') reject(new WorkbookError(message.code, message.message));
        else
          put(message.no, Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength)).then(
            () => worker.postMessage('next'),
            reject,
          );
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const tooLarge = () =>
  new WorkbookError('workbook_too_large', 'The workbook takes too much memory or time to read. Save the sheet as CSV and bring that.');
