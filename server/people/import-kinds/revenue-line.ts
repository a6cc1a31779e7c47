import type { Period, RevenueKind } from '../../../contract/people/revenue-line.ts';
import type { Money } from '../../../contract/platform/money.ts';
import { blank, type Content } from '../blank.ts';
import { faultOfLine, lineFaultText } from '../revenue-line.ts';
import type { RevenueLineRow } from '../tables.ts';
import { type Fields, money, needs, type Translation } from './translation.ts';

export type RevenueLineFields = Fields<{
  accountId: string;
  productId: string;
  amount: Money;
  period: Period;
  kind: RevenueKind;
  from: string;
  to: string;
  source: string;
}>;

export const revenueLineImport: Translation<RevenueLineFields, RevenueLineRow> = {
  empty: blank.revenue_lines,
  columns: (given, stored) =>
    ({
      account_id: given.accountId ?? undefined,
      product_id: given.productId,
      amount_minor: given.amount?.amountMinor,
      currency: given.amount?.currency,
      period: given.period ?? undefined,
      // What is paid once does not recur, and a file that says "once" seldom says "one-off" too.
      kind: given.kind ?? (given.period === 'once' && stored.kind === 'recurring' ? 'one_off' : undefined),
      starts_on: given.from ?? undefined,
      ends_on: given.to,
      source: given.source,
    }) as Partial<Content<RevenueLineRow>>,
  fields: (row) => ({
    accountId: row.account_id,
    productId: row.product_id,
    amount: money(row.amount_minor, row.currency),
    period: row.period,
    kind: row.kind,
    from: row.starts_on,
    to: row.ends_on,
    source: row.source,
  }),
  fault(row) {
    const missing = needs('accountId', row.account_id) ?? needs('amount', row.currency) ?? needs('from', row.starts_on);
    if (missing) return missing;
    const fault = faultOfLine({ kind: row.kind, period: row.period, from: row.starts_on, to: row.ends_on });
    return fault && { field: fault === 'to_before_from' ? 'to' : 'period', code: fault, message: lineFaultText[fault] };
  },
};
