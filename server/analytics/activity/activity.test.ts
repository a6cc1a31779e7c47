import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/support/world.ts';
import { createAccount, createPerson } from '../../people/index.ts';
import { makeHearingProduct } from '../makers.ts';
import { browseEventNames, browseEventProperties } from '../names/names.query.ts';
import { browsePersonEvents, readAccountActivity, readPersonActivity } from './activity.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('names of events and of what they carry are known, the most frequent first', async () => {
  const workspace = await world.createWorkspace();
  const { productId, hear } = await makeHearingProduct(world, workspace.admin);
  await hear([
    { who: 'ada', event: 'Opened', at: '2026-01-05', properties: { plan: 'pro', price: 12, deep: { er: true } } },
    { who: 'ada', event: 'Opened', at: '2026-01-06', properties: { plan: 'free', price: 3.5 } },
    { who: 'bo', event: "'; drop table events; --", at: '2026-01-06', properties: { plan: 7 } },
  ]);
  const names = await world.ask(workspace.admin, browseEventNames, { productId });
  expect(names.items).toEqual([
    { name: 'Opened', events: 2, lastDay: '2026-01-06' },
    { name: "'; drop table events; --", events: 1, lastDay: '2026-01-06' },
  ]);
  const opened = await world.ask(workspace.admin, browseEventProperties, { productId, event: 'Opened' });
  expect(opened.items.filter(({ on }) => on === 'property')).toEqual([
    { on: 'property', name: 'plan', type: 'text', examples: expect.arrayContaining(['pro', 'free']) },
    { on: 'property', name: 'price', type: 'number', examples: [] },
    { on: 'property', name: 'deep.er', type: 'boolean', examples: [] },
  ]);
  const any = await world.ask(workspace.admin, browseEventProperties, { productId });
  expect(any.items.find(({ name }) => name === 'plan')).toMatchObject({ type: 'mixed' });
});

test('a person’s page knows what they did, day by day and newest first; who did nothing has an empty one', async () => {
  const workspace = await world.createWorkspace();
  const { hear } = await makeHearingProduct(world, workspace.admin);
  const person = await world.do(workspace.admin, createPerson, { name: 'Quiet Quinn' });
  const account = await world.do(workspace.admin, createAccount, { name: 'Silent Inc' });
  await hear([{ who: 'ada', event: 'Opened', at: '2026-01-05' }]);
  const nothing = { days: [], events: [], actors: 0, firstAt: null, lastAt: null };
  expect(await world.ask(workspace.admin, readPersonActivity, { personId: person.id })).toMatchObject(nothing);
  expect(await world.ask(workspace.admin, readAccountActivity, { accountId: account.id })).toMatchObject(nothing);
  expect(await world.ask(workspace.admin, browsePersonEvents, { personId: person.id })).toEqual({ items: [], nextCursor: null });
});
