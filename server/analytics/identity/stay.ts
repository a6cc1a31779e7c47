// The account of an event that names none.

/** Shape   from and to: days; null is open, `to` is the first day without. */
export type Stay = { account: number; from: string | null; to: string | null };

/** The account of whoever belonged to exactly one at that moment; 0 where it was none or several. */
export function onlyAccountAt(stays: readonly Stay[], at: Date): number {
  if (stays.length === 0) return 0;
  const day = at.toISOString().slice(0, 10);
  let only = 0;
  for (const { account, from, to } of stays) {
    if ((from !== null && from > day) || (to !== null && to <= day) || account === only) continue;
    if (only !== 0) return 0;
    only = account;
  }
  return only;
}
