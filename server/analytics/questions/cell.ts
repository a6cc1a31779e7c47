// One number of an answer, and whether it may be shown.
import type { AnswerBucket, AnswerCell } from '../../../contract/analytics/question-answer.ts';
import { labelOf, type Span } from './span.ts';

/** Fewer than these are not shown; 0 shows all. Nobody at all gives nobody away. */
export type Hiding = { hideUnder: number };

export const cellOf = (value: number | null, n: number, { hideUnder }: Hiding): AnswerCell =>
  n > 0 && n < hideUnder ? { value: null, n: null, hidden: true } : { value, n, hidden: false };

export const shareOf = (part: AnswerCell, whole: AnswerCell): number | null => (part.n === null || !whole.n ? null : part.n / whole.n);

/** The buckets that are shown. */
export const bucketsOf = (span: Span, now: Date): AnswerBucket[] =>
  span.bounds.slice(span.lead, -1).map((bound, index) => ({
    from: new Date(bound).toISOString(),
    label: labelOf(span, index + span.lead),
    complete: isOver(span, index + span.lead, now),
  }));

export const isOver = (span: Span, bucket: number, now: Date): boolean =>
  (span.bounds[bucket + 1] ?? Number.POSITIVE_INFINITY) <= now.getTime();
