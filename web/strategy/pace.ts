// How far along a key result is, and how far along its time is. Pure: today is an argument.

const dayMs = 86_400_000;

/**
 * The share of a period that is over at the end of a day.
 *
 * Units   0 before the first day, 1 from the last day on. Days are YYYY-MM-DD.
 */
export function elapsedShare(startsOn: string, endsOn: string, today: string): number {
  const [start, end, now] = [startsOn, endsOn, today].map((day) => Date.parse(day) / dayMs) as [number, number, number];
  if (now < start) return 0;
  return Math.min(1, (now - start + 1) / (end - start + 1));
}

/** The reader's calendar day. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

export type Pace = 'unmeasured' | 'reached' | 'ahead' | 'behind' | 'backwards';

/** A tenth of the way is within what a plan can know. */
const tolerance = 0.1;

/** Whether the progress keeps up with the time. Shape  progress as the server gives it: below 0 worse than the baseline, 1 the target. */
export function paceOf(progress: number | null, elapsed: number): Pace {
  if (progress === null) return 'unmeasured';
  if (progress >= 1) return 'reached';
  if (progress < 0) return 'backwards';
  return progress >= elapsed - tolerance ? 'ahead' : 'behind';
}
