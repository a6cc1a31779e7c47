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
    async move(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = due.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((other) => other !== next);
        now = next.at;
        next.work();
        // Whoever waited for this goes on before the clock does.
        for (let at = 0; at < 5; at++) await Promise.resolve();
      }
      now = until;
    },
  };
}

const hearings = [
  { nouns: ['problem', 'evidence'], queries: [['problems']] },
  { nouns: ['account'], queries: [['people'], ['problems']] },
];

function setUp({ hasSlow = false } = {}) {
  const clock = handClock();
  const asked: QueryKey[] = [];
  const saving = { isOn: false };
  const server = { answersAfterMs: 20 };
  /** On the screen stands one question of each kind, and a slow one. */
  const shown = [['problems'], ['people'], ...(hasSlow ? [['problems', 'slow']] : [])];
  const page = {
    markOld: (key: QueryKey | null) => shown.filter(([kind]) => key === null || kind === key[0]),
    askAgain: (question: QueryKey) => {
      asked.push(question);
      const ms = question[1] === 'slow' ? 3_000 : server.answersAfterMs;
      return new Promise<void>((resolve) => void clock.schedule(resolve, ms));
    },
    isBusy: () => saving.isOn,
  };
  return { clock, asked, saving, server, refresher: createRefresher(hearings, page, clock) };
}

describe('a page that hears of changes', () => {
  test('asks once for what was told in one moment', async () => {
    const { clock, asked, refresher } = setUp();
    refresher.changed([{ event: 'problem.renamed' }, { event: 'evidence.captured' }]);
    refresher.changed([{ event: 'account.created' }]);
    expect(asked).toEqual([]);
    await clock.move(200);
    expect(asked).toEqual([['problems'], ['people']]);
  });

  test('shows each of many changes within a second, and forgets none', async () => {
    const { clock, asked, refresher } = setUp();
    for (let at = 0; at < 20; at++) {
      const before = asked.length;
      refresher.changed([{ event: 'problem.renamed' }]);
      await clock.move(700);
      expect(asked.length).toBeGreaterThan(before);
    }
  });

  test('rests while much is told', async () => {
    const { clock, asked, refresher } = setUp();
    for (let at = 0; at < 100; at++) {
      refresher.changed([{ event: 'problems.imported' }]);
      await clock.move(100);
    }
    expect(asked.length).toBeGreaterThanOrEqual(25);
    expect(asked.length).toBeLessThanOrEqual(32);
    await clock.move(5_000);
    const before = asked.length;
    await clock.move(60_000);
    expect(asked.length).toBe(before);
  });

  test('leaves a server that answers late alone, and never asks before the last answer is there', async () => {
    const { clock, asked, server, refresher } = setUp();
    server.answersAfterMs = 800;
    for (let at = 0; at < 100; at++) {
      refresher.changed([{ event: 'problems.imported' }]);
      await clock.move(100);
    }
    expect(asked.length).toBe(5);
    server.answersAfterMs = 20_000;
    await clock.move(5_000);
    expect(asked.length).toBe(6);
    refresher.changed([{ event: 'problem.renamed' }]);
    await clock.move(14_000);
    expect(asked.length).toBe(6);
    await clock.move(12_000);
    expect(asked.length).toBe(7);
  });

  test('what rests long keeps nothing else waiting', async () => {
    const { clock, asked, server, refresher } = setUp();
    server.answersAfterMs = 1_000;
    refresher.changed([{ event: 'problem.renamed' }]);
    await clock.move(1_200);
    refresher.changed([{ event: 'problem.renamed' }]);
    await clock.move(200);
    expect(asked).toEqual([['problems']]);
    refresher.changed([{ event: 'account.created' }]);
    await clock.move(200);
    expect(asked).toEqual([['problems'], ['people']]);
  });

  test('what is answered quickly does not wait for what takes long', async () => {
    const { clock, asked, refresher } = setUp({ hasSlow: true });
    for (let at = 0; at < 10; at++) {
      const before = asked.length;
      refresher.changed([{ event: 'problem.renamed' }]);
      await clock.move(700);
      expect(asked.slice(before)).toContainEqual(['problems']);
    }
    expect(asked.filter(([, name]) => name === 'slow')).toHaveLength(1);
  });

  test('waits while something is being saved', async () => {
    const { clock, asked, saving, refresher } = setUp();
    saving.isOn = true;
    refresher.changed([{ event: 'problem.renamed' }]);
    await clock.move(3_000);
    expect(asked).toEqual([]);
    saving.isOn = false;
    await clock.move(200);
    expect(asked).toEqual([['problems']]);
  });

  test('does not ask for what it does not know', async () => {
    const { clock, asked, refresher } = setUp();
    refresher.changed([{ event: 'weather.changed' }]);
    await clock.move(10_000);
    expect(asked).toEqual([]);
  });

  test('asks for everything when something was missed, and for nothing once it has stopped', async () => {
    const { clock, asked, refresher } = setUp();
    refresher.missed();
    await clock.move(0);
    expect(asked).toEqual([['problems'], ['people']]);
    refresher.changed([{ event: 'problem.renamed' }]);
    refresher.stop();
    await clock.move(10_000);
    expect(asked).toEqual([['problems'], ['people']]);
  });
});
