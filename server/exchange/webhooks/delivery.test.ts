import { describe, expect, test } from 'vitest';
import { afterTry, isTaken, reasonToSwitchOff } from './delivery.ts';

const now = new Date('2026-01-15T09:00:00Z');
const tried = { messageId: 'whm_00000000000000000000', isTest: false, tries: 1 };
const failed = { status: 503, retryAfterS: null };
const secondsUntil = (dueAt: Date | null) => ((dueAt?.getTime() ?? 0) - now.getTime()) / 1000;

describe('an answer', () => {
  test.each([
    [200, true],
    [204, true],
    [299, true],
    [301, false],
    [404, false],
    [500, false],
    [null, false],
  ])('of %s is taken: %s', (status, expected) => {
    expect(isTaken({ status })).toBe(expected);
  });
});

describe('after a try', () => {
  test('the wait is spread by up to a fifth, by the message and not by the moment', () => {
    const waits = Array.from({ length: 200 }, (_, number) =>
      secondsUntil(afterTry({ ...tried, messageId: `whm_${number}`, tries: 2 }, failed, now).dueAt),
    );
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...waits)).toBeLessThanOrEqual(360);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(40);
    expect(afterTry(tried, failed, now)).toEqual(afterTry(tried, failed, now));
  });

  test('a receiver that asks for a longer pause gets it, one that asks for a shorter does not', () => {
    expect(secondsUntil(afterTry(tried, { status: 429, retryAfterS: 900 }, now).dueAt)).toBe(900);
    expect(secondsUntil(afterTry({ ...tried, tries: 4 }, { status: 429, retryAfterS: 1 }, now).dueAt)).toBeGreaterThanOrEqual(7_200);
  });

  test.each([
    ['the eighth', { ...tried, tries: 8 }, failed],
    ['one that was a test', { ...tried, isTest: true }, failed],
    ['one that says it is gone', tried, { status: 410, retryAfterS: null }],
  ])('that is %s there is no other', (_name, one, answered) => {
    expect(afterTry(one, answered, now)).toEqual({ state: 'failed', dueAt: null });
  });
});

test('a webhook is switched off after three days, or at once when nobody is there', () => {
  const since = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect(reasonToSwitchOff(since(71.9), failed, now)).toBeNull();
  expect(reasonToSwitchOff(since(72), failed, now)).toBe('failed_for_days');
  expect(reasonToSwitchOff(since(0), { status: 410, retryAfterS: null }, now)).toBe('gone');
});
