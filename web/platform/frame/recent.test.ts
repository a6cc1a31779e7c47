import { expect, test } from 'vitest';
import { type Recent, withRecent } from './recent.ts';

const hit = (id: string, title = id): Recent => ({ kind: 'problem', id, title, productId: null });

test('what is opened again stands first, once, under its newest name; the oldest makes room', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => hit(id));
  expect(withRecent(before, hit('c', 'C')).map(({ title }) => title)).toEqual(['C', 'a', 'b', 'd', 'e', 'f']);
  expect(withRecent(before, hit('g')).map(({ id }) => id)).toEqual(['g', 'a', 'b', 'c', 'd', 'e']);
});
