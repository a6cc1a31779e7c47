// Policies describe themselves to people; these say numbers and lists the way a sentence wants them.

/** 0.025 → "2.5 %". */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** (1, 'week') → "1 week"; (52, 'week') → "52 weeks". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** ['a', 'b', 'c'] → "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
