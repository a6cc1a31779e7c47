import { expect, test } from 'vitest';
import { rankByWords } from './rank-by-words.ts';

const entries = ['New problem', 'Problems', 'Go to inbox', 'Import accounts'];
const rank = (query: string) => rankByWords(entries, query, (entry) => entry);

test('words are found by how they begin, in any order', () => {
  expect(rank('acc imp')).toEqual(['Import accounts']);
  expect(rank('port')).toEqual([]);
});
test('what begins with the query comes first', () => expect(rank('pro')).toEqual(['Problems', 'New problem']));
test('nothing typed shows all', () => expect(rank(' ')).toEqual(entries));
