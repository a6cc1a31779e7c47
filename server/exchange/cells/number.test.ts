import { describe, expect, test } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { guessDecimal, parseDecimal, parseInteger, parseShare, plainNumber, withNumberRules } from './number.ts';

describe('numbers', () => {
  test.each([
    ['1234.56', '.', '1234.56'],
    ['1,234.56', '.', '1234.56'],
    ['1.234,56', ',', '1234.56'],
    ['1 234,56', ',', '1234.56'],
    ['1\u202f234,56', ',', '1234.56'],
    ["1'234.56", '.', '1234.56'],
    ['12,34,567.8', '.', '1234567.8'],
    ['(1,234.50)', '.', '-1234.50'],
    ['1234-', '.', '-1234'],
    ['−5', '.', '-5'],
    ['+5', '.', '5'],
    ['.5', '.', '0.5'],
    ['5.', '.', '5'],
    ['1.2E+03', '.', '1200'],
    ['1,5e3', ',', '1500'],
    ['1.234,56', '.', undefined],
    ['1,23', '.', undefined],
    ['1,2345', '.', undefined],
    ['1,234,56', '.', undefined],
    ["1,234'567", '.', undefined],
    ['--5', '.', undefined],
    ['5 apples', '.', undefined],
    ['-', '.', undefined],
    ['', '.', undefined],
    ['1e999', '.', undefined],
    ['0x10', '.', undefined],
    ['NaN', '.', undefined],
  ] as const)('%j with the decimal sign %j is %j', (text, decimal, expected) => {
    expect(plainNumber(text, decimal)).toBe(expected);
  });

  test('a number that was formatted for a country is read back', () => {
    const locales = [
      ['en-US', '.'],
      ['de-DE', ','],
      ['de-CH', '.'],
      ['fr-FR', ','],
      ['en-IN', '.'],
      ['pl-PL', ','],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...locales), fc.integer({ min: -1e12, max: 1e12 }), ([locale, decimal], hundredths) => {
        const value = hundredths / 100;
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
        expect(parseDecimal(text, { decimal })).toEqual({ ok: true, value });
      }),
    );
  });

  test.each([
    ['9', 9],
    ['9.0', 9],
    ['1,000', 1000],
    ['9.5', 'integer_expected'],
    ['nine', 'number_malformed'],
    ['1e20', 'number_out_of_range'],
    ['-0', 0],
  ])('the whole number %j is %j', (text, expected) => {
    const parsed = parseInteger(text);
    expect(parsed.ok ? parsed.value : parsed.error.code).toBe(expected);
  });

  test.each([
    ['63%', {}, 0.63],
    ['63', {}, 0.63],
    ['0.63', {}, 0.63],
    ['1', {}, 1],
    ['1', { scale: 0.01 }, 0.01],
    ['0', {}, 0],
    ['101', {}, 'number_out_of_range'],
    ['-1', {}, 'number_out_of_range'],
    ['12,5 %', { decimal: ',' as const }, 0.125],
  ])('the share %j with %j is %j', (text, options, expected) => {
    const parsed = parseShare(text, options);
    expect(parsed.ok ? parsed.value : parsed.error.code).toBe(expected);
  });

  test('words stand for numbers, and a number outside its scale is refused', () => {
    const read = withNumberRules(parseInteger, { words: { 'nice to have': 1, critical: 3 }, min: 0, max: 3 });
    expect(read('Nice-to-have')).toEqual({ ok: true, value: 1 });
    expect(read('2')).toEqual({ ok: true, value: 2 });
    expect(read('4')).toMatchObject({ error: { code: 'number_out_of_range', message: '"4" is not between 0 and 3.' } });
    expect(withNumberRules(parseDecimal, { allowed: [0.25, 0.5] })('0.3')).toMatchObject({ error: { code: 'number_not_allowed' } });
  });

  test.each([
    [['1,5', '2,25'], { decimal: ',', certain: true }],
    [['1.5', '1,000.25'], { decimal: '.', certain: true }],
    [['1.234,5', '7'], { decimal: ',', certain: true }],
    [['7', '12'], { decimal: '.', certain: true }],
    [['1,234', '7'], { decimal: '.', certain: false }],
    [['€ 1.234,50', '€ 2,00'], { decimal: ',', certain: true }],
  ])('the decimal sign of %j is guessed', (values, expected) => {
    expect(guessDecimal(values)).toMatchObject(expected);
  });

  test.each([
    ['25%', '.', 0.25],
    ['12,5 %', ',', 0.125],
    ['0.1%', '.', 0.001],
  ] as const)('a number of %j is what the spreadsheet holds', (text, decimal, value) => {
    expect(parseDecimal(text, { decimal })).toEqual({ ok: true, value });
  });

  test('text has no decimal sign', () => {
    expect(guessDecimal(['a', 'b', '7'])).toBeUndefined();
  });
});
