import type { ExchangeRateAnswer } from '../../../contract/people/exchange-rate.ts';

/** The rate of each currency that holds on a day: the latest that began by then. Shape: keys `currency day`. */
export function ratesThatHold(rates: readonly ExchangeRateAnswer[], day: string): ReadonlySet<string> {
  const latest = new Map<string, string>();
  for (const rate of rates) if (rate.day <= day && rate.day > (latest.get(rate.currency) ?? '')) latest.set(rate.currency, rate.day);
  return new Set([...latest].map(([currency, from]) => `${currency} ${from}`));
}
