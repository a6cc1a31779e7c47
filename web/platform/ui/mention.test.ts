import { expect, test } from 'vitest';
import { bodyOf, insertMention, mentionBeingTyped, typedOf } from './mention.ts';

const ada = { id: `mem_${'a'.repeat(20)}`, name: 'Ada' };
const adaLind = { id: `mem_${'b'.repeat(20)}`, name: 'Ada Lind' };
const otherAda = { id: `mem_${'c'.repeat(20)}`, name: 'Ada' };

test.each([
  ['Hello @ad', 'ad'],
  ['@', ''],
  ['Hi @Ada', 'Ada'],
  ['mail a@b', undefined],
  ['no', undefined],
])('after %o the mention typed is %o', (typed, wanted) => expect(mentionBeingTyped(typed)).toBe(wanted));

test('a name that was chosen is not being typed any more', () => {
  expect(mentionBeingTyped('Hi @Ada Lind pl', [adaLind])).toBeUndefined();
  expect(mentionBeingTyped('Hi @Ada Lind and @B', [adaLind])).toBe('B');
});

test('choosing a member replaces what was typed', () => {
  expect(insertMention('Hi @ad!', 6, adaLind)).toEqual({ typed: 'Hi @Ada Lind !', caret: 13 });
  expect(insertMention('Hi @ad you', 6, ada)).toEqual({ typed: 'Hi @Ada you', caret: 8 });
});

test.each([
  ['Ask @Ada, please', [ada], `Ask @[Ada](${ada.id}), please`],
  ['@Ada Lind and @Ada', [ada, adaLind], `@[Ada Lind](${adaLind.id}) and @[Ada](${ada.id})`],
  ['@Ada @Ada @Ada', [ada, otherAda], `@[Ada](${ada.id}) @[Ada](${otherAda.id}) @[Ada](${otherAda.id})`],
  ['@Adam is not meant', [ada], '@Adam is not meant'],
  ['nor is @Ada when not chosen', [], 'nor is @Ada when not chosen'],
  ['me@example.com @', [ada], 'me@example.com @'],
])('%o with %o is sent as %o', (typed, chosen, body) => expect(bodyOf(typed, chosen)).toBe(body));

test('what was sent comes back as it was typed, by the names of now', () => {
  const { typed, chosen } = typedOf(`Ask @[Ada](${ada.id}), please`, () => 'Ada Lind');
  expect({ typed, chosen }).toEqual({ typed: 'Ask @Ada Lind, please', chosen: [{ id: ada.id, name: 'Ada Lind' }] });
  expect(bodyOf(typed, chosen)).toBe(`Ask @[Ada Lind](${ada.id}), please`);
});
