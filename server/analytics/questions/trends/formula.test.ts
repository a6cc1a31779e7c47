import { expect, test } from 'vitest';
import { compute, parseFormula, seriesOf } from './formula.ts';

test.each<[string, (number | null)[], number | null]>([
  ['B / A * 100', [4, 1], 25],
  ['A - B - C', [9, 3, 2], 4],
  ['A / B / C', [24, 3, 2], 4],
  ['(A + B) * C', [1, 2, 10], 30],
  ['-A + 2.5', [1], 1.5],
  ['.5*A', [3], 1.5],
  ['A / B', [1, 0], null],
  ['A + B', [1, null], null],
])('%s of %j is %j', (words, values, expected) => {
  expect(compute(parseFormula(words, values.length), values)).toBe(expected);
});

test.each(['A / D', 'A +', '(A', 'A B', '1.2.3 A', '', '* A'])('“%s” is not understood', (words) => {
  expect(() => parseFormula(words, 2)).toThrow('cannot be computed');
});

test('a formula names its series', () => {
  expect(seriesOf(parseFormula('(C + A) / (A - 1)', 3)).toSorted()).toEqual([0, 2]);
});
