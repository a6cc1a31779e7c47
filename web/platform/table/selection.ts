/** Ids between two rows, both included, in the order shown; empty when one is not shown. */
export function idsBetween(ids: readonly string[], from: string, to: string): string[] {
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)].sort((a, b) => a - b);
  return start === undefined || end === undefined || start < 0 ? [] : ids.slice(start, end + 1);
}

/**
 * Turns one row on or off; with an anchor, all rows up to it become what the anchor is.
 *
 * Shape   a new set; the given one is left alone.
 */
export function toggleSelected(selected: ReadonlySet<string>, ids: readonly string[], id: string, anchor?: string): Set<string> {
  const next = new Set(selected);
  if (anchor !== undefined && anchor !== id) {
    const isOn = selected.has(anchor);
    for (const one of idsBetween(ids, anchor, id)) {
      if (isOn) next.add(one);
      else next.delete(one);
    }
    return next;
  }
  if (!next.delete(id)) next.add(id);
  return next;
}
