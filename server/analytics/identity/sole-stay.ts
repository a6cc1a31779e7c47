// When somebody belonged to exactly one account: then an event of theirs that names none is that account's.
import type { Stay } from './stay.ts';

/** One number belonged to one account only in this time. Units: days since 1970, `to` is the first day after. */
export type SoleStay = { number: number; account: number; from: number; to: number };

const dayMs = 86_400_000;
// What a date of the facts can hold.
const firstDay = 0;
const lastDay = 65_535;

const dayOf = (day: string | null, open: number): number =>
  day === null ? open : Math.min(lastDay, Math.max(firstDay, Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)));

/** The times in which one of the stays is the only one, in their order. Units: days since 1970. */
export function soleStaysOf(number: number, stays: readonly Stay[]): SoleStay[] {
  const spans = stays.map(({ account, from, to }) => ({ account, from: dayOf(from, firstDay), to: dayOf(to, lastDay) }));
  const edges = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] ?? from;
    const [account, ...others] = new Set(spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.account));
    return account === undefined || others.length > 0 || from === to ? [] : [{ number, account, from, to }];
  });
}
