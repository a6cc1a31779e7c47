import { expect, test } from 'vitest';
import type { Mapping, RowCondition } from '../../../contract/exchange/mapping.ts';
import { comesIn, conditionOf, type Rows, saidRows, withRows } from './row-conditions.ts';

const file = {
  columns: ['stage', 'note'],
  rows: [
    ['Won', 'x'],
    ['lost', ''],
    ['', 'y'],
  ],
};
const shown = (match: Rows['match'], ...conditions: RowCondition[]) => [0, 1, 2].filter((row) => comesIn({ match, conditions }, file, row));
const mapping: Mapping = { version: 1, kind: 'deal', source: 's', mode: 'create_or_update', fields: {} };

test('rows come in that meet all conditions, or any', () => {
  const won: RowCondition = { column: 'stage', is: 'one_of', values: ['won'] };
  const noted: RowCondition = { column: 'note', is: 'not_empty' };
  expect(shown('all', won)).toEqual([0]);
  expect(shown('all', { column: 'stage', is: 'none_of', values: ['WON'] })).toEqual([1, 2]);
  expect(shown('all', { column: 'stage', is: 'empty' })).toEqual([2]);
  expect(shown('all', won, noted)).toEqual([0]);
  expect(shown('any', won, noted)).toEqual([0, 2]);
});

test('a condition whose values are still to be chosen leaves no row out, and is not sent', () => {
  const open: RowCondition = { column: 'stage', is: 'one_of', values: [] };
  expect(shown('all', open)).toEqual([0, 1, 2]);
  expect(saidRows(withRows(mapping, [open], 'all'))).toEqual(mapping);
});

test('values are kept as long as the condition has a place for them', () => {
  expect(conditionOf('stage', 'none_of', ['a'])).toEqual({ column: 'stage', is: 'none_of', values: ['a'] });
  expect(conditionOf('stage', 'empty', ['a'])).toEqual({ column: 'stage', is: 'empty' });
});
