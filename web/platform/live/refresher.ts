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
 * Between an answer and the next time that the same is asked. A colleague who changes one thing after the other is followed within a second;
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

/** What a page asks, and how it asks again. */
export interface LivePage {
  /** All that begins so is old from now on; of it, the questions whose answers are on the screen. Null: everything. */
  markOld: (key: QueryKey | null) => readonly QueryKey[];
  /** Resolves when this one question is answered, or refused. */
  askAgain: (question: QueryKey) => Promise<unknown>;
  /** Something is being saved; what the server says in that moment may be what stood before. */
  isBusy: () => boolean;
}

/** Each question rests by itself: what is answered quickly does not wait for what takes long. */
export function createRefresher(hearings: readonly Hearing[], page: LivePage, clock: Clock = browserClock): Refresher {
  /** Beginnings of keys that were told of. */
  const told = new Map<string, QueryKey>();
  /** Questions to ask again. */
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
    for (const key of told.values()) want(key);
    told.clear();
    const now = clock.now();
    for (const [name, atMs] of freeAtMs) if (atMs <= now) freeAtMs.delete(name);
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

  function want(key: QueryKey | null): void {
    for (const question of page.markOld(key)) waiting.set(JSON.stringify(question), question);
  }

  async function ask(name: string, key: QueryKey): Promise<void> {
    const askedMs = clock.now();
    freeAtMs.set(name, Number.POSITIVE_INFINITY);
    await page.askAgain(key);
    const now = clock.now();
    freeAtMs.set(name, now + Math.min(restMs.longest, Math.max(restMs.least, (now - askedMs) * restMs.timesTheAnswer)));
    // What was told meanwhile may be newer than the answer.
    if (waiting.has(name)) wake(0);
  }

  return {
    changed(changes) {
      for (const key of keysOf(hearings, changes)) told.set(JSON.stringify(key), key);
      if (told.size > 0) wake(gatherMs);
    },
    missed() {
      told.clear();
      want(null);
      wake(0);
    },
    stop() {
      hasStopped = true;
      next?.giveUp();
      told.clear();
      waiting.clear();
    },
  };
}

/** Facts about many are told in the plural: `problems.imported`. */
function keysOf(hearings: readonly Hearing[], changes: readonly Pick<LiveChange, 'event'>[]): QueryKey[] {
  const nouns = new Set(changes.map(({ event }) => (event.split('.')[0] ?? '').replace(/s$/, '')));
  return hearings.filter((hearing) => hearing.nouns.some((noun) => nouns.has(noun))).flatMap((hearing) => hearing.queries);
}
