/** Units: milliseconds. */
const dayMs = 86_400_000;
// Before this nobody measured a product: a device without a battery says 1970.
const oldestMs = Date.UTC(2000, 0, 1);
const isoTime = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;
// Seconds until 2286, milliseconds from 1973 on.
const secondsMost = 1e11;

/** A time as senders write it: ISO 8601, or a number of seconds or milliseconds since 1970. Null for anything else. */
export function readTime(value: unknown): number | null {
  if (typeof value === 'string') {
    if (!isoTime.test(value)) return null;
    // Without a zone a time is UTC: the place of this server says nothing about the sender's.
    const isZoned = value.length === 10 || /(Z|[+-]\d{2}:?\d{2})$/i.test(value);
    const ms = Date.parse(isZoned ? value : `${value}Z`);
    return Number.isNaN(ms) ? null : ms;
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null;
  return value < secondsMost ? Math.round(value * 1000) : Math.round(value);
}

/**
 * When an event happened by our clock: the sender's is trusted for the time between happening and sending only.
 *
 * Units   milliseconds since 1970.
 * Source  Segment, "Common fields": timestamp = receivedAt − (sentAt − originalTimestamp).
 */
export function happenedAt(receivedMs: number, originalMs: number | null, sentMs: number | null): number {
  if (originalMs === null) return receivedMs;
  const at = sentMs === null ? originalMs : receivedMs - (sentMs - originalMs);
  return at > receivedMs + dayMs || at < oldestMs ? receivedMs : at;
}
