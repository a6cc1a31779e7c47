import { expect, test } from 'vitest';
import { insertMention, mentionBeingTyped, readMentions } from './mention.ts';

test('a mention is read out of the text around it', () => {
  expect(readMentions('Ask @[Ada B.](mem_a1), please')).toEqual([
    { kind: 'text', text: 'Ask ' },
    { kind: 'mention', name: 'Ada B.', memberId: 'mem_a1' },
    { kind: 'text', text: ', please' },
  ]);
  expect(readMentions('a@b.c @[x](acc_1)')).toEqual([{ kind: 'text', text: 'a@b.c @[x](acc_1)' }]);
});

test.each([
  ['Hello @ad', 'ad'],
  ['@', ''],
  ['mail a@b', undefined],
  ['no', undefined],
])('after %o the mention typed is %o', (typed, wanted) => expect(mentionBeingTyped(typed)).toBe(wanted));

test('choosing a member replaces what was typed', () => {
  expect(insertMention('Hi @ad!', 6, { id: 'mem_a1', name: 'Ada' })).toEqual({ body: 'Hi @[Ada](mem_a1) !', caret: 18 });
});
