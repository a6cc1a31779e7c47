import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { type CsvEncoding, type CsvFormat, csvDelimiters } from '../../../contract/exchange/import.ts';
import { CsvError } from './csv-error.ts';
import { looksLikeHeader } from './header.ts';
import { completeLength, countSequences } from './utf8.ts';

const headBytes = 262_144;
const sampleRecords = 60;

/** What a member has said of a file; the rest is guessed by it. */
export type KnownFormat = { encoding?: CsvEncoding | undefined; delimiter?: CsvFormat['delimiter'] | undefined };

export type SniffedCsv = { format: CsvFormat; reasons: string[] };

/** Byte order marks; UTF-8's is the only one that the reader must skip by itself. */
export function bomLength(head: Uint8Array, encoding: CsvEncoding): number {
  if (encoding === 'utf-8') return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return head[0] === 0xff && head[1] === 0xfe ? 2 : 0;
  if (encoding === 'utf-16be') return head[0] === 0xfe && head[1] === 0xff ? 2 : 0;
  return 0;
}

/** Guesses the encoding of the beginning of a file. */
export function sniffEncoding(head: Buffer): { encoding: CsvEncoding; reason: string } {
  if (bomLength(head, 'utf-8') > 0) return { encoding: 'utf-8', reason: 'It begins with the mark of UTF-8.' };
  if (bomLength(head, 'utf-16le') > 0) return { encoding: 'utf-16le', reason: 'It begins with the mark of UTF-16.' };
  if (bomLength(head, 'utf-16be') > 0) return { encoding: 'utf-16be', reason: 'It begins with the mark of UTF-16 (big-endian).' };
  const unmarked = sniffUnmarkedUtf16(head);
  if (unmarked) return { encoding: unmarked, reason: 'Every second byte is zero, as in UTF-16.' };
  const whole = head.subarray(0, completeLength(head));
  if (isUtf8(whole)) return { encoding: 'utf-8', reason: 'All of it is valid UTF-8.' };
  return singleByte(head);
}

function sniffUnmarkedUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(head.length, 4096);
  if (length < 4) return undefined;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const half = length / 2;
  if (zeros[1] > half * 0.4 && zeros[0] < half * 0.05) return 'utf-16le';
  if (zeros[0] > half * 0.4 && zeros[1] < half * 0.05) return 'utf-16be';
  return undefined;
}

const byDetectorName: Readonly<Record<string, CsvEncoding>> = {
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'windows-1250',
  'windows-1251': 'windows-1251',
  Shift_JIS: 'shift_jis',
  GB18030: 'gb18030',
  'EUC-KR': 'euc-kr',
  Big5: 'big5',
};

function singleByte(bytes: Buffer): { encoding: CsvEncoding; reason: string } {
  const { valid, invalid } = countSequences(bytes.subarray(0, completeLength(bytes)));
  if (valid > invalid) return { encoding: 'utf-8', reason: 'Nearly all of it is UTF-8; some bytes are damaged.' };
  // The detector is right about other scripts only when it is sure; a few accents make it guess wildly, and then Western Europe is the best bet.
  const best = chardet.analyse(bytes)[0];
  const other = best && best.confidence >= 60 ? byDetectorName[best.name] : undefined;
  if (other) return { encoding: other, reason: `It is not UTF-8; its letters look like ${best?.name}.` };
  if (isOldMac(bytes)) return { encoding: 'macintosh', reason: 'It is not UTF-8; its accents stand where an old Mac puts them.' };
  return { encoding: 'windows-1252', reason: 'It is not UTF-8; read as Western European (Windows-1252).' };
}

/**
 * Letters of Western Europe lie from 0xC0 on in Windows-1252 and below 0xA0 in Mac Roman, where the other has letters of no word: after a small
 * letter, ä is 0xE4 or 0x8A. Excel for Mac wrote so ("CSV (Macintosh)").
 */
function isOldMac(bytes: Buffer): boolean {
  let mac = 0;
  let windows = 0;
  for (let at = 1; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80 || !isLetter(bytes[at - 1] as number)) continue;
    if (byte <= 0x9f && byte !== 0x92 && byte !== 0x91 && byte !== 0x93 && byte !== 0x94 && byte !== 0x96 && byte !== 0x97) mac++;
    else if (byte >= 0xc0) windows++;
  }
  return mac > windows;
}

const isLetter = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/**
 * Guesses encoding, delimiter and header from the beginning of a file.
 *
 * Errors  `file_empty`.
 */
export function sniffCsv(head: Buffer, known: KnownFormat = {}): SniffedCsv {
  const encoded = known.encoding ? { encoding: known.encoding, reason: 'The encoding was given.' } : sniffEncoding(head);
  const text = iconv.decode(head, encoded.encoding, { stripBOM: true });
  if (text.trim() === '') throw new CsvError('file_empty', 'The file is empty.', { line: 1 });

  const declared = /^sep=(.)\r?\n/.exec(text);
  const declaredDelimiter = csvDelimiters.find((delimiter) => delimiter === declared?.[1]);
  const skipLines = declaredDelimiter ? 1 : 0;
  const body = declaredDelimiter ? text.slice(declared?.[0].length) : text;
  const said = known.delimiter && { delimiter: known.delimiter, reason: 'The separator was given.' };
  const chosen =
    said ?? (declaredDelimiter ? { delimiter: declaredDelimiter, reason: 'Its first line names the delimiter.' } : sniffDelimiter(body));

  const records = splitRecords(body, chosen.delimiter, 2);
  const header = looksLikeHeader(records[0] ?? [], records[1]);
  const headerReason = header ? 'The first row names the columns.' : 'The first row looks like data, so the columns have no names.';
  return {
    format: { encoding: encoded.encoding, delimiter: chosen.delimiter, header, skipLines },
    reasons: [encoded.reason, chosen.reason, headerReason],
  };
}

/**
 * Sniffs a whole stream in bounded memory: the beginning decides delimiter and header, every byte is asked whether it is UTF-8, since the first
 * accent may stand in the last row.
 */
export async function sniffCsvStream(stream: Readable, known: KnownFormat = {}): Promise<SniffedCsv & { bytes: number }> {
  const head: Buffer[] = [];
  let headLength = 0;
  let bytes = 0;
  let torn = Buffer.alloc(0);
  let firstBad: Buffer | undefined;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (headLength < headBytes) {
      head.push(chunk);
      headLength += chunk.length;
    }
    if (firstBad) continue;
    const joined = torn.length > 0 ? Buffer.concat([torn, chunk]) : chunk;
    const complete = completeLength(joined);
    const whole = joined.subarray(0, complete);
    if (!isUtf8(whole)) firstBad = Buffer.from(whole);
    torn = Buffer.from(joined.subarray(complete));
  }
  const beginning = Buffer.concat(head).subarray(0, headBytes);
  const guessed = sniffCsv(beginning, known);
  if (known.encoding !== undefined || guessed.format.encoding !== 'utf-8' || !firstBad) return { ...guessed, bytes };
  // Accents that are whole UTF-8 in the beginning make a later bad byte damage, not another encoding.
  if (countSequences(beginning.subarray(0, completeLength(beginning))).valid > 0) return { ...guessed, bytes };
  const later = singleByte(firstBad);
  return { format: { ...guessed.format, encoding: later.encoding }, reasons: [later.reason, ...guessed.reasons.slice(1)], bytes };
}

const delimiterNames: Readonly<Record<string, string>> = { ',': 'Commas', ';': 'Semicolons', '\t': 'Tabs', '|': 'Bars' };

function sniffDelimiter(text: string): { delimiter: CsvFormat['delimiter']; reason: string } {
  let best: { delimiter: CsvFormat['delimiter']; score: number; columns: number } = { delimiter: ',', score: 0, columns: 1 };
  for (const delimiter of csvDelimiters) {
    const widths = splitRecords(text, delimiter, sampleRecords).map((record) => record.length);
    const usual = mostFrequent(widths);
    if (usual < 2) continue;
    const agreement = widths.filter((width) => width === usual).length / widths.length;
    // Agreement of the rows first; among equals the one that cuts more, since a comma inside a text cuts only some rows.
    const score = agreement * 10 + Math.min(usual, 50) / 50 + (widths[0] === usual ? 1 : 0);
    if (score > best.score) best = { delimiter, score, columns: usual };
  }
  if (best.columns === 1) return { delimiter: ',', reason: 'It has one column.' };
  return { delimiter: best.delimiter, reason: `${delimiterNames[best.delimiter]} cut its rows into ${best.columns} columns.` };
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of numbers) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** Splits the beginning of a text leniently, for guessing only. The last record is dropped where the text may be cut inside it. */
export function splitRecords(text: string, delimiter: string, atMost: number): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  let at = 0;
  const endRecord = () => {
    record.push(cell);
    if (record.length > 1 || cell !== '') records.push(record);
    record = [];
    cell = '';
  };
  for (; at < text.length && records.length < atMost; at++) {
    const char = text[at] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      record.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++;
      endRecord();
    } else cell += char;
  }
  const cut = at >= text.length && text.length >= headBytes / 4 && records.length > 0;
  if (records.length < atMost && !cut && !quoted) endRecord();
  return records;
}
