import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { WorkbookLimits } from './limits.ts';
import { damaged, WorkbookError } from './workbook-error.ts';

/** The parts of a packed file by name. `read` inflates one of them, within the limits. */
export type Parts = {
  names: readonly string[];
  has: (name: string) => boolean;
  read: (name: string, most: number) => AsyncGenerator<Buffer, void, undefined>;
};

const fromBuffer = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/**
 * Opens a packed file that lies in memory. Nothing in it is unpacked until it is read.
 *
 * Errors  workbook_damaged, file_is_archive (too many entries); reading: workbook_damaged, workbook_encrypted, workbook_expands_too_much.
 */
export async function openParts(bytes: Buffer, limits: WorkbookLimits): Promise<Parts> {
  const zip = await fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }).catch(() => {
    throw damaged('it ends too early, or its list of parts is broken.');
  });
  if (zip.entryCount > limits.entries) throw new WorkbookError('file_is_archive', 'This archive holds too many files to be a workbook.');
  const entries = await listEntries(zip);
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name.toLowerCase()),
    read(name, most) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw damaged(`it has no part ${name}.`);
      return inflate(zip, entry, most, limits);
    },
  };
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(damaged('its list of parts is broken.')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const expandsTooMuch = (name: string) =>
  new WorkbookError(
    'workbook_expands_too_much',
    `The part ${name} of the file would unpack to far more than any workbook holds. It was not read.`,
  );

async function* inflate(zip: ZipFile, entry: Entry, most: number, limits: WorkbookLimits): AsyncGenerator<Buffer, void, undefined> {
  const name = entry.fileName;
  if (entry.isEncrypted()) throw new WorkbookError('workbook_encrypted', 'The workbook is encrypted. Save it without a password.');
  // First what it says of itself, then what it really gives: either can lie.
  assertSize(entry.uncompressedSize, entry.compressedSize, name, most, limits);
  let given = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      given += chunk.length;
      assertSize(given, entry.compressedSize, name, most, limits);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    if (error instanceof Error && /too many bytes/.test(error.message)) throw expandsTooMuch(name);
    throw damaged(`the part ${name} cannot be unpacked.`);
  }
}

function assertSize(inflated: number, packed: number, name: string, most: number, limits: WorkbookLimits): void {
  if (inflated > most) throw expandsTooMuch(name);
  if (inflated > limits.ratioFrom && inflated > packed * limits.ratio) throw expandsTooMuch(name);
}
