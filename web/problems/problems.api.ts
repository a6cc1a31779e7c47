/**
 * Keys of what is cached of problems and evidence. All begin with `problems`: new evidence, a triage or a merge moves ranks, so a change
 * that touches several nouns reads all of them again.
 */
export const problemKeys = {
  all: ['problems'] as const,
  ranking: (productId: string) => ['problems', 'ranking', productId] as const,
  problem: (problemId: string) => ['problems', 'problem', problemId] as const,
  explanation: (problemId: string) => ['problems', 'problem', problemId, 'explanation'] as const,
  search: (productId: string) => ['problems', 'search', productId] as const,
};
