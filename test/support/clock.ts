/**
 * A clock that stands still until it is told to move. Time is an argument everywhere: pass `clock.now()`.
 *
 * Errors  throws on a date that cannot be read, so that a typing mistake does not test the year NaN.
 */
export const clockAt = (iso: string): { now(): Date; advance(by: Partial<Record<'days' | 'hours' | 'minutes' | 'ms', number>>): Date } => {
  let atMs = Date.parse(iso);
  if (Number.isNaN(atMs)) throw new Error(`Not a date: ${iso}`);
  return {
    now: () => new Date(atMs),
    advance({ days = 0, hours = 0, minutes = 0, ms = 0 }) {
      atMs += days * 86_400_000 + hours * 3_600_000 + minutes * 60_000 + ms;
      return new Date(atMs);
    },
  };
};
