import type { Direction } from '../../contract/strategy/metric.ts';
import { type Issue, invalid } from '../platform/errors.ts';

/**
 * The share of the way from baseline to target.
 *
 * Units   below 0: worse than the baseline; 1: the target; above 1: beyond it. Not clamped: the screen draws it, the number stays true.
 * Shape   null when nothing was measured yet.
 */
export function progressOf(keyResult: { baseline: number; target: number }, current: number | null): number | null {
  if (current === null) return null;
  return (current - keyResult.baseline) / (keyResult.target - keyResult.baseline);
}

/** A target on the wrong side of its baseline, or on it, would make progress run backwards or divide by zero. */
export function targetFault(keyResult: { direction: Direction; baseline: number; target: number }): Issue | null {
  const isAhead = keyResult.direction === 'increase' ? keyResult.target > keyResult.baseline : keyResult.target < keyResult.baseline;
  if (isAhead) return null;
  const side = keyResult.direction === 'increase' ? 'above' : 'below';
  return { path: 'target', code: 'target_against_direction', message: `The target must lie ${side} the baseline.` };
}

/** Errors  invalid (target_against_direction). */
export function assertTarget(keyResult: { direction: Direction; baseline: number; target: number }): void {
  const fault = targetFault(keyResult);
  if (fault) throw invalid([fault]);
}
