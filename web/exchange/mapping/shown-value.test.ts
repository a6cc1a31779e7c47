import { expect, test } from 'vitest';
import type { TargetFieldAnswer } from '../../../contract/exchange/field.ts';
import type { ValueOptions } from '../../../contract/exchange/mapping.ts';
import { formatDate } from '../../platform/format.ts';
import { shownExamples, shownValue } from './shown-value.ts';

const file = {
  columns: ['a', 'b'],
  rows: [
    ['x', ''],
    ['', 'late'],
    ['x', 'late'],
  ],
};
const one = (value: string) => ({ columns: ['a'], rows: [[value]] });
const column = (options?: ValueOptions) => ({ is: 'column' as const, column: 'a', ...(options ? { options } : {}) });
const field = (type: TargetFieldAnswer['type'], more: Partial<TargetFieldAnswer> = {}): TargetFieldAnswer => ({
  key: 'k',
  label: 'K',
  type,
  ...more,
});
const shown = (type: TargetFieldAnswer['type'], value: string, options?: ValueOptions, more: Partial<TargetFieldAnswer> = {}) =>
  shownValue(field(type, more), { sources: [column(options)] }, one(value), 0).text;

test('the first source that is not empty wins', () => {
  const mapped = { sources: [column(), { is: 'column' as const, column: 'b' }] };
  expect([0, 1].map((row) => shownValue(field('line'), mapped, file, row).text)).toEqual(['x', 'late']);
  expect(shownExamples(field('line'), mapped, file).map((value) => value.text)).toEqual(['x', 'late']);
});

test('a day is shown as the chosen order reads it', () => {
  expect(shown('day', '02/03/2024', { dateOrder: 'dmy' })).toBe(formatDate('2024-03-02'));
  expect(shown('day', '02/03/2024', { dateOrder: 'mdy' })).toBe(formatDate('2024-02-03'));
  expect(shown('instant', '2024-02-03 10:30:00')).toBe(`${formatDate('2024-02-03')}, 10:30`);
  expect(shown('day', 'soon')).toBe('soon');
});

test('an amount carries the currency that was chosen, unless it has one', () => {
  expect(shown('money', '12.50', { currency: 'EUR' })).toBe('12.50 EUR');
  expect(shown('money', 'USD 12', { currency: 'EUR' })).toBe('USD 12');
});

test('words of the file are translated, and what the table refuses is marked', () => {
  expect(shown('choice', 'Closed Won', { values: { 'closed won': 'in_progress' } }, { choices: ['in_progress'] })).toBe('in progress');
  expect(shownValue(field('choice'), { sources: [column({ values: { a: 'b' }, otherwise: 'refuse' })] }, one('c'), 0)).toEqual({
    text: 'c',
    isRefused: true,
  });
});

test('a cell of several values names several problems', () =>
  expect(shown('problems', 'price; Slow;none', { separator: ';', title: 'Churn: {value}', except: ['None'] })).toBe(
    'Churn: price, Churn: Slow',
  ));
