import { expect, test } from 'vitest';
import { newsSince } from './news.ts';

const now = new Date('2026-01-15T09:00:00Z');

test.each([
  ['the last visit', '2026-01-14T18:00:00+01:00', '2026-01-14T17:00:00.000Z'],
  ['a week, for who was never here', undefined, '2026-01-08T09:00:00.000Z'],
  ['a week, for who was away for a year', '2025-01-15T09:00:00Z', '2026-01-08T09:00:00.000Z'],
  ['a week, for who says tomorrow', '2026-01-16T09:00:00Z', '2026-01-08T09:00:00.000Z'],
])('news is what came since %s', (_, visit, since) => {
  expect(newsSince(visit, now).toISOString()).toBe(since);
});
