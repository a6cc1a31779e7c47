import { expect, test } from 'vitest';
import { auditQuery } from './audit-filter.ts';

test('a range of days ends when the day after begins', () => {
  const { from, until } = auditQuery({ at: '2026-05-01..2026-05-02' });
  expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(2 * 86_400_000);
});

test('what the server would refuse is not asked', () => {
  expect(auditQuery({ event: 'Problem Merged!', subject: 'prb_x', at: 'yesterday..', kind: 'DROP', actor: 'a b' })).toEqual({});
  expect(auditQuery({ event: ' Problem.Merged ' })).toMatchObject({ event: 'problem.merged' });
});
