/** The calendar day of an instant in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Half-open, as all dated rows here: `from` belongs to it, `to` does not. A missing side is open. */
export const isWithin = (day: string, from: string | null, to: string | null): boolean =>
  (from === null || from <= day) && (to === null || to > day);

/** Whether two half-open stretches share a day. */
export const overlaps = (a: { from: string | null; to: string | null }, b: { from: string | null; to: string | null }): boolean =>
  (a.to === null || b.from === null || b.from < a.to) && (b.to === null || a.from === null || a.from < b.to);

/** The last days of the months from the month of `from` to that of `to`, both included. */
export function monthEnds(from: string, to: string): string[] {
  const ends: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  const last = to.slice(0, 7);
  for (;;) {
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    if (end.slice(0, 7) > last) return ends;
    ends.push(end);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
}

/** The last `count` month ends up to a day; the day itself stands for the month that has not ended yet. */
export function lastMonthEnds(day: string, count: number): string[] {
  const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - count, 1)).toISOString().slice(0, 10);
  return monthEnds(first, day).map((end) => (end > day ? day : end));
}
