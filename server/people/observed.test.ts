import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { createAccount, readAccount } from './account.actions.ts';
import { confirmAccount, confirmMembership, confirmPerson } from './confirm.actions.ts';
import { upsertRecords } from './import.actions.ts';
import { browseMemberships } from './membership.actions.ts';
import { observeMemberships, observeRecords } from './observe.actions.ts';
import { changePerson, createPerson, readPerson } from './person.actions.ts';
import { createStakeholderRole } from './stakeholder-role.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Fields = Parameters<typeof observeRecords<'person'>>[2][number]['fields'];

const hear = async (workspace: Workspace, externalId: string, fields: Fields, how: { isPublic: boolean; applied?: Fields }) => {
  const rows = [{ externalId, recordId: null, fields, applied: how.applied ?? null }];
  const { outcomes } = await world.inside(workspace.admin, (scope) => observeRecords(scope, 'person', rows, how.isPublic));
  return outcomes[0]?.recordId ?? '';
};
const read = (workspace: Workspace, personId: string) => world.ask(workspace.admin, readPerson, { personId });

test('a browser makes records that are observed, and changes no others', async () => {
  const workspace = await world.createWorkspace();
  const observed = await hear(workspace, 'ann', { name: 'Ann' }, { isPublic: true });
  expect(await read(workspace, observed)).toMatchObject({ name: 'Ann', observed: true });
  await hear(workspace, 'ann', { name: 'Anna' }, { isPublic: true, applied: { name: 'Ann' } });
  expect(await read(workspace, observed)).toMatchObject({ name: 'Anna', observed: true });
  await hear(workspace, 'ann', { name: 'Ann A.' }, { isPublic: false, applied: { name: 'Anna' } });
  expect(await read(workspace, observed)).toMatchObject({ name: 'Ann A.', observed: false });
  await hear(workspace, 'ann', { name: 'Mallory' }, { isPublic: true });
  expect(await read(workspace, observed)).toMatchObject({ name: 'Ann A.', observed: false });
});

test('an email that a browser claims is nobody else’s', async () => {
  const workspace = await world.createWorkspace();
  const claimed = await hear(workspace, 'mallory', { email: 'ceo@acme.test' }, { isPublic: true });
  const known = await world.do(workspace.admin, createPerson, { email: 'ceo@acme.test', name: 'The CEO' });
  expect(known.id).not.toBe(claimed);
  await expect(world.do(workspace.admin, confirmPerson, { personId: claimed })).rejects.toMatchObject({ code: 'email_taken' });
  await expect(world.do(workspace.admin, changePerson, { personId: claimed, name: 'M' })).rejects.toMatchObject({ code: 'email_taken' });
  const { outcomes } = await world.inside(workspace.admin, (scope) =>
    upsertRecords(scope, 'person', [{ fields: { email: 'CEO@acme.test', locale: 'en' } }]),
  );
  expect(outcomes).toMatchObject([{ outcome: 'updated', id: known.id }]);
});

test('two users are never made one by their email; a record that never spoke is found by it', async () => {
  const workspace = await world.createWorkspace();
  const imported = await world.do(workspace.admin, createPerson, { email: 'ann@acme.test', name: 'Ann' });
  const first = await hear(workspace, 'u1', { email: 'ann@acme.test', name: 'ann' }, { isPublic: false });
  expect(first).toBe(imported.id);
  // Typed by a member before any event said it.
  expect(await read(workspace, first)).toMatchObject({ name: 'Ann' });
  const second = await hear(workspace, 'u2', { email: 'ann@acme.test', name: 'Other' }, { isPublic: false });
  expect(second).not.toBe(imported.id);
  expect(await read(workspace, second)).toMatchObject({ email: null, name: 'Other' });
});

test('what a member typed stays; what an event brought follows the events', async () => {
  const workspace = await world.createWorkspace();
  const personId = await hear(workspace, 'u', { name: 'ann', traits: { plan: 'free', team: 'a' } }, { isPublic: false });
  await world.do(workspace.admin, changePerson, { personId, name: 'Ann', traits: { team: 'typed' } });
  const applied: Fields = { name: 'ann', traits: { plan: 'free', team: 'a' } };
  await hear(workspace, 'u', { name: 'ANN', traits: { plan: 'pro', team: 'b' } }, { isPublic: false, applied });
  expect(await read(workspace, personId)).toMatchObject({ name: 'Ann', traits: { plan: 'pro', team: 'typed' } });
});

test('no role hangs on a membership that a browser claims, until a member confirms it', async () => {
  const workspace = await world.createWorkspace();
  const { id: accountId } = await world.do(workspace.admin, createAccount, { name: 'Foreign' });
  const personId = await hear(workspace, 'mallory', { name: 'Mallory' }, { isPublic: true });
  await world.inside(workspace.admin, (scope) =>
    observeMemberships(scope, [{ personId, accountId, from: '2026-01-10', before: null }], true),
  );
  const { items } = await world.ask(workspace.admin, browseMemberships, { personId });
  expect(items).toMatchObject([{ accountId, observed: true, activeFrom: '2026-01-10' }]);
  const role = () => world.do(workspace.admin, createStakeholderRole, { personId, accountId, role: 'champion' });
  await expect(role()).rejects.toMatchObject({ issues: [{ code: 'person_outside_account' }] });
  const membershipId = items[0]?.id ?? '';
  await expect(world.do(workspace.admin, confirmMembership, { membershipId })).rejects.toMatchObject({ code: 'ends_are_observed' });
  await world.do(workspace.admin, confirmPerson, { personId });
  expect(await world.do(workspace.admin, confirmMembership, { membershipId })).toMatchObject({ observed: false });
  expect(await role()).toMatchObject({ role: 'champion' });
});

test('an account of a browser is one of its own, and a member confirms it', async () => {
  const workspace = await world.createWorkspace();
  const { outcomes } = await world.inside(workspace.admin, (scope) =>
    observeRecords(scope, 'account', [{ externalId: 'acme', recordId: null, fields: { name: 'acme' }, applied: null }], true),
  );
  const accountId = outcomes[0]?.recordId ?? '';
  expect(await world.ask(workspace.admin, readAccount, { accountId })).toMatchObject({ name: 'acme', observed: true });
  expect(await world.do(workspace.admin, confirmAccount, { accountId })).toMatchObject({ observed: false });
});

test('a stay that is known is left as it is, also one that is open', async () => {
  const workspace = await world.createWorkspace();
  const { id: accountId } = await world.do(workspace.admin, createAccount, { name: 'Acme' });
  const personId = await hear(workspace, 'ann', { name: 'Ann' }, { isPublic: false });
  const say = (from: string, before: string | null) =>
    world.inside(workspace.admin, (scope) => observeMemberships(scope, [{ personId, accountId, from, before }], false));
  await say('2026-01-10', null);
  // An older event came later.
  await say('2025-12-01', '2026-01-10');
  const stays = async () => (await world.ask(workspace.admin, browseMemberships, { personId })).items.map(({ activeFrom }) => activeFrom);
  expect(await stays()).toEqual(['2025-12-01']);
  await say('2025-11-01', '2026-01-10');
  expect(await stays()).toEqual(['2025-12-01']);
});
