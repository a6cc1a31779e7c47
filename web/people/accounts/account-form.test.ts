import { expect, test } from 'vitest';
import type { AccountAnswer } from '../../../contract/people/account.ts';
import { accountBody, accountValues } from './account-form.ts';

const acme = {
  name: 'Acme',
  domains: ['acme.com'],
  stage: 'active',
  plan: 'Pro',
  ownTurnover: { amountMinor: 100_000, currency: 'USD' },
  attributes: { tier: 'A' },
} as unknown as AccountAnswer;

test('an account that was not touched is sent as it was', () => {
  expect(accountBody(accountValues(acme, 'EUR', null), acme)).toMatchObject({
    name: 'Acme',
    domains: ['acme.com'],
    stage: 'active',
    plan: 'Pro',
    country: null,
    employees: null,
    ownTurnover: { amountMinor: 100_000, currency: 'USD' },
    attributes: { tier: 'A' },
  });
});

test('a day is sent with what it dates: a changed stage or plan, or the stage of a new account', () => {
  const values = { ...accountValues(acme, 'EUR', null), since: '2026-01-01' };
  expect(accountBody(values, acme)).not.toHaveProperty('since');
  expect(accountBody({ ...values, plan: 'Team' }, acme)).toMatchObject({ plan: 'Team', since: '2026-01-01' });
  expect(accountBody(values, undefined)).toMatchObject({ stageSince: '2026-01-01' });
});

test('an emptied field is no value', () => {
  const values = { ...accountValues(acme, 'EUR', null), plan: ' ', ownTurnover: { amount: '', currency: 'EUR' } };
  expect(accountBody(values, acme)).toMatchObject({ plan: null, ownTurnover: null });
});

test.each([
  ['Acme.com', ['acme.com']],
  ['https://acme.com/about?x', ['acme.com']],
  ['acme.com,', ['acme.com']],
  [' ', []],
])('the domain “%s” is sent as %o', (typed, domains) =>
  expect(accountBody({ ...accountValues(acme, 'EUR', null), domains: [typed] }, acme)).toMatchObject({ domains }),
);
