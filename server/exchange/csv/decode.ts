import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { CsvEncoding } from '../../../contract/exchange/import.ts';
import { CsvError } from './csv-error.ts';
import { completeLength, findInvalidByte } from './utf8.ts';

export const lineFeed = 0x0a;

/**
 * Turns a file of any encoding into chunks of valid UTF-8 without NUL.
 *
 * Errors  CsvError `encoding_invalid` or `nul_byte`, with the line and the byte in it.
 */
export async function* toUtf8(source: Readable, encoding: CsvEncoding, firstLine: number): AsyncGenerator<Buffer, void, undefined> {
  const place = { line: firstLine, bytesInLine: 0 };
  const chunks = encoding === 'utf-8' ? wholeCharacters(source, place) : decoded(source, encoding);
  for await (const chunk of chunks) {
    const nul = chunk.indexOf(0);
    if (nul !== -1) {
      advance(place, chunk.subarray(0, nul));
      const at = { line: place.line, column: place.bytesInLine + 1 };
      throw new CsvError(
        'nul_byte',
        `Line ${at.line} holds a NUL character at place ${at.column}. The file is damaged, or it is no text.`,
        at,
      );
    }
    advance(place, chunk);
    yield chunk;
  }
}

type Place = { line: number; bytesInLine: number };

function advance(place: Place, bytes: Buffer): void {
  let from = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, from)) {
    place.line++;
    place.bytesInLine = 0;
    from = at + 1;
  }
  place.bytesInLine += bytes.length - from;
}

async function* wholeCharacters(source: Readable, place: Place): AsyncGenerator<Buffer, void, undefined> {
  let torn: Buffer = Buffer.alloc(0);
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const joined = torn.length > 0 ? Buffer.concat([torn, chunk]) : chunk;
    const complete = completeLength(joined);
    const whole = joined.subarray(0, complete);
    if (!isUtf8(whole)) refuseInvalid(whole, place);
    torn = joined.subarray(complete);
    if (whole.length > 0) yield whole;
  }
  if (torn.length > 0) refuseInvalid(torn, place);
}

function refuseInvalid(bytes: Buffer, place: Place): never {
  const index = Math.max(findInvalidByte(bytes), 0);
  advance(place, bytes.subarray(0, index));
  const hex = (bytes[index] as number).toString(16).toUpperCase();
  const at = { line: place.line, column: place.bytesInLine + 1 };
  throw new CsvError(
    'encoding_invalid',
    `Line ${at.line} is not UTF-8: byte ${hex} at place ${at.column}. Choose another encoding, or save the file as UTF-8.`,
    at,
  );
}

async function* decoded(source: Readable, encoding: CsvEncoding): AsyncGenerator<Buffer, void, undefined> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const text = decoder.write(chunk);
    if (text !== '') yield Buffer.from(text);
  }
  const rest = decoder.end();
  if (rest) yield Buffer.from(rest);
}
