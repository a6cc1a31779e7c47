import { AskedTooOften } from '../errors.ts';

/**
 * Counts attempts in fixed windows, in this process: guessing passwords and tokens must be slow.
 *
 * Units   windowMs: milliseconds.
 * Errors  too_many (too_many_requests) from `count` when there were more than `max` in the window.
 */
export type Attempts = { count: (who: string) => void; forget: (who: string) => void };

// Beyond this many strangers at once the oldest are forgotten: bounded memory before a perfect count.
const strangersMax = 10_000;

export function limitAttempts({ max, windowMs, clock }: { max: number; windowMs: number; clock: () => Date }): Attempts {
  const seen = new Map<string, { since: number; times: number }>();
  return {
    count(who) {
      const nowMs = clock().getTime();
      const found = seen.get(who);
      const entry = found && nowMs - found.since < windowMs ? found : { since: nowMs, times: 0 };
      entry.times++;
      seen.delete(who);
      seen.set(who, entry);
      const oldest = seen.keys().next().value;
      if (seen.size > strangersMax && oldest !== undefined) seen.delete(oldest);
      if (entry.times > max)
        throw new AskedTooOften('Too many attempts. Wait a few minutes and try again.', (entry.since + windowMs - nowMs) / 1000);
    },
    forget: (who) => seen.delete(who),
  };
}
