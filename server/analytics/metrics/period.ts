// Days on a calendar of a zone, and the periods that are over.
import { DateTime } from 'luxon';
import type { AlertPeriod } from '../../../contract/analytics/alert.ts';

/** Both days belong to it. */
export type Days = { readonly from: string; readonly to: string };

const dayOf = (at: DateTime): string => at.toFormat('yyyy-MM-dd');

/** The last so many days that are over. */
export function lastDays(count: number, zone: string, now: Date): Days {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day').set({ hour: 12 });
  return { from: dayOf(today.minus({ days: count })), to: dayOf(today.minus({ days: 1 })) };
}

/** The last day, week (from Monday) or month that is over. */
export function lastPeriod(period: AlertPeriod, zone: string, now: Date): Days {
  const end = DateTime.fromJSDate(now, { zone }).startOf(period).set({ hour: 12 });
  return { from: dayOf(end.minus({ [`${period}s`]: 1 })), to: dayOf(end.minus({ days: 1 })) };
}

/** The period right before one. */
export function periodBefore(period: AlertPeriod, { from }: Days): Days {
  const start = DateTime.fromISO(from, { zone: 'utc' });
  return { from: dayOf(start.minus({ [`${period}s`]: 1 })), to: dayOf(start.minus({ days: 1 })) };
}

export const isOver = ({ to }: Days, zone: string, now: Date): boolean => to < dayOf(DateTime.fromJSDate(now, { zone }));

/** Units: days. */
export const lengthOf = ({ from, to }: Days): number =>
  Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days) + 1;
