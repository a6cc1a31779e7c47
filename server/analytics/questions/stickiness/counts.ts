// What the engine counted, as a distribution: active in exactly so many intervals, and in at least as many.

import type { StickinessQuestion } from '../../../../contract/analytics/question.ts';
import type { AnswerCell } from '../../../../contract/analytics/question-answer.ts';
import { cellOf, type Hiding } from '../cell.ts';
import type { Plan } from '../plan.ts';
import { bucketCount } from '../span.ts';

export function stickinessCounts(
  { span }: Plan<StickinessQuestion>,
  rows: readonly { intervals: number; n: number }[],
  hiding: Hiding,
): { exactly: AnswerCell[]; atLeast: AnswerCell[] } {
  const counts = new Map(rows.map(({ intervals, n }) => [intervals, n]));
  const exactly = Array.from({ length: bucketCount(span) }, (_, index) => counts.get(index + 1) ?? 0);
  let more = 0;
  const atLeast = exactly.toReversed().map((n) => {
    more += n;
    return more;
  });
  const cells = (numbers: readonly number[]) => numbers.map((n) => cellOf(n, n, hiding));
  return { exactly: cells(exactly), atLeast: cells(atLeast.toReversed()) };
}
