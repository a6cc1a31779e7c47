import { describe, expect, test } from 'vitest';
import { amountFrom, amountTyped, currencyChoices, wholeFrom } from './amount.ts';

describe('an amount as people type it', () => {
  test.each([
    ['1,234.5', 'EUR', 'en', 123_450],
    ['1.234,5', 'EUR', 'de', 123_450],
    ['1234', 'JPY', 'en', 1234],
    ['1.5', 'KWD', 'en', 1500],
    ['0.1', 'USD', 'en', 10],
    ['-20', 'USD', 'en', -2000],
  ])('%s %s (%s) is %i in minor units', (typed, currency, locale, minor) => expect(amountFrom(typed, currency, locale)).toBe(minor));

  test.each(['', 'much', '1e999', '99999999999999999'])('“%s” is none', (typed) => expect(amountFrom(typed, 'EUR', 'en')).toBeUndefined());

  test('comes back as it was typed', () => {
    expect(amountTyped(123_450, 'EUR', 'de')).toBe('1234,50');
    expect(amountTyped(120_000, 'EUR', 'en')).toBe('1200');
    expect(amountTyped(1234, 'JPY', 'en')).toBe('1234');
    expect(amountTyped(null, 'EUR', 'en')).toBe('');
  });
});

test.each([
  ['', null],
  ['12', 12],
  ['1,200', 1200],
  ['1.5', undefined],
  ['-1', undefined],
  ['x', undefined],
])('“%s” as a count is %s', (typed, count) => expect(wholeFrom(typed, 'en')).toBe(count));

test('the own currency is offered first and only once', () => {
  const choices = currencyChoices('CHF');
  expect(choices.slice(0, 4)).toEqual(['CHF', 'EUR', 'USD', 'GBP']);
  expect(new Set(choices).size).toBe(choices.length);
});
