// Words of a text, for finding others like it. The database's text search knows no language, so neither do these rules.
import { wordsOf } from '../platform/words.ts';

const mostTelling = 12;

// Frequent and empty words of the languages that customers most often write in here. A missing one costs a weaker guess, nothing else.
const emptyWords = new Set(
  `about after again also always because been before being between both cannot could customer does doing done during each every even from
  have having here into just like make many more most much need needs never only other ours over really said same should since some such than
  that their them then there these they thing things this those through under until very want wants were what when where which while will
  with without would your yours aber alle auch dass dein diese dieser doch eine einem einen einer haben habe hier ihre immer kann kein keine
  mehr mein muss nach nicht noch oder ohne schon sehr sein seine sich sind soll über unser viel wenn werden wird wurde zwischen avec cette
  dans elle être fait leur mais nous pour quand sans sont tout vous como cuando desde está este esta para pero porque sobre también tiene
  todo una`.split(/\s+/),
);

/**
 * The words of a text that may tell it from others: no short ones, no empty ones, no bare numbers; the longest first.
 *
 * Shape   at most 12, distinct, in lower case.
 */
export function tellingWords(text: string): string[] {
  const words = new Set(
    wordsOf(text.slice(0, 8000)).filter((word) => word.length >= 4 && !emptyWords.has(word) && !/^\p{N}+$/u.test(word)),
  );
  return [...words].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, mostTelling);
}

/**
 * The beginning of a word, as a query for all words that begin so: "exports" and "exporting" both find "export". A rough stem that needs no
 * dictionary; what it finds too much, the ranking puts last.
 */
export const stemQuery = (word: string): string => `${word.slice(0, Math.max(4, Math.ceil(word.length * 0.6)))}:*`;

/** Any of these queries. Shape   null: none. */
export const anyOf = (queries: readonly string[]): string | null => (queries.length === 0 ? null : queries.join(' | '));

/** All of these queries. */
export const allOf = (queries: readonly string[]): string | null => (queries.length === 0 ? null : queries.join(' & '));
