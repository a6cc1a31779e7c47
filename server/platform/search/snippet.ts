// Where the words that somebody typed stand in a text: as places in it, never as markup.
import type { MarkedText, SearchMark } from '../../../contract/platform/search.ts';
import { shortestBeginning } from '../words.ts';

/** Units: characters. What fits on two lines of a phone. */
const snippetLength = 160;
const before = 40;
const mostMarks = 20;

/** A word of a text that begins with a typed one; a short one must be all of it. The words hold letters and digits only. */
function patternOf(words: readonly string[], isAnywhere: boolean): RegExp {
  const parts = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => (word.length < shortestBeginning && !isAnywhere ? `${word}(?![\\p{L}\\p{N}])` : word));
  return new RegExp(`${isAnywhere ? '' : '(?<![\\p{L}\\p{N}])'}(?:${parts.join('|')})`, 'giu');
}

function marksIn(text: string, words: readonly string[]): SearchMark[] {
  if (words.length === 0) return [];
  const found = (isAnywhere: boolean) =>
    [...text.matchAll(patternOf(words, isAnywhere))].slice(0, mostMarks).map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
  const atBeginnings = found(false);
  return atBeginnings.length > 0 ? atBeginnings : found(true);
}

/** The whole text with its marks. */
export const marked = (text: string, words: readonly string[]): MarkedText => ({ text, marks: marksIn(text, words) });

/**
 * The part of a long text around the first of the words, on one line.
 *
 * Shape   null: none of the words is there.
 */
export function snippetOf(text: string, words: readonly string[]): MarkedText | null {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const first = marksIn(line, words)[0];
  if (!first) return null;
  const from = first.from <= before ? 0 : startOfWord(line, first.from - before);
  const to = Math.min(line.length, Math.max(from + snippetLength, first.to));
  const cut = line.slice(from, to === line.length ? to : endOfWord(line, to, first.to)).toWellFormed();
  return marked(`${from > 0 ? '… ' : ''}${cut}${to < line.length ? ' …' : ''}`, words);
}

/**
 * What a text says below its title. A title is often only the beginning of its text: that is not said twice.
 *
 * Shape   null: nothing with any of the words in it.
 */
export function snippetBelow(title: string, text: string, words: readonly string[]): MarkedText | null {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const stem = title.replace(/\s*…$/u, '');
  return snippetOf(line.startsWith(stem) ? line.slice(stem.length) : line, words);
}

/** The next beginning of a word from `at` on, so that no word is cut; where there are no spaces, `at`. */
function startOfWord(line: string, at: number): number {
  const space = line.indexOf(' ', at);
  return space === -1 || space > at + before / 2 ? at : space + 1;
}

function endOfWord(line: string, at: number, least: number): number {
  const space = line.lastIndexOf(' ', at);
  return space < Math.max(least, at - before) ? at : space;
}
