import { expect, test } from 'vitest';
import { idsBetween, toggleSelected } from './selection.ts';

const ids = ['a', 'b', 'c', 'd'];

test('a row is turned on and off', () => {
  expect([...toggleSelected(new Set(), ids, 'b')]).toEqual(['b']);
  expect([...toggleSelected(new Set(['b']), ids, 'b')]).toEqual([]);
});
test('shift selects up to the row, in both directions', () => {
  expect([...toggleSelected(new Set(['b']), ids, 'd', 'b')]).toEqual(['b', 'c', 'd']);
  expect([...toggleSelected(new Set(['c']), ids, 'a', 'c')].sort()).toEqual(['a', 'b', 'c']);
});
test('shift from a row that was turned off turns off', () =>
  expect([...toggleSelected(new Set(['b', 'c', 'd']), ids, 'c', 'a')]).toEqual(['d']));
test('a row that is not shown is no end of a range', () => expect(idsBetween(ids, 'a', 'z')).toEqual([]));
