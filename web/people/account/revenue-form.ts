import type { Period, RevenueKind, RevenueLineAnswer } from '../../../contract/people/revenue-line.ts';
import { amountFrom, amountTyped } from '../parts/amount.ts';
import type { TypedMoney } from '../parts/MoneyFields.tsx';

/** The form of a revenue line, as typed. */
export interface RevenueLineValues {
  money: TypedMoney;
  period: Period;
  kind: RevenueKind;
  productId: string;
  from: string;
  to: string;
  source: string;
}

export const revenueLineValues = (
  line: RevenueLineAnswer | undefined,
  currency: string,
  day: string,
  productId: string,
): RevenueLineValues => ({
  money: { amount: amountTyped(line?.amountMinor, line?.currency ?? currency), currency: line?.currency ?? currency },
  period: line?.period ?? 'year',
  kind: line?.kind ?? 'recurring',
  productId: line ? (line.productId ?? '') : productId,
  from: line?.from ?? day,
  to: line?.to ?? '',
  source: line?.source ?? '',
});

export const revenueLineBody = ({ money, productId, to, source, ...values }: RevenueLineValues): Record<string, unknown> => ({
  ...values,
  amountMinor: amountFrom(money.amount, money.currency),
  currency: money.currency,
  productId: productId === '' ? null : productId,
  to: to === '' ? null : to,
  source: source.trim() === '' ? null : source.trim(),
});

const timesAYear: Record<Period, number> = { month: 12, year: 1, once: 0 };

/** What a live recurring line adds to the revenue of a year, in its own currency; null for what happens once. */
export const yearlyOf = (line: Pick<RevenueLineAnswer, 'amountMinor' | 'period' | 'kind'>): number | null =>
  line.kind === 'recurring' && line.period !== 'once' ? line.amountMinor * timesAYear[line.period] : null;
