import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf, meanOf, ratioOf, type Sums, shareOf, totalOf } from './interval.ts';

test.each([
  // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("%i of %i is a share between the limits of Wilson's score", (hits, n, low, high) => {
  const share = shareOf(hits, n);
  expect(share?.value).toBeCloseTo(hits / n, 12);
  expect(share?.low).toBeCloseTo(low, 4);
  expect(share?.high).toBeCloseTo(high, 4);
});

test.each([
  // Newcombe (1998), "Interval estimation for the difference …", table II, method 10.
  ['56/70 − 48/80', [56, 70], [48, 80], 0.0524, 0.3339],
  ['9/10 − 3/10', [9, 10], [3, 10], 0.1705, 0.809],
  ['10/10 − 0/10', [10, 10], [0, 10], 0.6075, 1],
] as const)('the difference %s has the limits that its author published', (_title, after, before, low, high) => {
  const shares = [shareOf(before[0], before[1]), shareOf(after[0], after[1])] as const;
  if (!shares[0] || !shares[1]) throw new Error('both were counted');
  const difference = differenceOf(shares[0], shares[1]);
  expect(difference.low).toBeCloseTo(low, 4);
  expect(difference.high).toBeCloseTo(high, 4);
});

const sumsOf = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: values.reduce((all, value) => all + value, 0),
  squares: values.reduce((all, value) => all + value * value, 0),
});

test('a mean of 1, 2, 3, 4, 5 has the standard error of a textbook', () => {
  const mean = meanOf(sumsOf([1, 2, 3, 4, 5]));
  expect(mean?.value).toBe(3);
  expect(mean?.high).toBeCloseTo(3 + 1.959964 * Math.sqrt(2.5 / 5), 5);
});

test('nobody has no share and no mean; one person has a mean without an interval', () => {
  expect(shareOf(0, 0)).toBeNull();
  expect(meanOf(sumsOf([]))).toBeNull();
  expect(meanOf(sumsOf([7]))).toEqual({ value: 7, low: null, high: null });
});

test('a total of ones is a count with the spread of a Poisson count', () => {
  expect(totalOf(sumsOf(Array(100).fill(1)))).toEqual({ value: 100, low: 100 - 19.59963984540054, high: 100 + 19.59963984540054 });
});

test('an average over events equals the mean over people when each brought one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 }), (values) => {
      const sums = sumsOf(values);
      const ratio = ratioOf({ ...sums, times: sums.n, timesSquares: sums.n, products: sums.sum });
      const mean = meanOf(sums);
      expect(ratio?.value).toBeCloseTo(mean?.value ?? Number.NaN, 9);
      expect(ratio?.low).toBeCloseTo(mean?.low ?? Number.NaN, 6);
    }),
  );
});

test('every interval holds its value, and more people make it no wider', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const hits = Math.round(n * part);
      const [one, ten] = [shareOf(hits, n), shareOf(hits * 10, n * 10)];
      if (!one || !ten) throw new Error('somebody was counted');
      expect(one.low).toBeLessThanOrEqual(one.value);
      expect(one.high).toBeGreaterThanOrEqual(one.value);
      expect(ten.high - ten.low).toBeLessThanOrEqual(one.high - one.low + 1e-12);
    }),
  );
});
