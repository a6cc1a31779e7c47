import { expect, test } from 'vitest';
import { typedQuery } from './words.ts';

test.each([
  ['CSV exp', 'csv:* & exp:*'],
  ["a & b | !c <-> d:*'", 'a & b & c & d'],
  ['Größe straße', 'größe:* & straße:*'],
  ['---', null],
  ['%_\\', null],
])('%s is searched as %s', (typed, query) => {
  expect(typedQuery(typed)).toBe(query);
});

test('a search of two hundred characters stays a small query', () => {
  expect(typedQuery('abc '.repeat(50))?.split('&')).toHaveLength(8);
});
