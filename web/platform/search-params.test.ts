import { expect, test } from 'vitest';
import { day, flag, integer, oneOf, readOrder, searchParams, text, writeOrder } from './search-params.ts';

const read = searchParams({ q: text, lens: oneOf('business', 'consumer', 'both'), page: integer, late: flag, asOf: day });

test('what a link says is read by type', () => {
  expect(read({ q: 42, lens: 'both', page: '3', late: 'true', asOf: '2024-12-31' })).toEqual({
    q: '42',
    lens: 'both',
    page: 3,
    late: true,
    asOf: '2024-12-31',
  });
});

test('what is wrong or unknown is left out', () => {
  expect(read({ q: 'x'.repeat(3000), lens: 'all', page: 'one', late: 0, asOf: '2024-13-40', other: 1 })).toEqual({});
  expect(read({ q: { deep: true }, page: 1e40, asOf: 'yesterday' })).toEqual({});
});

test('an order survives the URL', () => {
  expect(readOrder('-score')).toEqual({ id: 'score', isDescending: true });
  expect(writeOrder(readOrder('rank'))).toBe('rank');
  expect(readOrder('-')).toBeUndefined();
  expect(writeOrder(undefined)).toBeUndefined();
});
