import { expect, test } from 'vitest';
import { holdsOn, today } from './today.ts';

test('the day is the reader’s, not that of Greenwich', () => expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05'));

test.each([
  [null, null, true],
  ['2026-01-05', null, true],
  ['2026-01-06', null, false],
  [null, '2026-01-05', false],
  [null, '2026-01-06', true],
])('from %s to %s holds: %s', (from, to, holds) => expect(holdsOn('2026-01-05', from, to)).toBe(holds));
