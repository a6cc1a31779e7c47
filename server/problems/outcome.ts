// Whether a metric did what was hoped for.
import type { MeasuredChange, OutcomeFigure, OutcomeVerdict } from '../../contract/problems/outcome.ts';
import type { Direction } from '../../contract/strategy/metric.ts';
import { differenceOf, type Estimate } from '../stats/index.ts';

const estimateOf = ({ value, low, high }: Pick<OutcomeFigure, 'value' | 'low' | 'high'>): Estimate | null =>
  low === null || high === null ? null : { value, low, high };

/** The difference to the baseline. Shape  low, high null when either side has no interval; percent null of a baseline of zero. */
export function changeOf(baseline: OutcomeFigure, figure: OutcomeFigure): MeasuredChange['change'] {
  const value = figure.value - baseline.value;
  const percent = baseline.value === 0 ? null : (value / Math.abs(baseline.value)) * 100;
  const [before, after] = [estimateOf(baseline), estimateOf(figure)];
  if (!before || !after) return { value, low: null, high: null, percent };
  const { low, high } = differenceOf(before, after);
  return { value, low, high, percent };
}

/**
 * Judges a change.
 *
 * Shape   too_few: either side has fewer behind it than the minimum. no_difference: none lies within the interval.
 * Errors  throws for a change without an interval; outcomes take metrics that have one.
 */
export function outcomeVerdictOf(
  { direction, minimumN }: { direction: Direction; minimumN: number },
  { baseline, figure, change }: { baseline: OutcomeFigure; figure: OutcomeFigure; change: MeasuredChange['change'] },
): OutcomeVerdict {
  if ((baseline.n ?? 0) < minimumN || (figure.n ?? 0) < minimumN) return 'too_few';
  if (change.low === null || change.high === null) throw new Error('a change without an interval is not judged');
  if (change.low <= 0 && change.high >= 0) return 'no_difference';
  return (direction === 'increase') === change.value > 0 ? 'better' : 'worse';
}
