/** Turns what was told into questions to ask again: together, not one by one, and not the same one all the time. */
import type { QueryKey } from '@tanstack/react-query';
import type { LiveChange } from '../../../contract/platform/live.ts';

/** What hangs on which nouns: an event's noun is the word before its dot, `problem` of `problem.renamed`. */
export interface Hearing {
  nouns: readonly string[];
  /** Beginnings of the keys of what is cached. */
  queries: readonly QueryKey[];
}

// Facts of one action come in one moment; a person sees no difference.
const gatherMs = 150;
// An import tells something ten times a second.
const restMs = 2_000;

/** Shape  `schedule` is setTimeout, and answers how to give it up; `now` in milliseconds. */
export interface Clock {
  now: () => number;
  schedule: (work: () => void, ms: number) => () => void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  schedule(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export interface Refresher {
  changed: (changes: readonly Pick<LiveChange, 'event'>[]) => void;
  /** Something was missed: everything is asked again. */
  missed: () => void;
  stop: () => void;
}

/** Shape  `isBusy`: something is being saved; what the server says in that moment may be what stood before. */
export function createRefresher(
  hearings: readonly Hearing[],
  page: { refresh: (key: QueryKey | null) => void; isBusy: () => boolean },
  clock: Clock = browserClock,
): Refresher {
  const waiting = new Map<string, QueryKey>();
  const lastMs = new Map<string, number>();
  let giveUp: (() => void) | undefined;

  const wake = (ms: number) => {
    giveUp ??= clock.schedule(work, ms);
  };

  function work(): void {
    giveUp = undefined;
    if (page.isBusy()) {
      wake(gatherMs);
      return;
    }
    const now = clock.now();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const [name, key] of waiting) {
      const restsMs = (lastMs.get(name) ?? Number.NEGATIVE_INFINITY) + restMs - now;
      if (restsMs > 0) {
        nextMs = Math.min(nextMs, restsMs);
        continue;
      }
      waiting.delete(name);
      lastMs.set(name, now);
      page.refresh(key);
    }
    if (nextMs < Number.POSITIVE_INFINITY) wake(nextMs);
  }

  return {
    changed(changes) {
      for (const key of keysOf(hearings, changes)) waiting.set(JSON.stringify(key), key);
      if (waiting.size > 0) wake(gatherMs);
    },
    missed() {
      waiting.clear();
      page.refresh(null);
    },
    stop() {
      giveUp?.();
      waiting.clear();
    },
  };
}

/** Facts about many are told in the plural: `problems.imported`. */
function keysOf(hearings: readonly Hearing[], changes: readonly Pick<LiveChange, 'event'>[]): QueryKey[] {
  const nouns = new Set(changes.map(({ event }) => (event.split('.')[0] ?? '').replace(/s$/, '')));
  return hearings.filter((hearing) => hearing.nouns.some((noun) => nouns.has(noun))).flatMap((hearing) => hearing.queries);
}
