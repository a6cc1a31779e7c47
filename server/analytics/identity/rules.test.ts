import { expect, test } from 'vitest';
import type { IdentityCall } from '../intake/identify-batch.ts';
import { accountFieldsOf, heardIn, markOf, personFieldsOf } from './observation.ts';
import { Recent } from './recent.ts';
import { firstDayKept } from './retention.ts';
import { meaningOfAlias } from './said.ts';
import { soleStaysOf } from './sole-stay.ts';
import { onlyAccountAt } from './stay.ts';

const at = new Date('2026-01-10T10:00:00Z');
const call = (fields: Partial<IdentityCall>): IdentityCall => ({
  type: 'track',
  userId: null,
  anonymousId: null,
  previousId: null,
  groupId: null,
  traits: null,
  at,
  receivedAt: at,
  ...fields,
});
const alias = (fields: Partial<IdentityCall>) => call({ type: 'alias', ...fields });

test.each([
  [
    'a former id that no user has is an anonymous one',
    alias({ userId: 'u', previousId: 'x' }),
    'public',
    false,
    { means: 'binding', anonymous: 'x', user: 'u' },
  ],
  [
    'without a former id it is the anonymous one',
    alias({ userId: 'u', anonymousId: 'a' }),
    'public',
    false,
    { means: 'binding', anonymous: 'a', user: 'u' },
  ],
  [
    'a server may say that two users are one',
    alias({ userId: 'u', previousId: 'x' }),
    'server',
    true,
    { means: 'same_human', user: 'u', other: 'x' },
  ],
  ['a user is who they are already', alias({ userId: 'u', previousId: 'u' }), 'server', true, { means: 'nothing' }],
  ['without a user there is nobody to be', alias({ anonymousId: 'a', previousId: 'x' }), 'server', false, { means: 'nothing' }],
  ['any other call says nothing', call({ userId: 'u', previousId: 'x' }), 'server', true, { means: 'nothing' }],
] as const)('an alias: %s', (_title, said, kind, isUser, expected) => {
  expect(meaningOfAlias(said, kind, isUser)).toEqual(expected);
});

test('a browser may not say that two users are one', () => {
  expect(meaningOfAlias(alias({ userId: 'u', previousId: 'x' }), 'public', true)).toMatchObject({
    means: 'refused',
    code: 'alias_of_two_users',
  });
});

test.each([
  ['none', [], 0],
  ['one, open on both sides', [{ account: 4, from: null, to: null }], 4],
  ['one that began that day', [{ account: 4, from: '2026-01-10', to: null }], 4],
  ['one that ended that day: it is the first without', [{ account: 4, from: null, to: '2026-01-10' }], 0],
  ['one that begins tomorrow', [{ account: 4, from: '2026-01-11', to: null }], 0],
  [
    'two',
    [
      { account: 4, from: null, to: null },
      { account: 5, from: '2025-01-01', to: null },
    ],
    0,
  ],
  [
    'two stays at one account',
    [
      { account: 4, from: null, to: null },
      { account: 4, from: '2025-01-01', to: null },
    ],
    4,
  ],
  [
    'one now, another one before',
    [
      { account: 5, from: null, to: '2025-01-01' },
      { account: 4, from: '2025-01-01', to: null },
    ],
    4,
  ],
])('the account of an event that names none, of somebody with %s', (_title, stays, expected) => {
  expect(onlyAccountAt(stays, at)).toBe(expected);
});

test('the times of a single account are those without another one', () => {
  const day = (text: string) => Date.parse(text) / 86_400_000;
  expect(
    soleStaysOf(9, [
      { account: 1, from: null, to: '2026-01-05' },
      { account: 2, from: '2026-01-03', to: null },
      { account: 2, from: '2026-01-20', to: '2026-01-21' },
    ]),
  ).toEqual([
    { number: 9, account: 1, from: 0, to: day('2026-01-03') },
    { number: 9, account: 2, from: day('2026-01-05'), to: day('2026-01-20') },
    { number: 9, account: 2, from: day('2026-01-20'), to: day('2026-01-21') },
    { number: 9, account: 2, from: day('2026-01-21'), to: 65_535 },
  ]);
  expect(soleStaysOf(9, [])).toEqual([]);
});

test.each([
  ['2026-01-15', 2, '2025-11-15'],
  ['2026-03-31', 1, '2026-03-01'],
  ['2026-01-31', 12, '2025-01-31'],
  ['2026-01-15', 1_200, '1970-01-01'],
])('on %s, %i months back is %s', (now, months, expected) => {
  expect(firstDayKept(new Date(`${now}T09:00:00Z`), months)).toBe(expected);
});

test('of traits what can be read becomes fields, what is flat and small becomes custom ones, and nothing is an error', () => {
  const traits = {
    email: ' Ann@Example.com ',
    firstName: 'Ann',
    last_name: 'Lee',
    locale: 'en-GB',
    timezone: 'Mars/Olympus',
    age: 41,
    score: Number.NaN,
    deep: { a: { b: 1 } },
    list: [1, 2],
    broken: 'a\u0000b\ud800',
    long: 'x'.repeat(3_000),
    'a\nname': true,
    none: null,
  };
  expect(personFieldsOf(traits)).toEqual({
    email: 'Ann@Example.com',
    name: 'Ann Lee',
    locale: 'en-GB',
    traits: { age: 41, broken: 'ab\ufffd', 'a name': true },
  });
  expect(personFieldsOf({ email: 'nobody', name: '\u0000' })).toEqual({});
  expect(
    Object.keys(personFieldsOf(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${index}`, index]))).traits ?? {}),
  ).toHaveLength(200);
});

test('an account is called by its group id until somebody says its name', () => {
  expect(accountFieldsOf({ employees: '12', plan: 'pro', founded: 1999 }, 'acme-1')).toEqual({
    name: 'acme-1',
    employees: 12,
    plan: 'pro',
    attributes: { founded: 1999 },
  });
  expect(accountFieldsOf({ name: "'; drop table accounts; --", employees: -1 }, 'g')).toEqual({ name: "'; drop table accounts; --" });
});

test('who is told of: only those with an id of their own', () => {
  const kinds = (said: IdentityCall) => heardIn(said).map(({ kind }) => kind);
  expect(kinds(call({ type: 'identify', anonymousId: 'a', traits: { email: 'a@b.c' } }))).toEqual([]);
  expect(kinds(call({ type: 'identify', userId: 'u' }))).toEqual(['person']);
  expect(kinds(call({ type: 'group', anonymousId: 'a', groupId: 'g' }))).toEqual(['account']);
  expect(kinds(call({ type: 'group', userId: 'u', groupId: 'g' }))).toEqual(['person', 'account', 'membership']);
  expect(kinds(call({ userId: 'u', groupId: 'g' }))).toEqual([]);
  expect(markOf({ a: 1 }, true)).not.toBe(markOf({ a: 1 }, false));
});

test('what was not used for long is forgotten, what is used stays', () => {
  const recent = new Recent<number, string>(2);
  recent.set(1, 'a');
  recent.set(2, 'b');
  recent.set(3, 'c');
  expect(recent.get(1)).toBe('a');
  recent.set(4, 'd');
  expect([recent.get(1), recent.get(2), recent.get(4)]).toEqual(['a', undefined, 'd']);
  recent.delete(1);
  expect(recent.get(1)).toBeUndefined();
});
