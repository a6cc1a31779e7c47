// What the engine counted, as one list of cells for each status.

import type { LifecycleQuestion } from '../../../../contract/analytics/question.ts';
import type { AnswerCell, LifecycleStatus } from '../../../../contract/analytics/question-answer.ts';
import { cellOf, type Hiding } from '../cell.ts';
import type { Plan } from '../plan.ts';
import { bucketCount } from '../span.ts';

export function lifecycleStatuses(
  { span }: Plan<LifecycleQuestion>,
  rows: readonly { bucket: number; status: LifecycleStatus; n: number }[],
  hiding: Hiding,
): Record<LifecycleStatus, AnswerCell[]> {
  const shown = bucketCount(span) - span.lead;
  const counts = new Map(rows.map(({ bucket, status, n }) => [`${status} ${bucket - span.lead}`, n]));
  const cells = (status: LifecycleStatus) =>
    Array.from({ length: shown }, (_, bucket) => {
      const n = counts.get(`${status} ${bucket}`) ?? 0;
      return cellOf(n, n, hiding);
    });
  return { new: cells('new'), returning: cells('returning'), resurrected: cells('resurrected'), dormant: cells('dormant') };
}
