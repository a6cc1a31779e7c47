// Which numbers are one human (or one account): a pure function of what is known, so that the order in which it was learnt plays no part.

/**
 * A number and what binds it to others.
 *
 * Shape   `rank`: 0 for a user or a group id, 1 for an anonymous id: one that says who somebody is goes before one that does not. `record`: the
 *         record it leads to after merges; null where there is none.
 */
export type Known = { number: number; rank: 0 | 1; boundTo: number | null; record: string | null };

/** Two numbers of which somebody said that they are one. */
export type Link = { number: number; other: number };

/**
 * The canonical number of each: the smallest of the lowest rank among all that are one.
 *
 * Shape   by number, for all that are given. A link to a number that is not given binds nothing.
 */
export function canonicalNumbers(known: readonly Known[], links: readonly Link[]): Map<number, number> {
  const rankOf = new Map(known.map(({ number, rank }) => [number, rank]));
  const leaderOf = new Map(known.map(({ number }) => [number, number]));

  const leaderFor = (number: number): number => {
    let leader = number;
    for (let next = leaderOf.get(leader); next !== undefined && next !== leader; next = leaderOf.get(leader)) leader = next;
    // The way is made short behind us: a thousand merges of one person stay cheap.
    for (let step = number; step !== leader; ) {
      const next = leaderOf.get(step) ?? leader;
      leaderOf.set(step, leader);
      step = next;
    }
    return leader;
  };
  const goesBefore = (a: number, b: number) => {
    const [rankA, rankB] = [rankOf.get(a) ?? 1, rankOf.get(b) ?? 1];
    return rankA === rankB ? a < b : rankA < rankB;
  };
  const join = (a: number, b: number) => {
    if (!leaderOf.has(a) || !leaderOf.has(b)) return;
    const [first, second] = [leaderFor(a), leaderFor(b)];
    if (first === second) return;
    if (goesBefore(first, second)) leaderOf.set(second, first);
    else leaderOf.set(first, second);
  };

  const firstOfRecord = new Map<string, number>();
  for (const { number, boundTo, record } of known) {
    if (boundTo !== null) join(number, boundTo);
    if (record === null) continue;
    const first = firstOfRecord.get(record);
    if (first === undefined) firstOfRecord.set(record, number);
    else join(first, number);
  }
  for (const { number, other } of links) join(number, other);
  return new Map(known.map(({ number }) => [number, leaderFor(number)]));
}
