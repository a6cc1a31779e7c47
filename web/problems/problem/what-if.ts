import type { Impact } from '../../../contract/problems/value.ts';
import type { Tried } from './problem.api.ts';

/** Where the slider of an effort stops. Units: person-weeks; finer where a week more decides. */
export const steps = [0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 52, 78, 104] as const;

export const effortOf = (position: number): number => steps[Math.min(steps.length - 1, Math.max(0, Math.round(position)))] ?? steps[0];

/** The stop nearest to an effort. */
export function positionOf(effort: number): number {
  let nearest = 0;
  for (const [index, step] of steps.entries()) if (Math.abs(step - effort) < Math.abs((steps[nearest] ?? 0) - effort)) nearest = index;
  return nearest;
}

/** Only what is tried is asked for: what is left out stays as it is stored. */
export const triedOf = (effort: number | undefined, impact: Impact | undefined): Tried => ({
  ...(effort === undefined ? {} : { effortPersonWeeks: effort }),
  ...(impact === undefined ? {} : { impact }),
});
