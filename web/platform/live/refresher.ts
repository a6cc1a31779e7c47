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
/**
 * Between an answer and the next question of the same kind. A colleague who changes one thing after the other is followed within a second;
 * a server that has much to do (an import tells something ten times a second) answers later, and is then left alone for longer.
 */
const restMs = { least: 300, longest: 5_000, timesTheAnswer: 2 };

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

/**
 * Shape   `refresh` answers when the questions are answered, or refused. `isBusy`: something is being saved; what the server says in that
 *         moment may be what stood before.
 */
export function createRefresher(
  hearings: readonly Hearing[],
  page: { refresh: (key: QueryKey | null) => Promise<unknown>; isBusy: () => boolean },
  clock: Clock = browserClock,
): Refresher {
  const waiting = new Map<string, QueryKey>();
  /** From when on a question may be asked again; endless while its answer is on its way. */
  const freeAtMs = new Map<string, number>();
  let next: { atMs: number; giveUp: () => void } | undefined;
  let hasStopped = false;

  /** The earliest wins: what rests long keeps nothing else waiting. */
  const wake = (ms: number) => {
    const atMs = clock.now() + ms;
    if (hasStopped || (next && next.atMs <= atMs)) return;
    next?.giveUp();
    next = { atMs, giveUp: clock.schedule(work, ms) };
  };

  function work(): void {
    next = undefined;
    if (page.isBusy()) {
      wake(gatherMs);
      return;
    }
    const now = clock.now();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const [name, key] of waiting) {
      const restsMs = (freeAtMs.get(name) ?? 0) - now;
      if (restsMs > 0) {
        nextMs = Math.min(nextMs, restsMs);
        continue;
      }
      waiting.delete(name);
      void ask(name, key);
    }
    if (nextMs < Number.POSITIVE_INFINITY) wake(nextMs);
  }

  async function ask(name: string, key: QueryKey): Promise<void> {
    const askedMs = clock.now();
    freeAtMs.set(name, Number.POSITIVE_INFINITY);
    await page.refresh(key);
    const now = clock.now();
    freeAtMs.set(name, now + Math.min(restMs.longest, Math.max(restMs.least, (now - askedMs) * restMs.timesTheAnswer)));
    // What was told meanwhile may be newer than the answer.
    if (waiting.has(name)) wake(0);
  }

  return {
    changed(changes) {
      for (const key of keysOf(hearings, changes)) waiting.set(JSON.stringify(key), key);
      if (waiting.size > 0) wake(gatherMs);
    },
    missed() {
      waiting.clear();
      void page.refresh(null);
    },
    stop() {
      hasStopped = true;
      next?.giveUp();
      waiting.clear();
    },
  };
}

/** Facts about many are told in the plural: `problems.imported`. */
function keysOf(hearings: readonly Hearing[], changes: readonly Pick<LiveChange, 'event'>[]): QueryKey[] {
  const nouns = new Set(changes.map(({ event }) => (event.split('.')[0] ?? '').replace(/s$/, '')));
  return hearings.filter((hearing) => hearing.nouns.some((noun) => nouns.has(noun))).flatMap((hearing) => hearing.queries);
}
