import { describe, expect, test } from 'vitest';
import { minorDigits } from '../../../contract/platform/money.ts';
import { fc } from '../../../test/support/properties.ts';
import { parseCurrency, parseMoney } from './money.ts';

describe('money', () => {
  test.each([
    ['2786', { otherwise: 'USD' }, 278_600, 'USD'],
    ['$2,786.50', {}, 278_650, 'USD'],
    ['$5', { currency: 'CAD' }, 500, 'CAD'],
    ['$5', { otherwise: 'EUR' }, 'currency_conflict', ''],
    ['€ 1.234,56', { decimal: ',' }, 123_456, 'EUR'],
    ['1.234,56 €', { decimal: ',' }, 123_456, 'EUR'],
    ['1 234,56 EUR', { decimal: ',' }, 123_456, 'EUR'],
    ['USD 1,000', {}, 100_000, 'USD'],
    ['-$5', {}, -500, 'USD'],
    ['$-5', {}, -500, 'USD'],
    ['($5.00)', {}, -500, 'USD'],
    ['¥ 1,000', {}, 1000, 'JPY'],
    ['¥ 1,000', { currency: 'CNY' }, 100_000, 'CNY'],
    ['1.234', { otherwise: 'KWD' }, 1234, 'KWD'],
    ['12.345', { otherwise: 'USD' }, 1235, 'USD'],
    ['0.005', { otherwise: 'USD' }, 1, 'USD'],
    ['-0.005', { otherwise: 'USD' }, -1, 'USD'],
    ['1100.04', { otherwise: 'USD', scale: 1_000_000 }, 110_004_000_000, 'USD'],
    ['500 kr', { currency: 'SEK' }, 50_000, 'SEK'],
    ['0', { otherwise: 'USD' }, 0, 'USD'],
    ['5', {}, 'currency_missing', ''],
    ['5 QQQ', {}, 'currency_unknown', ''],
    ['5 EUR', { currency: 'USD' }, 'currency_conflict', ''],
    ['many', { otherwise: 'USD' }, 'number_malformed', ''],
    ['1.234,56', { otherwise: 'USD' }, 'number_malformed', ''],
    ['99999999999999999', { otherwise: 'USD' }, 'number_out_of_range', ''],
  ] as const)('%j with %j is %j %s', (text, options, amountMinor, currency) => {
    const parsed = parseMoney(text, options);
    if (typeof amountMinor === 'string') expect(parsed).toMatchObject({ ok: false, error: { code: amountMinor } });
    else expect(parsed).toEqual({ ok: true, value: { amountMinor, currency } });
  });

  test.each([
    ['eur', 'EUR'],
    ['€', 'EUR'],
    ['US$', 'USD'],
    ['$', 'USD'],
    ['kr', undefined],
    ['XXQ', undefined],
    ['EURO', undefined],
  ])('the currency %j is %j', (text, expected) => {
    const parsed = parseCurrency(text);
    expect(parsed.ok ? parsed.value : undefined).toBe(expected);
  });

  test('an amount that was formatted is read back exactly, in every currency', () => {
    const currencies = fc.constantFrom(...Intl.supportedValuesOf('currency'));
    const locale = fc.constantFrom(['en-US', '.'] as const, ['de-DE', ','] as const);
    fc.assert(
      fc.property(currencies, locale, fc.integer({ min: -1e14, max: 1e14 }), (currency, [name, decimal], amountMinor) => {
        const digits = minorDigits(currency);
        const plain = `${amountMinor < 0 ? '-' : ''}${String(Math.abs(amountMinor)).padStart(digits + 1, '0')}`;
        const exact = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
        const format = new Intl.NumberFormat(name, { style: 'currency', currency, currencyDisplay: 'code' });
        const text = format.format(exact as unknown as number);
        expect(parseMoney(text, { decimal })).toEqual({ ok: true, value: { amountMinor, currency } });
      }),
    );
  });
});
