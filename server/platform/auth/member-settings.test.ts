import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinAs } from '../../../test/support/member.ts';
import { asCaller, openWorld, type World } from '../../../test/support/world.ts';
import type { Caller } from '../action.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ask = async (caller: Caller, method: 'GET' | 'PATCH', payload?: object) => {
  const url = `/api/v1/workspaces/${caller.workspaceId}/me`;
  const answer = await world.app.inject({ method, url, headers: asCaller(caller), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
};

test('a member sets zone, locale, colours and mails for themselves, and takes them back', async () => {
  const ada = await joinAs(world, await world.createWorkspace(), 'Ada', 'viewer');
  const unset = { timeZone: null, locale: null, theme: null, mailChoice: 'at_once' };
  expect((await ask(ada, 'GET')).body).toMatchObject({ name: 'Ada', ...unset });
  const set = { timeZone: 'Europe/Zurich', locale: 'de-CH', theme: 'dark', mailChoice: 'daily' };
  expect(await ask(ada, 'PATCH', set)).toMatchObject({ status: 200, body: set });
  expect((await ask(ada, 'PATCH', { name: 'Ada L.' })).body).toMatchObject({ name: 'Ada L.', ...set });
  expect((await ask(ada, 'PATCH', unset)).body).toMatchObject(unset);
});

test('what others are told of a member says nothing of it', async () => {
  const workspace = await world.createWorkspace();
  const ada = await joinAs(world, workspace, 'Ada');
  await ask(ada, 'PATCH', { theme: 'dark' });
  const url = `/api/v1/workspaces/${workspace.id}/members`;
  const [shown] = (await world.app.inject({ url, headers: asCaller(ada) })).json<{ items: object[] }>().items;
  expect(Object.keys(shown ?? {})).not.toContain('theme');
});

test.each([
  ['timeZone', 'Mars/Olympus'],
  ['timeZone', ''],
  ['locale', 'en-US@posix'],
  ['locale', 'zz-ZZ-nothing-that-is'],
  ['locale', 'de-CH\nx'],
  ['theme', 'pink'],
  ['mailChoice', 'hourly'],
  ['mailChoice', null],
])('%s cannot be %j', async (path, value) => {
  const ada = await joinAs(world, await world.createWorkspace(), 'Ada');
  expect(await ask(ada, 'PATCH', { [path]: value })).toMatchObject({ status: 422, body: { issues: [{ path }] } });
});
