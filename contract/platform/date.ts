import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`, between 1900 and 2200. */
export const day = z.iso.date().refine((value) => value >= '1900-01-01' && value <= '2200-12-31', 'must lie between 1900 and 2200');

/** An instant with zone, ISO 8601. */
export const instant = z.iso.datetime({ offset: true });

/** An IANA time zone. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin');

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}
