import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { changeAccount, readAccount } from './account.actions.ts';
import { readAccountPage } from './account-page.query.ts';
import { changeContract } from './contract.actions.ts';
import { addExternalRef } from './external-ref.actions.ts';
import { makeAccount, makeContract, makeDeal, makeMembership, makePerson, makeRevenueLine, makeStakeholderRole } from './makers.ts';
import { browseDuplicates, browseMerges, mergeAccounts, mergePersons, previewMerge, undoMerge } from './merge.actions.ts';
import { registerMergeParticipant } from './merge-participant.ts';
import { browsePersons, readPerson } from './person.actions.ts';
import { readPersonPage } from './person-page.query.ts';
import { snapshotAt } from './snapshot.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? error,
  );

/** A higher area with one row for each account, kept in memory. */
const rows = new Map<string, string>();
let isChanged = false;
registerMergeParticipant({
  name: 'test',
  count: async (_scope, { loserId }) => [{ label: 'notes', rows: [...rows.values()].filter((id) => id === loserId).length }],
  async move(_scope, { winnerId, loserId }) {
    const moved = [...rows].filter(([, id]) => id === loserId).map(([key]) => key);
    for (const key of moved) rows.set(key, winnerId);
    return moved;
  },
  obstacles: async () => (isChanged ? [{ subject: { kind: 'note', id: 'n1' }, message: 'This note was changed.' }] : []),
  async moveBack(_scope, { loserId }, moved) {
    for (const key of moved as string[]) rows.set(key, loserId);
  },
  linked: async () => [],
});

async function twoAccounts() {
  const { admin } = await world.createWorkspace();
  const made = await world.inside(admin, async (scope) => {
    const winner = await makeAccount(scope, { name: 'Acme', domains: ['acme.com'], stage: 'active', attributes: { a: 1, b: 1 } });
    const loser = await makeAccount(scope, {
      name: 'ACME GmbH',
      domains: ['acme.de', 'acme.com'],
      stage: 'churned',
      plan: 'Pro',
      employees: 20,
      attributes: { b: 2, c: 2 },
      since: '2022-01-01',
    });
    const child = await makeAccount(scope, { name: 'Branch', parent_id: loser.id });
    const [shared, own] = [await makePerson(scope, { name: 'Shared' }), await makePerson(scope, { name: 'Own' })];
    await makeMembership(scope, { person_id: shared.id, account_id: winner.id });
    await makeMembership(scope, { person_id: shared.id, account_id: loser.id });
    await makeMembership(scope, { person_id: own.id, account_id: loser.id });
    await makeStakeholderRole(scope, { person_id: own.id, account_id: loser.id, role: 'champion' });
    await makeRevenueLine(scope, { account_id: loser.id });
    const contract = await makeContract(scope, { account_id: loser.id, renewal_on: '2026-06-01' });
    await makeDeal(scope, { account_id: loser.id });
    return { winner, loser, child, contract };
  });
  await world.do(admin, addExternalRef, { kind: 'account', recordId: made.loser.id, source: 'crm', externalId: '2' });
  rows.set('n1', made.loser.id);
  isChanged = false;
  return { admin, ...made };
}

describe('a merge of accounts', () => {
  test('previews what moves and which fields conflict, and changes nothing', async () => {
    const { admin, winner, loser } = await twoAccounts();
    const preview = await world.ask(admin, previewMerge, { kind: 'account', winnerId: winner.id, loserId: loser.id });
    expect(preview.fields).toEqual([
      { field: 'name', winner: 'Acme', loser: 'ACME GmbH', is: 'conflict' },
      { field: 'employees', winner: null, loser: 20, is: 'filled' },
      { field: 'plan', winner: null, loser: 'Pro', is: 'filled' },
      { field: 'stage', winner: 'active', loser: 'churned', is: 'conflict' },
    ]);
    expect(preview.moves).toEqual([
      { label: 'revenue lines', rows: 1 },
      { label: 'contracts', rows: 1 },
      { label: 'deals', rows: 1 },
      { label: 'memberships', rows: 2 },
      { label: 'roles', rows: 1 },
      { label: 'accounts below it', rows: 1 },
      { label: 'external ids', rows: 1 },
      { label: 'notes', rows: 1 },
    ]);
    expect((await world.ask(admin, browseMerges, {})).items).toEqual([]);
  });

  test('shows an amount with its currency, not in cents', async () => {
    const { admin, winner, loser } = await twoAccounts();
    await world.do(admin, changeAccount, { accountId: winner.id, ownTurnover: { amountMinor: 123_456_700, currency: 'EUR' } });
    await world.do(admin, changeAccount, { accountId: loser.id, ownTurnover: { amountMinor: 500, currency: 'JPY' } });
    const preview = await world.ask(admin, previewMerge, { kind: 'account', winnerId: winner.id, loserId: loser.id });
    expect(preview.fields).toContainEqual({ field: 'ownTurnover', winner: '1,234,567 EUR', loser: '500 JPY', is: 'conflict' });
  });

  test('moves everything, takes the chosen fields, and undone gives both back as they were', async () => {
    const { admin, winner, loser, child } = await twoAccounts();
    const before = [
      await world.ask(admin, readAccountPage, { accountId: winner.id }),
      await world.ask(admin, readAccountPage, { accountId: loser.id }),
    ];
    const merge = await world.do(admin, mergeAccounts, { winnerId: winner.id, loserId: loser.id, takeFromLoser: ['name'] });
    const page = await world.ask(admin, readAccountPage, { accountId: winner.id });
    expect(page.account).toMatchObject({
      name: 'ACME GmbH',
      stage: 'active',
      plan: 'Pro',
      employees: 20,
      domains: ['acme.com', 'acme.de'],
      attributes: { a: 1, b: 1, c: 2 },
    });
    expect(page.counts).toEqual({ memberships: 2, roles: 1, contracts: 1, deals: 1, revenueLines: 1, children: 1 });
    expect(page.externalRefs).toEqual([{ source: 'crm', externalId: '2' }]);
    expect(rows.get('n1')).toBe(winner.id);
    expect(await world.ask(admin, readAccount, { accountId: child.id })).toMatchObject({ familyId: winner.id, parentId: winner.id });
    expect(await world.ask(admin, readAccount, { accountId: loser.id })).toMatchObject({ mergedInto: winner.id });
    const then = await world.inside(admin, (scope) => snapshotAt(scope, { accountId: winner.id, personId: null, day: '2023-01-01' }));
    expect(then.account).toMatchObject({ stage: { value: 'active' }, plan: { value: 'Pro', mark: 'known' } });

    await world.do(admin, undoMerge, { mergeId: merge.id });
    const after = [
      await world.ask(admin, readAccountPage, { accountId: winner.id }),
      await world.ask(admin, readAccountPage, { accountId: loser.id }),
    ];
    const comparable = (pages: typeof before) =>
      JSON.parse(JSON.stringify(pages, (key, value) => (['version', 'updatedAt'].includes(key) ? 0 : value)));
    expect(comparable(after)).toEqual(comparable(before));
    expect(rows.get('n1')).toBe(loser.id);
    expect(await world.ask(admin, readAccount, { accountId: child.id })).toMatchObject({ familyId: loser.id });
    expect(await codeOf(world.do(admin, undoMerge, { mergeId: merge.id }))).toBe('merge_undone_already');
  });

  test('is not undone over what was changed since: each such row is listed and nothing moves', async () => {
    const { admin, winner, loser, contract } = await twoAccounts();
    const merge = await world.do(admin, mergeAccounts, { winnerId: winner.id, loserId: loser.id });
    await world.do(admin, changeContract, { contractId: contract.id, renewalOn: '2026-07-01' });
    await world.do(admin, changeAccount, { accountId: winner.id, plan: 'Enterprise' });
    isChanged = true;
    await expect(world.do(admin, undoMerge, { mergeId: merge.id })).rejects.toMatchObject({
      code: 'merge_undo_blocked',
      issues: [
        { path: `account:${winner.id}`, message: 'Its plan was changed since the merge.' },
        { path: `contract:${contract.id}`, code: 'changed_since' },
        { path: 'note:n1' },
      ],
    });
    expect(await world.ask(admin, readAccount, { accountId: loser.id })).toMatchObject({ mergedInto: winner.id });
  });

  test('is refused with itself, twice, and from further up the same family', async () => {
    const { admin, winner, loser, child } = await twoAccounts();
    const merge = (winnerId: string, loserId: string) => codeOf(world.do(admin, mergeAccounts, { winnerId, loserId }));
    expect(await merge(winner.id, winner.id)).toBe('merge_with_itself');
    const grandchild = await world.inside(admin, (scope) => makeAccount(scope, { parent_id: child.id, family_id: loser.id }));
    expect(await merge(grandchild.id, loser.id)).toBe('merge_across_family');
    expect(await merge(child.id, loser.id)).toBe('done');
    expect(await world.ask(admin, readAccount, { accountId: child.id })).toMatchObject({ parentId: null, familyId: child.id });
    expect(await world.ask(admin, readAccount, { accountId: grandchild.id })).toMatchObject({ familyId: child.id });
    expect(await merge(winner.id, loser.id)).toBe('already_merged');
  });
});

describe('a merge of persons', () => {
  test('leaves one person in each account, with the email that was chosen, and can be taken back', async () => {
    const { admin } = await world.createWorkspace();
    const { winner, loser } = await world.inside(admin, async (scope) => {
      const [one, two] = [await makeAccount(scope, { name: 'One' }), await makeAccount(scope, { name: 'Two' })];
      const winner = await makePerson(scope, { name: 'Ada', email: 'ada@old.com', traits: { a: 1 } });
      const loser = await makePerson(scope, { name: 'Ada', email: 'ada@new.com', traits: { b: 2 } });
      await makeMembership(scope, { person_id: winner.id, account_id: one.id });
      await makeMembership(scope, { person_id: loser.id, account_id: one.id });
      await makeMembership(scope, { person_id: loser.id, account_id: two.id });
      return { winner, loser };
    });
    const merge = await world.do(admin, mergePersons, { winnerId: winner.id, loserId: loser.id, takeFromLoser: ['email'] });
    const page = await world.ask(admin, readPersonPage, { personId: winner.id });
    expect(page.person).toMatchObject({ email: 'ada@new.com', traits: { a: 1, b: 2 } });
    expect(page.memberships.map((one) => one.accountName).sort()).toEqual(['One', 'Two']);
    expect((await world.ask(admin, browsePersons, {})).items).toHaveLength(1);
    await world.do(admin, undoMerge, { mergeId: merge.id });
    expect(await world.ask(admin, readPerson, { personId: winner.id })).toMatchObject({ email: 'ada@old.com', traits: { a: 1 } });
    expect(await world.ask(admin, readPersonPage, { personId: loser.id })).toMatchObject({
      memberships: [{}, {}],
      person: { mergedInto: null },
    });
  });
});

describe('duplicates', () => {
  test('are found by domain and by name without legal form, persons by name', async () => {
    const { admin } = await world.createWorkspace();
    await world.inside(admin, async (scope) => {
      await makeAccount(scope, { name: 'Acme, Inc.', domains: ['acme.com'] });
      await makeAccount(scope, { name: 'ACME GmbH' });
      await makeAccount(scope, { name: 'Other', domains: ['acme.com'] });
      await makeAccount(scope, { name: 'acme', archived_at: scope.now });
      await makePerson(scope, { name: 'Ada Lovelace', email: 'a@x.com' });
      await makePerson(scope, { name: 'ada lovelace' });
      await makePerson(scope, { name: null });
      await makePerson(scope, { name: null });
    });
    const accounts = await world.ask(admin, browseDuplicates, { kind: 'account' });
    expect(accounts.items.map(({ because, value, records }) => [because, value, records.map(({ name }) => name)])).toEqual([
      ['domain', 'acme.com', ['Acme, Inc.', 'Other']],
      ['name', 'acme', ['Acme, Inc.', 'ACME GmbH']],
    ]);
    expect((await world.ask(admin, browseDuplicates, { kind: 'person' })).items).toMatchObject([{ value: 'ada lovelace', count: 2 }]);
  });
});
