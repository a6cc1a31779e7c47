import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { changeAccount, changeAccounts, createAccount } from './account.actions.ts';
import { listAccountValues } from './account-values.query.ts';
import { readAccountHistory, readPersonHistory } from './history.query.ts';
import { createMembership } from './membership.actions.ts';
import { browsePersons, createPerson } from './person.actions.ts';
import { createRevenueLine } from './revenue-line.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** One after the other: what happens in the same millisecond has no order. */
const perform: World['do'] = (caller, verb, input) => {
  world.now.value = new Date(world.now.value.getTime() + 1000);
  return world.do(caller, verb, input);
};

test('an account’s history tells its own changes, those of what hangs on it and those of many accounts at once, newest first', async () => {
  const { admin } = await world.createWorkspace();
  const other = await perform(admin, createAccount, { name: 'Other' });
  const account = await perform(admin, createAccount, { name: 'Acme' });
  await perform(admin, changeAccount, { accountId: account.id, plan: 'Pro' });
  await perform(admin, createRevenueLine, {
    accountId: account.id,
    amountMinor: 1000,
    currency: 'EUR',
    period: 'month',
    from: '2026-01-01',
  });
  await perform(admin, changeAccounts, { accountIds: [other.id, account.id], change: { stage: 'active' } });
  await perform(admin, changeAccount, { accountId: other.id, plan: 'Team' });

  const history = await world.ask(admin, readAccountHistory, { accountId: account.id });
  expect(history.items.map((item) => item.event)).toEqual([
    'accounts.changed',
    'revenue_line.created',
    'account.changed',
    'account.created',
  ]);
  const first = await world.ask(admin, readAccountHistory, { accountId: account.id, limit: 3 });
  const rest = await world.ask(admin, readAccountHistory, { accountId: account.id, limit: 3, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items]).toEqual(history.items);
});

test('a person’s history tells their memberships; whoever is in an account is told apart from whoever is in none', async () => {
  const { admin } = await world.createWorkspace();
  const account = await perform(admin, createAccount, { name: 'Acme' });
  const inside = await perform(admin, createPerson, { name: 'Ada' });
  const alone = await perform(admin, createPerson, { name: 'Ben' });
  await perform(admin, createMembership, { personId: inside.id, accountId: account.id });
  const { items } = await world.ask(admin, readPersonHistory, { personId: inside.id });
  expect(items.map((item) => [item.event, item.actor.name])).toEqual([
    ['membership.created', 'Test admin'],
    ['person.created', 'Test admin'],
  ]);
  const found = async (accountId: 'any' | 'none') => (await world.ask(admin, browsePersons, { accountId })).items.map(({ id }) => id);
  expect(await found('any')).toEqual([inside.id]);
  expect(await found('none')).toEqual([alone.id]);
});

test('the filters of the list offer values that accounts have, each once', async () => {
  const { admin } = await world.createWorkspace();
  await perform(admin, createAccount, { name: 'A', plan: 'Team', country: 'DE' });
  await perform(admin, createAccount, { name: 'B', plan: 'Team', country: 'AT' });
  await perform(admin, createAccount, { name: 'C', plan: 'Pro' });
  expect(await world.ask(admin, listAccountValues, {})).toEqual({ plans: ['Pro', 'Team'], industries: [], countries: ['AT', 'DE'] });
});
