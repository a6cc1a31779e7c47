import type { DealAnswer, DealStatus } from '../../../contract/people/deal.ts';
import type { Period } from '../../../contract/people/revenue-line.ts';
import { parseNumber, readerLocale } from '../../platform/format.ts';
import { amountFrom, amountTyped } from '../parts/amount.ts';
import type { TypedMoney } from '../parts/MoneyFields.tsx';
import type { Picked } from '../parts/RecordPicker.tsx';

/** The form of a deal, as typed. */
export interface DealValues {
  name: string;
  account: Picked | null;
  productId: string;
  money: TypedMoney;
  period: Period;
  status: DealStatus;
  stage: string;
  probability: string;
  openedOn: string;
  closeOn: string;
  closedOn: string;
  lostReason: string;
  stewardId: string;
  source: string;
}

export interface NewDeal {
  account: Picked | null;
  productId: string;
  day: string;
}

export const dealValues = (deal: DealAnswer | undefined, currency: string, start: NewDeal): DealValues => ({
  name: deal?.name ?? '',
  account: deal ? (deal.accountId ? { id: deal.accountId, name: deal.accountName ?? '' } : null) : start.account,
  productId: deal ? (deal.productId ?? '') : start.productId,
  money: {
    amount: amountTyped(deal?.amount?.amountMinor, deal?.amount?.currency ?? currency),
    currency: deal?.amount?.currency ?? currency,
  },
  period: deal?.period ?? 'year',
  status: deal?.status ?? 'open',
  stage: deal?.stage ?? '',
  probability: deal?.probability === null || deal === undefined ? '' : percentTyped(deal.probability),
  openedOn: deal ? (deal.openedOn ?? '') : start.day,
  closeOn: deal?.closeOn ?? '',
  closedOn: deal?.closedOn ?? '',
  lostReason: deal?.lostReason ?? '',
  stewardId: deal?.stewardId ?? '',
  source: deal?.source ?? '',
});

const percentTyped = (share: number, locale = readerLocale()) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false }).format(share * 100);

/** Units  typed in percent, answered 0–1; null for nothing typed, undefined for what is no percentage. */
export function shareFrom(typed: string, locale = readerLocale()): number | null | undefined {
  const plain = typed.replace('%', '').trim();
  if (plain === '') return null;
  const value = parseNumber(plain, locale);
  return value !== undefined && value >= 0 && value <= 100 ? value / 100 : undefined;
}

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** What is sent. Dates and reasons of a closed deal go only with a closed deal. */
export function dealBody(values: DealValues): Record<string, unknown> {
  const { account, money, status } = values;
  const amountMinor = amountFrom(money.amount, money.currency);
  return {
    name: values.name.trim(),
    accountId: account?.id ?? null,
    productId: orNull(values.productId),
    amount: amountMinor === undefined ? null : { amountMinor, currency: money.currency },
    period: values.period,
    status,
    stage: orNull(values.stage),
    probability: shareFrom(values.probability) ?? null,
    openedOn: orNull(values.openedOn),
    closeOn: orNull(values.closeOn),
    // Left out, the server closes it today.
    ...(status === 'open' ? { closedOn: null } : values.closedOn === '' ? {} : { closedOn: values.closedOn }),
    lostReason: status === 'lost' ? orNull(values.lostReason) : null,
    stewardId: orNull(values.stewardId),
    source: orNull(values.source),
  };
}
