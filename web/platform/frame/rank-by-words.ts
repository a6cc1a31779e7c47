/** Entries in which every typed word begins some word; those that begin with the query first. An empty query keeps all. */
export function rankByWords<Entry>(entries: readonly Entry[], query: string, wordsOf: (entry: Entry) => string): Entry[] {
  const typed = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (typed.length === 0) return [...entries];
  return entries
    .flatMap((entry) => {
      const words = wordsOf(entry)
        .toLocaleLowerCase()
        .split(/[\s/]+/);
      const isMatch = typed.every((part) => words.some((word) => word.startsWith(part)));
      return isMatch ? [{ entry, score: words[0]?.startsWith(typed[0] ?? '') ? 0 : 1 }] : [];
    })
    .sort((a, b) => a.score - b.score)
    .map(({ entry }) => entry);
}
