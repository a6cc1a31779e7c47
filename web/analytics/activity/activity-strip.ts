import type { ActivityAnswer } from '../../../contract/analytics/activity.ts';

export interface StripDay {
  day: string;
  events: number;
  /** 0 nothing, 4 as much as on the busiest days. */
  level: 0 | 1 | 2 | 3 | 4;
}

const dayMs = 86_400_000;

/** Every day from the first to the last, also those on which nothing was done. */
export function stripOf({ from, to, days }: Pick<ActivityAnswer, 'from' | 'to' | 'days'>): StripDay[] {
  const known = new Map(days.map((one) => [one.day, one.events]));
  // One day of a thousand events must not make all others look idle.
  const busy = Math.max(1, [...known.values()].sort((a, b) => a - b)[Math.floor(known.size * 0.9)] ?? 1);
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const day = new Date(Date.parse(from) + at * dayMs).toISOString().slice(0, 10);
    const events = known.get(day) ?? 0;
    return { day, events, level: events === 0 ? 0 : (Math.min(4, Math.max(1, Math.ceil((events / busy) * 4))) as StripDay['level']) };
  });
}
