/** The reader's day, `YYYY-MM-DD`. */
export const today = (now: Date = new Date()): string =>
  [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');

/** Does something dated hold on this day? Both ends may be open; `to` is the first day without it. */
export const holdsOn = (day: string, from: string | null, to: string | null): boolean =>
  (from === null || from <= day) && (to === null || to > day);
