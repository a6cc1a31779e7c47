// Which insights and metrics can say how many people a problem reaches.
import type { Reduction } from '../../../contract/analytics/metric.ts';
import type { Question } from '../../../contract/analytics/question.ts';

/** The number of an insight that counts people; undefined when it has none. */
export function peopleReduction(question: Question): Reduction | undefined {
  if (question.by !== 'person') return undefined;
  switch (question.kind) {
    case 'trends': {
      const series = question.series.findIndex(({ measure }) => measure.kind === 'unique');
      return series < 0 ? undefined : { kind: 'trends', series, figure: 'total' };
    }
    case 'funnel':
      // Who stopped has the problem.
      return { kind: 'funnel', step: null, figure: 'dropped' };
    case 'cohort':
      return { kind: 'cohort' };
    default:
      return undefined;
  }
}

export const countsPeople = ({ question, reduction }: { question: Question; reduction: Reduction }): boolean => {
  const found = peopleReduction(question);
  if (!found || found.kind !== reduction.kind) return false;
  if (reduction.kind === 'funnel') return reduction.figure !== 'share';
  return reduction.kind !== 'trends' || (question.kind === 'trends' && question.series[reduction.series]?.measure.kind === 'unique');
};
