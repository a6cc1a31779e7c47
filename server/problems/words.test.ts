import { expect, test } from 'vitest';
import { stemQuery, tellingWords, typedQuery } from './words.ts';

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

test('telling words leave out what every text has', () => {
  expect(tellingWords('We cannot export the invoices, and the export of 2024 takes 20000 minutes with invoices')).toEqual([
    'invoices',
    'minutes',
    'export',
    'takes',
  ]);
});

test.each([
  ['exporting', 'export:*'],
  ['exports', 'expor:*'],
  ['slow', 'slow:*'],
  ['größenordnung', 'größenor:*'],
])('%s is looked for as %s', (word, query) => {
  expect(stemQuery(word)).toBe(query);
});
