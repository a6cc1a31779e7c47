import { expect, test } from 'vitest';
import { type Filter, filterWords, isFiltered, readChoices, readRange, writeChoices, writeRange } from './filter.ts';

const format = { number: String, date: (value: string) => value };
const status: Filter = { kind: 'choice', id: 'status', label: 'Status', options: [{ value: 'heard', label: 'Heard' }] };

test('choices and ranges survive the URL', () => {
  expect(readChoices(writeChoices(['heard', 'chosen']))).toEqual(['heard', 'chosen']);
  expect(writeChoices([])).toBeUndefined();
  expect(readRange(writeRange('10', undefined))).toEqual({ from: '10', to: undefined });
  expect(writeRange('', undefined)).toBeUndefined();
  expect(readRange('..5')).toEqual({ from: undefined, to: '5' });
});

test.each([
  [status, 'heard,gone', 'Heard, gone'],
  [{ kind: 'number', id: 'n', label: 'Reach', unit: 'people' }, '10..500', '10 – 500 people'],
  [{ kind: 'number', id: 'n', label: 'Reach' }, '10..', '≥ 10'],
  [{ kind: 'date', id: 'd', label: 'Renewal' }, '..2026-05-01', '≤ 2026-05-01'],
  [{ kind: 'text', id: 't', label: 'Name' }, 'acme', '“acme”'],
] as [Filter, string, string][])('%o with %s says %s', (filter, value, words) => expect(filterWords(filter, value, format)).toBe(words));

test('only known filters count as filters', () => {
  expect(isFiltered([status], { lens: 'both' })).toBe(false);
  expect(isFiltered([status], { status: 'heard' })).toBe(true);
});
