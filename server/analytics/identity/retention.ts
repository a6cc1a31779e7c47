/** The first day whose events are kept, so many months back. A month that is too short for the day begins on its first. */
export function firstDayKept(now: Date, months: number): string {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() - months];
  const daysThen = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = now.getUTCDate() > daysThen ? 1 : now.getUTCDate();
  const first = new Date(Date.UTC(year, now.getUTCDate() > daysThen ? month + 1 : month, day));
  // What the store's days can hold.
  return first.getTime() < 0 ? '1970-01-01' : first.toISOString().slice(0, 10);
}
