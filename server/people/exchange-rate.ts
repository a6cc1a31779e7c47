// What an amount is worth in the workspace's currency on a day.
import { minorDigits } from '../../contract/platform/money.ts';

export type Rate = { currency: string; day: string; rate: number };

/**
 * From minor units of each currency to minor units of the workspace's, on one day.
 *
 * Shape   a currency without a rate on or before that day is missing: an amount in it is unknown, never zero.
 */
export type CurrencyFactors = ReadonlyMap<string, number>;

export function currencyFactors(rates: readonly Rate[], workspaceCurrency: string, day: string): CurrencyFactors {
  const latest = new Map<string, Rate>();
  for (const rate of rates) {
    if (rate.day > day) continue;
    const known = latest.get(rate.currency);
    if (!known || known.day < rate.day) latest.set(rate.currency, rate);
  }
  const factors = new Map<string, number>();
  for (const { currency, rate } of latest.values())
    factors.set(currency, rate * 10 ** (minorDigits(workspaceCurrency) - minorDigits(currency)));
  factors.set(workspaceCurrency, 1);
  return factors;
}
