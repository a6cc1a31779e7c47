// What the engine counted, as a triangle: a row for each cohort, shorter the later it began.

import type { RetentionQuestion } from '../../../../contract/analytics/question.ts';
import type { QuestionResult } from '../../../../contract/analytics/question-answer.ts';
import { bucketsOf, cellOf, type Hiding, isOver } from '../cell.ts';
import type { Plan } from '../plan.ts';
import { bucketCount } from '../span.ts';
import { splitOf } from '../split.ts';
import { columnsOf } from './columns.ts';

type Counted = { split: string; cohort: number; column: number; n: number };
export type RetentionSplit = Extract<QuestionResult, { kind: 'retention' }>['splits'][number];

export function retentionSplits(plan: Plan<RetentionQuestion>, rows: readonly Counted[], hiding: Hiding): RetentionSplit[] {
  const found = Map.groupBy(rows, ({ split }) => split);
  const size = (split: string) => (found.get(split) ?? []).reduce((sum, row) => sum + (row.column === 0 ? row.n : 0), 0);
  const rank = (split: string) => (split === 'o' ? 2 : split === 'n' ? 1 : 0);
  const splits = [...found.keys()].toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a) || (a < b ? -1 : 1));
  return (splits.length === 0 ? [''] : splits).map((split) => ({
    split: splitOf(split),
    rows: triangle(plan, found.get(split) ?? [], hiding),
  }));
}

function triangle(plan: Plan<RetentionQuestion>, rows: readonly Counted[], hiding: Hiding): RetentionSplit['rows'] {
  const counts = new Map(rows.map(({ cohort, column, n }) => [`${cohort} ${column}`, n]));
  const last = bucketCount(plan.span) - 1;
  const columns = columnsOf(plan.question);
  return bucketsOf(plan.span, plan.now).map((bucket, row) => {
    const size = counts.get(`${row} 0`) ?? 0;
    return {
      bucket,
      size: cellOf(size, size, hiding),
      cells: columns.flatMap(({ from, to }, column) => {
        if (row + from > last) return [];
        const n = counts.get(`${row} ${column}`) ?? 0;
        const complete = row + (to ?? last) <= last && isOver(plan.span, to === null ? last : row + to, plan.now);
        return [{ ...cellOf(n, n, hiding), complete }];
      }),
    };
  });
}
