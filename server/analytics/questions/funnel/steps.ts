// What the engine counted, as the steps of a funnel.

import type { FunnelQuestion } from '../../../../contract/analytics/question.ts';
import type { AnswerCell, QuestionResult } from '../../../../contract/analytics/question-answer.ts';
import { cellOf, type Hiding, shareOf } from '../cell.ts';
import type { Plan } from '../plan.ts';
import { splitOf } from '../split.ts';
import { nameOf } from '../trends/lines.ts';

type Counted = { split: string; counts: number[]; averages: (number | null)[]; medians: (number | null)[] };
export type FunnelSplit = Extract<QuestionResult, { kind: 'funnel' }>['splits'][number];

export function funnelSplits({ question }: Plan<FunnelQuestion>, rows: readonly Counted[], hiding: Hiding): FunnelSplit[] {
  const nothing: Counted = { split: '', counts: question.steps.map(() => 0), averages: [], medians: [] };
  const rank = (split: string) => (split === 'o' ? 2 : split === 'n' ? 1 : 0);
  const sorted = rows.toSorted(
    (a, b) => rank(a.split) - rank(b.split) || (b.counts[0] as number) - (a.counts[0] as number) || (a.split < b.split ? -1 : 1),
  );
  return (sorted.length === 0 ? [nothing] : sorted).map(({ split, counts, averages, medians }) => {
    const cells = counts.map((count) => cellOf(count, count, hiding));
    return {
      split: splitOf(split),
      steps: question.steps.map((step, index) => {
        const cell = cells[index] as AnswerCell;
        const seconds = (ms: number | null | undefined) => (cell.hidden || index === 0 || typeof ms !== 'number' ? null : ms / 1000);
        return {
          name: step.name ?? nameOf(step),
          ...cell,
          ofPrevious: index === 0 ? null : shareOf(cell, cells[index - 1] as AnswerCell),
          ofFirst: index === 0 ? null : shareOf(cell, cells[0] as AnswerCell),
          averageSeconds: seconds(averages[index]),
          medianSeconds: seconds(medians[index]),
        };
      }),
    };
  });
}
