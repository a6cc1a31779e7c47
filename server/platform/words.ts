// What somebody typed into a search field, as words. The database's text search knows no language here, so neither do these rules.

const wordPattern = /[\p{L}\p{N}]+/gu;

/** Units: characters. Longer ones are keys and hashes, which nobody searches by. */
const longestWord = 60;
const mostTyped = 8;

/** Units: characters. Shorter beginnings are the beginnings of a tenth of all words, which finds nothing and takes long. */
export const shortestBeginning = 3;

export const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(wordPattern) ?? []).filter((word) => word.length <= longestWord);

/** In lower case; each of letters and digits only. */
export const typedWords = (typed: string): string[] => wordsOf(typed).slice(0, mostTyped);

/**
 * What was typed, as a query: every word must stand there, and may be unfinished from three letters on.
 *
 * Shape   null: no word in it. Only letters and digits get through, so the query can hold no operator.
 */
export function typedQuery(typed: string): string | null {
  const words = typedWords(typed);
  return words.length === 0 ? null : words.map((word) => (word.length < shortestBeginning ? word : `${word}:*`)).join(' & ');
}
