/** What is said about a number that was counted from a part of what could have been. */
export type Interval = { readonly low: number; readonly high: number };
export type Estimate = { readonly value: number } & Interval;

/** Of the normal distribution: 95 % lie within. */
export const z95 = 1.959963984540054;

/**
 * A share and its interval by Wilson's score.
 *
 * Units   0–1.
 * Shape   null when nobody was counted.
 * Source  E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927); recommended over the plain form by
 *         Brown, Cai and DasGupta, "Interval estimation for a binomial proportion" (2001).
 */
export function shareOf(hits: number, n: number, z = z95): Estimate | null {
  if (n <= 0) return null;
  const share = hits / n;
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * n)) / n);
  const middle = share + (z * z) / (2 * n);
  const scale = 1 + (z * z) / n;
  // At the ends the sums are off by a rounding: nobody is less than nobody.
  return {
    value: share,
    low: Math.min(share, Math.max(0, (middle - spread) / scale)),
    high: Math.max(share, Math.min(1, (middle + spread) / scale)),
  };
}

/** What can be known of many values without them. Shape  sums over each person: of x, and of x². */
export type Sums = { readonly n: number; readonly sum: number; readonly squares: number };

/**
 * A mean over people, and its interval.
 *
 * Shape   null for nobody; of one person the interval is not known and told as null.
 * Source  the normal approximation with the sample's own variance; any text on sampling, such as Cochran, "Sampling Techniques" (1977), §2.6.
 */
export function meanOf(
  { n, sum, squares }: Sums,
  z = z95,
): ({ readonly value: number } & ({ low: number; high: number } | { low: null; high: null })) | null {
  if (n <= 0) return null;
  const value = sum / n;
  if (n < 2) return { value, low: null, high: null };
  const variance = Math.max(0, squares / n - value * value) * (n / (n - 1));
  const spread = z * Math.sqrt(variance / n);
  return { value, low: value - spread, high: value + spread };
}

/**
 * A total over people who come by chance, and its interval: as many as came could have been more or fewer, and each brings what they bring.
 *
 * Shape   with every x = 1 it is the count of people.
 * Source  variance of a compound Poisson sum, λ·E[x²], estimated by Σ x²; S. M. Ross, "Stochastic Processes" (1996), §2.5.
 */
export function totalOf({ sum, squares }: Sums, z = z95): Estimate {
  const spread = z * Math.sqrt(squares);
  return { value: sum, low: sum >= 0 ? Math.max(0, sum - spread) : sum - spread, high: sum + spread };
}

/** Sums over each person of what was added up (x), of how often (k), and of their products. */
export type PairedSums = Sums & { readonly times: number; readonly timesSquares: number; readonly products: number };

/**
 * An average over events of people who each bring several, and its interval: events of one person are not independent.
 *
 * Shape   null without events.
 * Source  linearised variance of a ratio; Cochran (1977), §2.11; Deng et al., "Applying the delta method in metric analytics" (KDD 2018).
 */
export function ratioOf(sums: PairedSums, z = z95): ReturnType<typeof meanOf> {
  const { n, sum, squares, times, timesSquares, products } = sums;
  if (times <= 0) return null;
  const value = sum / times;
  if (n < 2) return { value, low: null, high: null };
  const residuals = Math.max(0, squares - 2 * value * products + value * value * timesSquares);
  const spread = (z * Math.sqrt((residuals * n) / (n - 1))) / times;
  return { value, low: value - spread, high: value + spread };
}

/**
 * The difference of two estimates, from their own intervals.
 *
 * Shape   after − before. Of two shares with Wilson's intervals this is Newcombe's hybrid score interval. It takes the two as independent;
 *         where the same people are in both it is wider than it need be.
 * Source  Zou and Donner, "Construction of confidence limits about effect measures: a general approach", Statistics in Medicine 27 (2008);
 *         Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), method 10.
 */
export function differenceOf(before: Estimate, after: Estimate): Estimate {
  const value = after.value - before.value;
  const low = value - Math.hypot(after.value - after.low, before.high - before.value);
  const high = value + Math.hypot(after.high - after.value, before.value - before.low);
  return { value, low, high };
}
