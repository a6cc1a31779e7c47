// The columns of a retention triangle.
import type { RetentionQuestion } from '../../../../contract/analytics/question.ts';

/**
 * Which intervals after the cohort's own a column holds, the cohort's own first.
 *
 * Shape   to: null when it goes on to the end of the range.
 */
export type Column = { from: number; to: number | null };

export function columnsOf(question: RetentionQuestion): Column[] {
  const own = { from: 0, to: 0 };
  if (question.counting === 'bracket') {
    const columns: Column[] = [own];
    for (const size of question.brackets ?? []) {
      const from = ((columns.at(-1) as Column).to as number) + 1;
      columns.push({ from, to: from + size - 1 });
    }
    return columns;
  }
  const after = Array.from({ length: question.intervals }, (_, index) => index + 1);
  return [own, ...after.map((from) => ({ from, to: question.counting === 'unbounded' ? null : from }))];
}

/** The intervals in which to look, after the cohort's own. */
export const reachOf = (question: RetentionQuestion): number | null =>
  question.counting === 'unbounded' ? null : ((columnsOf(question).at(-1) as Column).to as number);
