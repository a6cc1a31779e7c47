import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  knownLocale,
  minorPerMajor,
  parseNumber,
  readerLocale,
  writeFor,
} from './format.ts';

const plain = (words: string) => words.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  test.each([
    ['small amounts show cents', formatMoney(1250, 'EUR', {}, 'en'), '€12.50'],
    ['whole amounts do not', formatMoney(1200, 'EUR', {}, 'en'), '€12'],
    ['large amounts do not', formatMoney(123_456_78, 'EUR', {}, 'en'), '€123,457'],
    ['in the reader’s locale', plain(formatMoney(123_456_78, 'EUR', { hasMinor: true }, 'de')), '123.456,78 €'],
    ['a currency without cents', formatMoney(5000, 'JPY', {}, 'en'), '¥5,000'],
    ['a currency with three digits', plain(formatMoney(1500, 'KWD', {}, 'en')), 'KWD 1.500'],
    ['short', formatMoney(1_234_567_00, 'USD', { isCompact: true }, 'en'), '$1.2M'],
    ['a difference', formatMoney(500_00, 'USD', { isSigned: true }, 'en'), '+$500'],
    ['what is no currency keeps its code', formatMoney(500, 'no', {}, 'en'), '5 no'],
  ])('%s', (_title, got, wanted) => expect(got).toBe(wanted));
  test('minor units follow the currency', () => expect(['EUR', 'JPY', 'KWD'].map(minorPerMajor)).toEqual([100, 1, 1000]));
});

test.each([
  [formatNumber(1878.851, {}, 'en'), '1,879'],
  [formatNumber(2.5, {}, 'en'), '2.5'],
  [formatNumber(40_000, { isCompact: true }, 'en'), '40K'],
  [formatNumber(3, { isSigned: true }, 'en'), '+3'],
  [formatPercent(0.125, 1, 'en'), '12.5%'],
])('a number reads %s', (got, wanted) => expect(got).toBe(wanted));

describe('dates', () => {
  test('a day is the same day in every time zone', () => expect(formatDate('2024-12-31', {}, 'en')).toBe('Dec 31, 2024'));
  test('what is no date is shown as it came', () => expect(formatDate('soon', {}, 'en')).toBe('soon'));

  const now = new Date('2026-03-10T12:00:00Z');
  test.each([
    ['2026-03-10T11:59:40Z', 'now'],
    ['2026-03-10T11:30:00Z', '30 minutes ago'],
    ['2026-03-12T13:00:00Z', 'in 2 days'],
    ['2026-02-17T12:00:00Z', '3 weeks ago'],
    ['2026-03-10', 'today'],
    ['2026-03-11', 'tomorrow'],
    ['2025-03-01', 'last year'],
  ])('%s is %s', (value, wanted) => expect(formatRelative(value, now, 'en')).toBe(wanted));
});

test.each([
  ['1,234.5', 'en', 1234.5],
  ['1.234,5', 'de', 1234.5],
  ['1 234,5', 'fr', 1234.5],
  [' 0.25 ', 'en', 0.25],
  ['-3', 'en', -3],
  ['', 'en', undefined],
  ['1e9', 'en', undefined],
  ['three', 'en', undefined],
])('%s typed in %s is %s', (typed, locale, wanted) => expect(parseNumber(typed, locale)).toBe(wanted));

test.each([
  [['en-US@posix', 'de-AT'], 'de-AT'],
  [['C'], 'en'],
  [[], 'en'],
])('of %o the reader’s locale is %s', (wanted, locale) => expect(knownLocale(wanted)).toBe(locale));

test('what a member set for themselves counts more than the browser', () => {
  const browser = readerLocale();
  writeFor({ locale: 'de-CH', timeZone: 'Asia/Tokyo' });
  expect(formatNumber(1_234_567.5, { digits: 1 }, 'de-DE')).toBe('1.234.567,5');
  expect(readerLocale()).toBe('de-CH');
  expect(formatDate('2024-12-31T20:30:00Z')).toBe('01.01.2025');
  expect(formatDate('2024-12-31T20:30:00Z', { hasTime: true })).toContain('05:30');
  expect(formatRelative('2025-01-01', new Date('2024-12-31T20:30:00Z'), 'en')).toBe('today');
  writeFor({ locale: null, timeZone: 'Nowhere/At_All' });
  expect(readerLocale()).toBe(browser);
  expect(formatDate('2024-12-31', {}, 'en')).toBe('Dec 31, 2024');
  writeFor({ locale: null, timeZone: null });
});
