import { expect, test } from 'vitest';
import { stemQuery, tellingWords } from './words.ts';

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
