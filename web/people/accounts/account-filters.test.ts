import { expect, test } from 'vitest';
import { accountQueryOf } from './account-filters.ts';

const asked = (values: Record<string, string>, text?: string, order?: { id: string; isDescending: boolean }) =>
  Object.fromEntries(Object.entries(accountQueryOf(values, text, order)).filter(([, value]) => value !== undefined));

test('filters, words and order go to the server under its names', () => {
  const member = `mem_${'0'.repeat(20)}`;
  expect(
    asked({ stage: 'at_risk', plan: 'Pro', country: 'DE', steward: member, archived: 'yes' }, 'acme', {
      id: 'revenue',
      isDescending: true,
    }),
  ).toEqual({
    stage: 'at_risk',
    plan: 'Pro',
    country: 'DE',
    stewardId: member,
    archived: true,
    q: 'acme',
    sort: 'revenue',
    direction: 'desc',
  });
});

test('what the server would refuse is not sent', () => {
  expect(
    asked({ stage: 'gone', country: 'Germany', steward: 'me', segment: 'x', pays: '1' }, undefined, { id: 'people', isDescending: false }),
  ).toEqual({});
});

test('accounts without a steward can be asked for', () => expect(asked({ steward: 'none' })).toEqual({ stewardId: 'none' }));
