// The time that a question asks about, cut into buckets in the question's zone.
import { DateTime } from 'luxon';
import { type Interval, questionLimits, type Range } from '../../../contract/analytics/question.ts';
import { refused } from '../../platform/errors.ts';

/**
 * Buckets that follow each other without a gap.
 *
 * Shape   `bounds` holds one instant more than there are buckets: the end. `lead` buckets come before the range and are not shown.
 * Units   bounds: milliseconds since 1970. days: whole days since 1970 in the zone, or null when a bucket begins within a day.
 */
export type Span = {
  zone: string;
  interval: Interval;
  weekStart: 'monday' | 'sunday';
  bounds: readonly number[];
  days: readonly number[] | null;
  lead: number;
};

export type Calendar = { zone: string; interval: Interval; weekStart: 'monday' | 'sunday' };

const dayMs = 86_400_000;

/** The start of the interval that an instant lies in. */
export function startOfInterval(at: DateTime, interval: Interval, weekStart: 'monday' | 'sunday'): DateTime {
  if (interval !== 'week') return at.startOf(interval);
  // Weeks begin on Monday in the library: seen from a day later, Sunday begins one as well.
  return weekStart === 'monday' ? at.startOf('week') : at.plus({ days: 1 }).startOf('week').minus({ days: 1 }).startOf('day');
}

const following = (at: DateTime, { interval, weekStart }: Calendar): DateTime => {
  if (interval === 'hour') return at.plus({ hours: 1 });
  // By calendar, and from noon: a day may begin at one o'clock, or not be at all.
  const next = startOfInterval(at, interval, weekStart)
    .set({ hour: 12 })
    .plus({ [`${interval}s`]: 1 });
  return startOfInterval(next, interval, weekStart);
};

const endsOf = (range: Range, calendar: Calendar, now: Date): { from: DateTime; until: DateTime } => {
  const { zone, interval, weekStart } = calendar;
  const here = DateTime.fromJSDate(now, { zone });
  const today = here.startOf('day');
  if (range.kind === 'between') {
    const last = DateTime.fromISO(range.to, { zone }).startOf('day');
    return { from: DateTime.fromISO(range.from, { zone }).startOf('day'), until: following(last, { zone, interval: 'day', weekStart }) };
  }
  if (range.kind === 'since') {
    const from = DateTime.fromISO(range.from, { zone }).startOf('day');
    return { from, until: following(from > today ? from : today, { zone, interval: 'day', weekStart }) };
  }
  const current = startOfInterval(here, range.unit, weekStart);
  const first = range.unit === 'hour' ? current.minus({ hours: range.count - 1 }) : current.minus({ [`${range.unit}s`]: range.count - 1 });
  return {
    from: startOfInterval(startOfInterval(first, range.unit, weekStart), interval, weekStart),
    until: following(current, { zone, interval: range.unit, weekStart }),
  };
};

/**
 * Cuts a range into buckets. The first and the last may be shorter than the others when the range begins or ends within one;
 * a range that is counted back from now begins with a whole one.
 *
 * Errors  too_many_buckets.
 */
export function spanOf(range: Range, calendar: Calendar, now: Date, lead = 0): Span {
  const { from, until } = endsOf(range, calendar, now);
  return spanBetween(from, until, calendar, lead);
}

function spanBetween(from: DateTime, until: DateTime, calendar: Calendar, lead: number): Span {
  const starts: DateTime[] = [];
  for (let at = from; at < until; at = following(at, calendar)) {
    starts.push(at);
    if (starts.length + lead > questionLimits.buckets)
      throw refused(
        'too_many_buckets',
        `The range holds more than ${questionLimits.buckets} points of one ${calendar.interval}. Ask about less time, or by a longer interval.`,
      );
  }
  const [first = from] = starts;
  const before: DateTime[] = [];
  for (let at = first; before.length < lead; ) {
    at = startOfInterval(
      at.minus(calendar.interval === 'hour' ? { milliseconds: 1 } : { hours: 1 }),
      calendar.interval,
      calendar.weekStart,
    );
    before.unshift(at);
  }
  const all = [...before, ...starts, until];
  return {
    ...calendar,
    bounds: all.map((at) => at.toMillis()),
    days: all.every((at) => at.toMillis() === at.startOf('day').toMillis()) ? all.map(dayNumber) : null,
    lead,
  };
}

/** As long a time right before, or the same days a year before. */
export function spanBefore(span: Span, compare: 'period' | 'year'): Span {
  const [from, until] = [span.bounds[span.lead] as number, span.bounds.at(-1) as number].map((ms) =>
    DateTime.fromMillis(ms, { zone: span.zone }),
  ) as [DateTime, DateTime];
  if (compare === 'year') return spanBetween(from.minus({ years: 1 }), until.minus({ years: 1 }), span, span.lead);
  const count = span.bounds.length - 1 - span.lead;
  const unit = `${span.interval}s`;
  const earlier =
    span.interval === 'hour' ? from.minus({ hours: count }) : startOfInterval(from.minus({ [unit]: count }), 'day', span.weekStart);
  return spanBetween(earlier, from, span, span.lead);
}

/** Whole days since 1970 of the calendar day that an instant lies in. */
export const dayNumber = (at: DateTime): number => Math.round(Date.UTC(at.year, at.month - 1, at.day) / dayMs);

export const bucketCount = (span: Span): number => span.bounds.length - 1;

/** As the axis of a chart says it. */
export function labelOf(span: Span, index: number): string {
  const at = DateTime.fromMillis(span.bounds[index] as number, { zone: span.zone });
  return span.interval === 'hour' ? at.toFormat("yyyy-MM-dd'T'HH:mm") : (at.toISODate() ?? '');
}

/** Which bucket an instant lies in; -1 before the first, undefined after the last. */
export function bucketOf(span: Span, atMs: number): number | undefined {
  if (atMs >= (span.bounds.at(-1) as number)) return undefined;
  return span.bounds.findLastIndex((bound) => bound <= atMs);
}
