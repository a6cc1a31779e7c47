import { describe, expect, test } from 'vitest';
import { dayOf, elapsedShare, paceOf } from './pace.ts';

describe('the time of an objective', () => {
  test.each([
    ['has not begun', '2025-12-31', 0],
    ['has begun on its first day', '2026-01-01', 0.1],
    ['is half over', '2026-01-05', 0.5],
    ['is over on its last day', '2026-01-10', 1],
    ['stays over', '2026-05-01', 1],
  ])('%s', (_title, today, share) => {
    expect(elapsedShare('2026-01-01', '2026-01-10', today)).toBeCloseTo(share, 10);
  });

  test('of a single day is over on that day', () => {
    expect(elapsedShare('2026-01-01', '2026-01-01', '2026-01-01')).toBe(1);
  });
});

describe('the pace of a key result', () => {
  test.each([
    ['nothing was measured', null, 0.5, 'unmeasured'],
    ['the target is reached early', 1, 0.2, 'reached'],
    ['it went beyond the target', 1.4, 0.9, 'reached'],
    ['it keeps up', 0.5, 0.5, 'ahead'],
    ['it is a little late', 0.45, 0.5, 'ahead'],
    ['it is late', 0.2, 0.5, 'behind'],
    ['it is worse than at the start', -0.1, 0.1, 'backwards'],
  ] as const)('when %s', (_title, progress, elapsed, pace) => {
    expect(paceOf(progress, elapsed)).toBe(pace);
  });
});

test('a moment lies on the day of the reader', () => {
  expect(dayOf(new Date(2026, 2, 9, 23, 59))).toBe('2026-03-09');
});
