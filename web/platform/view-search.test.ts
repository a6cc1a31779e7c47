import { expect, test } from 'vitest';
import { sameSearch, searchOfView } from './view-search.ts';

test('a view keeps filters and order, not the row that is looked at or the form that is open', () => {
  expect(searchOfView({ stage: 'active', sort: '-revenue', view: 'vew_1', open: 'acc_1', new: true, q: undefined })).toEqual({
    stage: 'active',
    sort: '-revenue',
  });
});

test.each([
  ['the same in another order', { a: '1', b: '2' }, { b: '2', a: '1' }, true],
  ['the same but for the open row', { a: '1' }, { a: '1', open: 'x' }, true],
  ['another value', { a: '1' }, { a: '2' }, false],
  ['one more filter', { a: '1' }, { a: '1', b: '2' }, false],
])('%s', (_what, one, other, same) => expect(sameSearch(one, other)).toBe(same));
