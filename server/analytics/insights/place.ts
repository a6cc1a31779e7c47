/**
 * A place between two others, so that moving one moves no other.
 *
 * Shape   before null: at the beginning; after null: at the end. Null when the two are too near for a number between them.
 */
export function placeBetween(before: number | null, after: number | null): number | null {
  if (before === null) return after === null ? 1 : after - 1;
  if (after === null) return before + 1;
  const middle = before + (after - before) / 2;
  return middle > before && middle < after ? middle : null;
}
