import { expect, test } from 'vitest';
import { attributesFrom, typedAttributes } from './attributes.ts';

const row = (name: string, value: string, key = 0) => ({ key, name, value });

test('what was not touched keeps its type, what was taken away is cleared', () => {
  const before = { tier: 'A', seats: 5, vip: true, code: '0123', old: 'x' };
  const rows = typedAttributes(before).filter(({ name }) => name !== 'old');
  expect(attributesFrom(rows, before)).toEqual({ tier: 'A', seats: 5, vip: true, code: '0123', old: null });
});

test.each([
  ['42', 42],
  ['-1.5', -1.5],
  ['true', true],
  ['0123', '0123'],
  ['+49 30', '+49 30'],
  ['', null],
  ['words', 'words'],
])('a new value “%s” is %s', (typed, value) => expect(attributesFrom([row(' a ', typed)])).toEqual({ a: value }));

test('a row without a name is nothing yet', () => expect(attributesFrom([row(' ', 'x')])).toEqual({}));
