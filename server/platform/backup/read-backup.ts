import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import {
  type BackupContents,
  type BackupHeader,
  BackupUnreadable,
  backupHeader,
  endLine,
  formatVersion,
  oldestFormat,
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
  if (header.format > formatVersion || header.format < oldestFormat)
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
  const unpacked = createGunzip();
  // An error of either is thrown by the loop; a loop that ends early destroys both.
  void pipeline(createReadStream(file), unpacked).catch(() => undefined);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun = '';
  try {
    for await (const chunk of unpacked) {
      const [first = '', ...more] = decoder.decode(chunk as Buffer, { stream: true }).split('\n');
      begun += first;
      for (const next of more) {
        yield begun;
        begun = next;
      }
    }
  } catch (error) {
    throw readable(error, file);
  }
  if (begun !== '') yield begun;
}

function readable(error: unknown, file: string): unknown {
  if (error instanceof BackupUnreadable) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOENT', 'EACCES', 'EISDIR'].includes(code)) return new BackupUnreadable(`The file ${file} cannot be read (${code}).`);
  if (code === 'Z_BUF_ERROR') return new BackupUnreadable('The backup is cut off.');
  if (code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new BackupUnreadable('The file is no backup of Bifocal, or it is damaged.');
  return error;
}
