import { expect, test } from 'vitest';
import { keyNames, matchKeys } from './shortcuts.ts';

const known = ['c', '?', 'g p', 'g i', 'mod+k', 'p'];
const press = (key: string, before = '', more: { hasMod?: boolean; isTyping?: boolean } = {}) =>
  matchKeys(known, before, { key, hasMod: more.hasMod ?? false, isTyping: more.isTyping ?? false });

test.each([
  ['a single key', press('c'), { match: 'c', pending: '' }],
  ['a capital is the same key', press('C'), { match: 'c', pending: '' }],
  ['the first key of a sequence waits', press('g'), { match: undefined, pending: 'g' }],
  ['the second key completes it and beats the single key', press('p', 'g'), { match: 'g p', pending: '' }],
  ['a wrong second key falls back to what it means alone', press('c', 'g'), { match: 'c', pending: '' }],
  ['a chord', press('k', '', { hasMod: true }), { match: 'mod+k', pending: '' }],
  ['a chord also while typing', press('k', '', { hasMod: true, isTyping: true }), { match: 'mod+k', pending: '' }],
  ['a letter while typing is a letter', press('c', '', { isTyping: true }), { match: undefined, pending: '' }],
  ['Ctrl with a letter is not the letter', press('c', '', { hasMod: true }), { match: undefined, pending: '' }],
])('%s', (_title, got, wanted) => expect(got).toEqual(wanted));

test('keys are named as on the keyboard', () => expect(keyNames('g p')).toEqual(['G', 'P']));
