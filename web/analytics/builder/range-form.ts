import type { Interval, Range } from '../../../contract/analytics/question.ts';

/** Ranges that people ask for again and again. */
export const presets = {
  today: { kind: 'last', count: 1, unit: 'day' },
  '7d': { kind: 'last', count: 7, unit: 'day' },
  '14d': { kind: 'last', count: 14, unit: 'day' },
  '30d': { kind: 'last', count: 30, unit: 'day' },
  '90d': { kind: 'last', count: 90, unit: 'day' },
  '12w': { kind: 'last', count: 12, unit: 'week' },
  '6m': { kind: 'last', count: 6, unit: 'month' },
  '12m': { kind: 'last', count: 12, unit: 'month' },
} as const satisfies Record<string, Range>;
export type PresetName = keyof typeof presets | 'between' | 'since' | 'other';

export function presetOf(range: Range): PresetName {
  if (range.kind !== 'last') return range.kind;
  const known = (Object.keys(presets) as (keyof typeof presets)[]).find(
    (name) => presets[name].count === range.count && presets[name].unit === range.unit,
  );
  return known ?? 'other';
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const daysBefore = (now: Date, days: number): string => dayOf(new Date(now.getTime() - days * 86_400_000));

/** The range of a choice; days start where the last month does, until somebody types others. */
export function rangeOf(name: PresetName, now: Date, before: Range): Range {
  if (name === 'between') return { kind: 'between', from: daysBefore(now, 29), to: dayOf(now) };
  if (name === 'since') return { kind: 'since', from: daysBefore(now, 29) };
  return name === 'other' ? before : { ...presets[name] };
}

const daysOf: Record<Interval, number> = { hour: 1 / 24, day: 1, week: 7, month: 30.4 };

/** Units  days, about. */
export function lengthOf(range: Range, now: Date): number {
  if (range.kind === 'last') return range.count * daysOf[range.unit];
  const end = range.kind === 'between' ? Date.parse(range.to) : now.getTime();
  return Math.max(1, (end - Date.parse(range.from)) / 86_400_000 + 1);
}

/** An interval in which the range can be read: neither one bar nor a thousand. The chosen one stays as long as it can be. */
export function fittingInterval(interval: Interval, range: Range, now: Date): Interval {
  const days = lengthOf(range, now);
  const isReadable = (one: Interval) => days / daysOf[one] <= 400 && days / daysOf[one] >= 1;
  if (isReadable(interval)) return interval;
  return days < 2 ? 'hour' : days <= 120 ? 'day' : days <= 800 ? 'week' : 'month';
}
