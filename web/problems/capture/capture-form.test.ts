import { describe, expect, test } from 'vitest';
import { captureText as text } from './capture.text.ts';
import {
  accountOfPerson,
  accountWithoutPerson,
  type CaptureValues,
  captureBody,
  checkCapture,
  emptyCapture,
  knownKind,
  nextCapture,
  personBody,
  readTags,
} from './capture-form.ts';

const now = new Date(2026, 4, 12, 9, 30);
const values = (change: Partial<CaptureValues> = {}): CaptureValues => ({ ...emptyCapture(now), body: 'It is slow', ...change });

describe('what is refused before it is sent', () => {
  test.each<[string, Partial<CaptureValues>, object]>([
    ['words are enough', {}, {}],
    ['nothing at all', { body: ' ' }, { body: text.needWords }],
    ['a fact without words is enough', { body: '', facts: [{ name: 'NPS', value: '3' }] }, {}],
    ['a fact without a value says nothing', { body: '', facts: [{ name: 'NPS', value: '' }] }, { body: text.needWords }],
    ['a fact without a name', { facts: [{ name: '', value: '3' }] }, { facts: text.needFactName }],
    ['an empty line of facts is no fact', { facts: [{ name: '', value: '' }] }, {}],
    ['tomorrow', { day: '2026-05-13' }, { day: text.needDay }],
    ['no day', { day: '' }, { day: text.needDay }],
    ['half a person', { unnamed: '1.5' }, { unnamed: text.needNumber }],
    ['an address that a browser would run', { sourceUrl: 'javascript:alert(1)' }, { sourceUrl: text.needAddress }],
  ])('%s', (_title, change, errors) => expect(checkCapture(values(change), now)).toEqual(errors));
});

describe('what is sent', () => {
  test('is now when it was said today', () => expect(captureBody(values(), now)).not.toHaveProperty('occurredAt'));
  test('is noon when it was said on another day', () =>
    expect(captureBody(values({ day: '2026-05-02' }), now)).toMatchObject({ occurredAt: new Date(2026, 4, 2, 12).toISOString() }));
  test('keeps numbers as numbers and words as words', () =>
    expect(
      captureBody(
        values({
          facts: [
            { name: ' NPS ', value: '3' },
            { name: 'Plan', value: ' Team ' },
            { name: '', value: '' },
          ],
        }),
        now,
      ).fields,
    ).toEqual({ NPS: 3, Plan: 'Team' }));
  test('leaves out what is empty', () =>
    expect(captureBody(values(), now)).toEqual({
      kind: 'interview',
      body: 'It is slow',
      title: null,
      unnamedPeople: 0,
      sourceUrl: null,
      sentiment: null,
      tags: [],
      fields: {},
    }));
});

test('tags are told apart by commas, once each', () => expect(readTags(' export, renewal ,,export')).toEqual(['export', 'renewal']));
test('an address makes a person with an email', () => expect(personBody('ann@acme.com')).toEqual({ email: 'ann@acme.com' }));
test('other words make a person with a name', () => expect(personBody('Ann @ Acme')).toEqual({ name: 'Ann @ Acme' }));
test('somebody of one account speaks for it', () => {
  const acme = { id: 'a', name: 'Acme' };
  expect(accountOfPerson([acme])).toEqual(acme);
  expect(accountOfPerson([acme, { id: 'b', name: 'Beta' }])).toBeNull();
});
test('the next one keeps who, when and what kind', () => {
  const person = { id: 'p', name: 'Ann', accounts: [] };
  const next = nextCapture(values({ kind: 'support', person, day: '2026-05-02', tags: 'x' }), 'p', now);
  expect(next).toEqual({ ...emptyCapture(now, 'support'), person, day: '2026-05-02' });
});
test('somebody new is not made twice', () => {
  const person = { id: undefined, name: 'Zed', accounts: [] };
  expect(nextCapture(values({ person }), 'per_1', now).person).toEqual({ ...person, id: 'per_1' });
});
test('a kind that is no longer known is an interview', () => expect([knownKind('vote'), knownKind('fax')]).toEqual(['vote', 'interview']));

test('whoever takes the person away keeps only an account that was chosen by itself', () => {
  const acme = { id: 'a', name: 'Acme' };
  const ann = { id: 'p', name: 'Ann', accounts: [acme] };
  expect(accountWithoutPerson({ person: ann, account: acme })).toBeNull();
  expect(accountWithoutPerson({ person: ann, account: { id: 'b', name: 'Beta' } })).toEqual({ id: 'b', name: 'Beta' });
  expect(accountWithoutPerson({ person: null, account: acme })).toEqual(acme);
});
