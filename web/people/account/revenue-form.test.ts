import { expect, test } from 'vitest';
import { revenueLineBody, revenueLineValues, yearlyOf } from './revenue-form.ts';

test('a new line starts today, yearly, for the product that is looked at', () => {
  const values = revenueLineValues(undefined, 'EUR', '2026-01-15', 'prd_1');
  expect(values).toMatchObject({ from: '2026-01-15', period: 'year', kind: 'recurring', productId: 'prd_1' });
  expect(revenueLineBody({ ...values, money: { amount: '1200', currency: 'EUR' } })).toEqual({
    amountMinor: 120_000,
    currency: 'EUR',
    period: 'year',
    kind: 'recurring',
    productId: 'prd_1',
    from: '2026-01-15',
    to: null,
    source: null,
  });
});

test.each([
  ['recurring', 'month', 12_000],
  ['recurring', 'year', 1000],
  ['recurring', 'once', null],
  ['one_off', 'year', null],
  ['trial', 'month', null],
] as const)('a %s line a %s is %s a year', (kind, period, yearly) => expect(yearlyOf({ amountMinor: 1000, kind, period })).toBe(yearly));
