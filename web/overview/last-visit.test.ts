import { expect, test } from 'vitest';
import { nextVisit } from './last-visit.ts';

const now = new Date('2026-01-15T09:00:00.000Z');
const at = now.toISOString();

test('the first visit compares with nothing', () => {
  expect(nextVisit(null, now)).toEqual({ at, since: null });
});

test('the next one compares with the one before', () => {
  expect(nextVisit({ at: '2026-01-14T17:00:00.000Z', since: null }, now)).toEqual({ at, since: '2026-01-14T17:00:00.000Z' });
});

test('a reload is the same visit', () => {
  const before = { at: '2026-01-15T08:50:00.000Z', since: '2026-01-14T17:00:00.000Z' };
  expect(nextVisit(before, now)).toEqual({ at, since: '2026-01-14T17:00:00.000Z' });
});
