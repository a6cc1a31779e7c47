import { gunzipSync } from 'node:zlib';
import { Refusal } from '../../platform/errors.ts';
import { batchBytesMost } from './limits.ts';

export const tooLarge = () =>
  new Refusal('malformed', 'body_too_large', `A request may have at most ${batchBytesMost / 1024} KB, unpacked.`);
const malformed = () => new Refusal('malformed', 'json_malformed', 'The body is not valid JSON.');

/**
 * The body as JSON, whatever its content type says: senders call it text, a form, or nothing. Packed bodies are known by their first bytes.
 *
 * Errors  malformed (body_too_large, json_malformed).
 */
export function readBody(bytes: Buffer): unknown {
  const text = unpacked(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch {
    return parsedWithoutNumbers(text);
  }
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    if (bytes.length > batchBytesMost) throw tooLarge();
    return bytes;
  }
  try {
    return gunzipSync(bytes, { maxOutputLength: batchBytesMost });
  } catch (error) {
    // Stopped at the limit: a few kilobytes can unpack to gigabytes.
    if (error instanceof RangeError) throw tooLarge();
    throw new Refusal('malformed', 'body_packed_wrongly', 'The body cannot be unpacked.');
  }
}

const textOrNoNumber = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** Some languages write what is no number as a word, which is no JSON: it becomes null. */
function parsedWithoutNumbers(text: string): unknown {
  if (!/\b(?:NaN|Infinity)\b/.test(text)) throw malformed();
  try {
    return JSON.parse(text.replaceAll(textOrNoNumber, (found) => (found.startsWith('"') ? found : 'null')));
  } catch {
    throw malformed();
  }
}
