import type { QueryKey } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { createRefresher } from './refresher.ts';

/** A clock that is moved by hand. */
function handClock() {
  let now = 0;
  let due: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    schedule(work: () => void, ms: number) {
      const one = { at: now + ms, work };
      due.push(one);
      return () => {
        due = due.filter((other) => other !== one);
      };
    },
    move(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = due.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((other) => other !== next);
        now = next.at;
        next.work();
      }
      now = until;
    },
  };
}

const hearings = [
  { nouns: ['problem', 'evidence'], queries: [['problems']] },
  { nouns: ['account'], queries: [['people'], ['problems']] },
];

function setUp() {
  const clock = handClock();
  const asked: (QueryKey | null)[] = [];
  const page = { refresh: (key: QueryKey | null) => void asked.push(key), isBusy: () => saving.isOn };
  const saving = { isOn: false };
  return { clock, asked, saving, refresher: createRefresher(hearings, page, clock) };
}

describe('a page that hears of changes', () => {
  test('asks once for what was told in one moment', () => {
    const { clock, asked, refresher } = setUp();
    refresher.changed([{ event: 'problem.renamed' }, { event: 'evidence.captured' }]);
    refresher.changed([{ event: 'account.created' }]);
    expect(asked).toEqual([]);
    clock.move(200);
    expect(asked).toEqual([['problems'], ['people']]);
  });

  test('rests between two questions, and forgets none', () => {
    const { clock, asked, refresher } = setUp();
    for (let at = 0; at < 100; at++) {
      refresher.changed([{ event: 'problems.imported' }]);
      clock.move(100);
    }
    expect(asked.length).toBeGreaterThanOrEqual(5);
    expect(asked.length).toBeLessThanOrEqual(6);
    const before = asked.length;
    refresher.changed([{ event: 'problem.renamed' }]);
    clock.move(5_000);
    expect(asked.length).toBe(before + 1);
  });

  test('waits while something is being saved', () => {
    const { clock, asked, saving, refresher } = setUp();
    saving.isOn = true;
    refresher.changed([{ event: 'problem.renamed' }]);
    clock.move(3_000);
    expect(asked).toEqual([]);
    saving.isOn = false;
    clock.move(200);
    expect(asked).toEqual([['problems']]);
  });

  test('does not ask for what it does not know', () => {
    const { clock, asked, refresher } = setUp();
    refresher.changed([{ event: 'weather.changed' }]);
    clock.move(10_000);
    expect(asked).toEqual([]);
  });

  test('asks for everything when something was missed, and for nothing once it has stopped', () => {
    const { clock, asked, refresher } = setUp();
    refresher.missed();
    expect(asked).toEqual([null]);
    refresher.changed([{ event: 'problem.renamed' }]);
    refresher.stop();
    clock.move(10_000);
    expect(asked).toEqual([null]);
  });
});
