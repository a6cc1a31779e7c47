/** A small memory of answers that stay true for a while, oldest out first. Units: ttlMs in milliseconds. */
export type Remembered<T> = { find: (key: string, nowMs: number) => T | undefined; keep: (key: string, value: T, nowMs: number) => void };

export function remember<T>({ ttlMs, max }: { ttlMs: number; max: number }): Remembered<T> {
  const kept = new Map<string, { value: T; until: number }>();
  return {
    find(key, nowMs) {
      const entry = kept.get(key);
      return entry && nowMs < entry.until ? entry.value : undefined;
    },
    keep(key, value, nowMs) {
      kept.delete(key);
      kept.set(key, { value, until: nowMs + ttlMs });
      const oldest = kept.keys().next().value;
      if (kept.size > max && oldest !== undefined) kept.delete(oldest);
    },
  };
}
