// What an account is worth to us at a date: derived from its lines, never typed.
import type { Period, RevenueKind } from '../../contract/people/revenue-line.ts';
import { isWithin } from './days.ts';
import type { CurrencyFactors } from './exchange-rate.ts';

export type RevenueLine = {
  productId: string | null;
  amountMinor: number;
  currency: string;
  period: Period;
  kind: RevenueKind;
  from: string;
  to: string | null;
};

/** Units: `minor` in the workspace's currency, a year. `unknownCurrencies` have no rate on that day and are not in the sum. */
export type RevenueAt = { minor: number; unknownCurrencies: string[] };

/** A month counts twelve times. What is paid once counts once: for a deal that is its year. */
export const timesAYear = (period: Period): number => (period === 'month' ? 12 : 1);

export const isLiveOn = (line: Pick<RevenueLine, 'from' | 'to'>, day: string): boolean => isWithin(day, line.from, line.to);

/**
 * The live annual recurring revenue of some lines on a day. Trials and one-off payments do not recur.
 *
 * Units   each line is rounded to a whole minor unit, so that parts add up to their sum. The SQL in revenue.query.ts says the same.
 */
export function revenueAt(lines: readonly RevenueLine[], day: string, factors: CurrencyFactors): RevenueAt {
  let minor = 0;
  const unknown = new Set<string>();
  for (const line of lines) {
    if (line.kind !== 'recurring' || !isLiveOn(line, day)) continue;
    const factor = factors.get(line.currency);
    if (factor === undefined) unknown.add(line.currency);
    else minor += Math.floor(line.amountMinor * timesAYear(line.period) * factor + 0.5);
  }
  return { minor, unknownCurrencies: [...unknown].sort() };
}

/** Why a line cannot be; null when it can. */
export function faultOfLine(line: Pick<RevenueLine, 'kind' | 'period' | 'from' | 'to'>): 'to_before_from' | 'period_does_not_recur' | null {
  if (line.to !== null && line.to < line.from) return 'to_before_from';
  return line.kind === 'recurring' && line.period === 'once' ? 'period_does_not_recur' : null;
}

export const lineFaultText = {
  to_before_from: 'The line ends before it starts.',
  period_does_not_recur: 'Recurring revenue is paid each month or each year, not once.',
} as const;
