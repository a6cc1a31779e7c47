import type { Choice } from '../../../contract/exchange/field.ts';
import { asWord, bad, type CellResult, ok, quoted } from './cell.ts';

const yes = new Set(['true', 'yes', 'y', 't', '1', 'on', 'x', '✓', '✔', 'ja', 'oui', 'si', 'sí', 'wahr']);
const no = new Set(['false', 'no', 'n', 'f', '0', 'off', '-', '✗', '✘', 'nein', 'non', 'falsch']);

export function parseBoolean(text: string): CellResult<boolean> {
  const word = text.toLowerCase();
  if (yes.has(word)) return ok(true);
  return no.has(word) ? ok(false) : bad('boolean_malformed', `${quoted(text)} is neither yes nor no.`);
}

/** Makes a reader of one of several words, by the word or by a synonym, without case and punctuation. */
export function choiceParser(choices: readonly Choice[]): (text: string) => CellResult<string> {
  const byWord = new Map<string, string>();
  for (const { value, synonyms } of choices) for (const synonym of synonyms) byWord.set(asWord(synonym), value);
  for (const { value } of choices) byWord.set(asWord(value), value);
  const allowed = choices.map(({ value }) => value).join(', ');
  return (text) => {
    const value = byWord.get(asWord(text));
    return value === undefined
      ? bad('choice_unknown', `${quoted(text)} is none of ${allowed}. A table of values can translate it.`)
      : ok(value);
  };
}

/** The separate values of a cell, trimmed, each once, in their order. */
export function splitValues(text: string, separator: string | undefined): string[] {
  if (separator === undefined) return [text];
  return [...new Set(text.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
}

const maxTags = 50;
const maxTagLength = 60;

/** Tags of a cell, split at the separator, else at commas and semicolons. */
export function parseTags(text: string, separator?: string): CellResult<string[]> {
  const tags = separator === undefined ? splitValues(text.replaceAll(';', ','), ',') : splitValues(text, separator);
  if (tags.length > maxTags) return bad('too_many_values', `The cell has ${tags.length} tags; ${maxTags} are allowed.`);
  const long = tags.find((tag) => tag.length > maxTagLength);
  return long === undefined ? ok(tags) : bad('text_too_long', `The tag ${quoted(long)} is longer than ${maxTagLength} characters.`);
}

/** One line of text: line breaks become spaces. */
export function parseLine(text: string, maxLength = 300): CellResult<string> {
  return parseText(/[\r\n]/.test(text) ? text.replaceAll(/\s*[\r\n]+\s*/g, ' ') : text, maxLength);
}

/** Text of several lines. Units: maxLength in characters, maxBytes in bytes of UTF-8. */
export function parseText(text: string, maxLength = 10_000, maxBytes?: number): CellResult<string> {
  if (text.length > maxLength) {
    return bad(
      'text_too_long',
      `The text has ${text.length.toLocaleString('en')} characters; ${maxLength.toLocaleString('en')} are allowed.`,
    );
  }
  if (maxBytes !== undefined && text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes) {
    return bad(
      'text_too_long',
      `The text has ${Math.ceil(Buffer.byteLength(text) / 1000)} kB; ${Math.floor(maxBytes / 1000)} are allowed.`,
    );
  }
  if (!text.isWellFormed() || text.includes('\0')) return bad('text_broken', `${quoted(text.toWellFormed())} holds broken characters.`);
  return ok(text);
}
