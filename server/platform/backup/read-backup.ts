import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import {
  type BackupContents,
  type BackupHeader,
  BackupUnreadable,
  backupHeader,
  endLine,
  formatVersion,
  sealLine,
  tableLine,
} from './format.ts';

export type BackupSink = {
  header: (header: BackupHeader) => Promise<void>;
  /** `lines` are JSON arrays of text and null, in the order of the columns. */
  rows: (table: string, columns: readonly string[], lines: readonly string[]) => Promise<void>;
};

const rowsAtOnce = 1000;
// Long texts make long rows: a batch is bounded by size as well.
const bytesAtOnce = 2_000_000;

/**
 * Reads a backup once from front to back, and checks while it reads.
 *
 * Errors  BackupUnreadable, possibly after some rows were handed on: the sink must be able to take them back.
 */
export async function readBackup(file: string, sink: BackupSink): Promise<BackupContents> {
  const contents: BackupContents = { tables: {}, rows: 0 };
  let table: z.infer<typeof tableLine> | null = null;
  let hash = createHash('sha256');
  let rows = 0;
  let batch: string[] = [];
  let batchBytes = 0;
  let isStarted = false;
  let isComplete = false;

  const handOn = async () => {
    if (table && batch.length > 0) await sink.rows(table.table, table.columns, batch);
    batch = [];
    batchBytes = 0;
  };

  for await (const text of linesOf(file)) {
    if (isComplete) throw new BackupUnreadable('The backup goes on after its end: it is damaged.');
    if (!isStarted) {
      isStarted = true;
      await sink.header(headerOf(text));
    } else if (text.startsWith('[')) {
      if (!table) throw new BackupUnreadable('The backup has rows outside of a table: it is damaged.');
      hash.update(`${text}\n`);
      rows++;
      batch.push(text);
      batchBytes += text.length;
      if (batch.length >= rowsAtOnce || batchBytes >= bytesAtOnce) await handOn();
    } else if (table) {
      await handOn();
      const seal = parse(sealLine, text);
      if (seal.rows !== rows || seal.sha256 !== hash.digest('hex'))
        throw new BackupUnreadable(`The table ${table.table} of the backup is damaged.`);
      contents.tables[table.table] = seal;
      contents.rows += rows;
      table = null;
    } else if (text.startsWith('{"table"')) {
      table = parse(tableLine, text);
      hash = createHash('sha256');
      rows = 0;
    } else {
      const end = parse(endLine, text);
      if (end.rows !== contents.rows || end.tables !== Object.keys(contents.tables).length)
        throw new BackupUnreadable('The backup lacks a part.');
      isComplete = true;
    }
  }
  if (!isComplete) throw new BackupUnreadable('The backup is cut off: its end is missing.');
  return contents;
}

function headerOf(text: string): BackupHeader {
  const header = parse(backupHeader, text);
  if (header.format !== formatVersion)
    throw new BackupUnreadable(
      `The backup has format ${header.format}; this version reads ${formatVersion}. Use the version that made it.`,
    );
  return header;
}

function parse<T extends z.ZodType>(schema: T, text: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new BackupUnreadable('The file is no backup of Bifocal, or it is damaged.');
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  // readline does not hear the errors of its input.
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    unpacked.destroy();
    lines.close();
  };
  source.on('error', fail);
  unpacked.on('error', fail);
  const lines = createInterface({ input: source.pipe(unpacked), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    yield* lines;
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  if (!failure) return;
  const { code } = failure as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw new BackupUnreadable(`The file ${file} cannot be read (${code}).`);
  throw new BackupUnreadable(code === 'Z_BUF_ERROR' ? 'The backup is cut off.' : 'The file is no backup of Bifocal, or it is damaged.');
}
