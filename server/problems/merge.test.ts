import { expect, test } from 'vitest';
import { linkThatStays, refusalOfMerge, teamValueThatStays } from './merge.ts';

const saying = (importance: 0 | 1 | 2 | 3, valuedBy: 'person' | 'team') => ({ importance, valuedBy, reason: 'protect' as const });

test.each([
  [saying(3, 'person'), saying(1, 'person'), 'from'],
  [saying(1, 'person'), saying(3, 'person'), 'into'],
  [saying(2, 'person'), saying(2, 'person'), 'into'],
  [saying(3, 'person'), saying(1, 'team'), 'into'],
  [saying(1, 'team'), saying(3, 'person'), 'from'],
] as const)('of %o and %o stays the one %s', (from, into, stays) => {
  expect(linkThatStays(from, into)).toBe(stays === 'from' ? from : into);
});

test('of two team values the later stays, of two at once the kept problem’s', () => {
  expect(teamValueThatStays({ setAt: 2, of: 'from' }, { setAt: 1, of: 'into' })).toMatchObject({ of: 'from' });
  expect(teamValueThatStays({ setAt: 1, of: 'from' }, { setAt: 1, of: 'into' })).toMatchObject({ of: 'into' });
});

const problem = { id: 'prb_a', product_id: 'prd_a', status: 'heard', archived_at: null };
test.each([
  [problem, 'merge_into_itself'],
  [{ ...problem, id: 'prb_b', product_id: 'prd_b' }, 'merge_across_products'],
  [{ ...problem, id: 'prb_b', status: 'merged' }, 'problem_merged'],
  [{ ...problem, id: 'prb_b', archived_at: new Date(0) }, 'problem_archived'],
  [{ ...problem, id: 'prb_b' }, null],
])('merging into %o: %s', (into, refusal) => {
  expect(refusalOfMerge(problem, into)).toBe(refusal);
});
