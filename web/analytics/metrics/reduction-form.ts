// Which one number of an answer is kept, as it is chosen in a form.
import type { Reduction } from '../../../contract/analytics/metric.ts';
import type { Question } from '../../../contract/analytics/question.ts';

/** The number that somebody most likely means. */
export function likelyReduction(question: Question): Reduction {
  switch (question.kind) {
    case 'trends':
      return { kind: 'trends', series: 0, figure: 'total' };
    case 'funnel':
      return { kind: 'funnel', step: null, figure: 'share' };
    case 'retention':
      return { kind: 'retention', column: 1, figure: 'share' };
    case 'lifecycle':
      return { kind: 'lifecycle', status: 'new' };
    case 'stickiness':
      return { kind: 'stickiness', intervals: 2, figure: 'share' };
    case 'cohort':
      return { kind: 'cohort' };
  }
}

/** What the number is counted in, until somebody says it better. */
export function likelyUnit(question: Question, reduction: Reduction): string {
  if ('figure' in reduction && reduction.figure === 'share') return '%';
  const actors = question.by === 'person' ? 'people' : 'accounts';
  if (reduction.kind !== 'trends' || question.kind !== 'trends') return actors;
  const measure = question.series[reduction.series]?.measure;
  if (!measure) return 'ratio';
  if (reduction.figure === 'mean' || measure.kind === 'per_actor') return question.by === 'person' ? 'per person' : 'per account';
  if ('property' in measure) return measure.property.slice(0, 40);
  return measure.kind === 'unique' ? actors : 'events';
}

/** Whether the mean of a series can be said. */
export const hasMean = (question: Question, series: number): boolean =>
  question.kind === 'trends' && ['count', 'per_actor', 'sum', 'average'].includes(question.series[series]?.measure.kind ?? '');

/** The question without what a metric does not take. */
export const plainQuestion = (question: Question): Question => ({ ...question, breakdown: null, compare: 'none' });
