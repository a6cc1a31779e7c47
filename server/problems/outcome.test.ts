import { expect, test } from 'vitest';
import { changeOf, outcomeVerdictOf } from './outcome.ts';

const figure = (value: number, spread: number, n = 500) => ({
  from: '2026-01-01',
  to: '2026-01-14',
  value,
  n,
  low: value - spread,
  high: value + spread,
  measuredAt: '2026-01-15T09:00:00.000Z',
});

test.each([
  ['clearly more of what should grow', 'increase', figure(10, 1), figure(14, 1), 'better'],
  ['clearly less of what should grow', 'increase', figure(14, 1), figure(10, 1), 'worse'],
  ['clearly less of what should shrink', 'decrease', figure(14, 1), figure(10, 1), 'better'],
  ['clearly more of what should shrink', 'decrease', figure(10, 1), figure(14, 1), 'worse'],
  ['more, but within what chance does', 'increase', figure(10, 3), figure(12, 3), 'no_difference'],
  ['the same', 'increase', figure(10, 1), figure(10, 1), 'no_difference'],
  ['clearly more, of few people', 'increase', figure(10, 1), figure(14, 1, 99), 'too_few'],
  ['clearly more than few people did', 'increase', figure(10, 1, 99), figure(14, 1), 'too_few'],
] as const)('%s', (_title, direction, baseline, now, verdict) => {
  const change = changeOf(baseline, now);
  expect(outcomeVerdictOf({ direction, minimumN: 100 }, { baseline, figure: now, change })).toBe(verdict);
});

test('a change is told in percent of the baseline, and not of nothing', () => {
  expect(changeOf(figure(50, 1), figure(40, 1))).toMatchObject({ value: -10, percent: -20 });
  expect(changeOf(figure(0, 0), figure(4, 1)).percent).toBeNull();
});
