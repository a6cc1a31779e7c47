import { expect, test } from 'vitest';
import type { FieldSource } from '../../../contract/exchange/mapping.ts';
import { columnsOf, distinctTexts, type FileSample, namedProblems, rawText, translated } from './source-text.ts';

const file: FileSample = {
  columns: ['id', 'First Name', 'last', 'themes'],
  rows: [
    ['1', 'Ada', 'Byron', 'slow; price'],
    ['2', '', '', 'Slow ;none'],
    ['3', 'Jo', 'Kim', ''],
  ],
};

test.each([
  [{ is: 'column', column: 'first_name' }, 'Ada'],
  [{ is: 'columns', columns: ['First Name', 'last'], join: ' ' }, 'Ada Byron'],
  [{ is: 'constant', value: ' month ' }, 'month'],
  [{ is: 'template', template: 'T{id} {{x}} #{row:1}' }, 'T1 {x} #1'],
  [{ is: 'lookup', column: 'id', table: { '1': 'one' } }, 'one'],
  [{ is: 'row', from: 0 }, '0'],
  [{ is: 'column', column: 'missing' }, ''],
] as [FieldSource, string][])('%o reads %s', (source, text) => expect(rawText(source, file, 0)).toBe(text));

test('a template whose columns are all empty is empty', () =>
  expect(rawText({ is: 'template', template: '{First Name} {last}' }, file, 1)).toBe(''));

test('the columns that a source needs are known', () => {
  expect(columnsOf({ is: 'template', template: '{id} of {last} {row:1} {{no}}' })).toEqual(['id', 'last']);
  expect(columnsOf({ is: 'constant', value: 'x' })).toEqual([]);
});

test.each([
  ['High', { values: { high: '3' } }, '3'],
  ['odd', { values: { high: '3' } }, 'odd'],
  ['odd', { values: { high: '3' }, otherwise: 'empty' }, ''],
  ['odd', { values: { high: '3' }, otherwise: 'refuse' }, undefined],
  ['N/A', { emptyValues: ['n/a'] }, ''],
] as const)('%s under %o means %s', (text, options, wanted) =>
  expect(translated(text, options as unknown as Parameters<typeof translated>[1])).toBe(wanted),
);

test('a cell of several values names several problems, most frequent first, without those that are none', () => {
  const source: FieldSource = { is: 'column', column: 'themes', options: { separator: ';', title: 'Theme: {value}', except: ['none'] } };
  expect(namedProblems(source, file)).toEqual([
    { value: 'slow', title: 'Theme: slow', rows: 1, isExcepted: false },
    { value: 'price', title: 'Theme: price', rows: 1, isExcepted: false },
    { value: 'Slow', title: 'Theme: Slow', rows: 1, isExcepted: false },
    { value: 'none', title: 'Theme: none', rows: 1, isExcepted: true },
  ]);
});

test('different texts come once', () => expect(distinctTexts({ is: 'column', column: 'First Name' }, file)).toEqual(['Ada', 'Jo']));
