import { expect, test } from 'vitest';
import { fc } from '../../test/support/properties.ts';
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

/** Chance that is the same in every run. Source  mulberry32, Tommy Ettinger (2017), public domain. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const trials = 2_000;
/** How often the interval of a difference leaves out a difference of nothing that there is. */
const falseAlarms = (estimate: (chance: () => number) => ReturnType<typeof totalOf> | null): number => {
  const chance = seeded(7);
  let alarms = 0;
  for (let trial = 0; trial < trials; trial++) {
    const [before, after] = [estimate(chance), estimate(chance)];
    if (!before || !after) continue;
    const { low, high } = differenceOf(before, after);
    if (low > 0 || high < 0) alarms += 1;
  }
  return alarms / trials;
};

test.each([
  [
    'shares of 300, one in ten',
    (chance: () => number) => shareOf(Array.from({ length: 300 }, chance).filter((one) => one < 0.1).length, 300),
  ],
  [
    'means of 200 whose values lean to one side',
    (chance: () => number) => {
      const mean = meanOf(sumsOf(Array.from({ length: 200 }, () => -Math.log(1 - chance()))));
      return mean === null || mean.low === null ? null : mean;
    },
  ],
  [
    'totals of about 100 who each bring one to five',
    (chance: () => number) => {
      const who = Array.from({ length: 2_000 }, chance).filter((one) => one < 0.05);
      return totalOf(sumsOf(who.map(() => 1 + Math.floor(chance() * 5))));
    },
  ],
])('without a difference one is seen about one time in twenty: %s', (_title, estimate) => {
  const alarms = falseAlarms(estimate);
  expect(alarms).toBeLessThan(0.07);
  expect(alarms).toBeGreaterThan(0.02);
});
