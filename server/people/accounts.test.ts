import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import {
  archiveAccount,
  browseAccounts,
  changeAccount,
  changeAccounts,
  createAccount,
  readAccount,
  restoreAccount,
} from './account.actions.ts';
import { recordAccountState, removeAccountState } from './account-state.actions.ts';
import { addExternalRef } from './external-ref.actions.ts';
import { makeAccount, makeContract, makeMember, makeMembership, makePerson, makeRevenueLine } from './makers.ts';
import { createSegment } from './segment.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const issueOf = async (work: Promise<unknown>) => {
  const refusal = await work.then(
    () => null,
    (error: { kind?: string; code?: string; issues?: { path: string; code: string }[] }) => error,
  );
  return refusal && { kind: refusal.kind, code: refusal.issues?.[0]?.code ?? refusal.code, path: refusal.issues?.[0]?.path };
};

describe('an account', () => {
  test('is created with what is known, changed field by field, archived and restored', async () => {
    const { admin } = await world.createWorkspace();
    const acme = await world.do(admin, createAccount, {
      name: 'Acme',
      domains: ['ACME.com'],
      stage: 'active',
      ownTurnover: { amountMinor: 5_000_000, currency: 'EUR' },
      attributes: { tier: 'gold', old: null },
      externalRefs: [{ source: 'crm', externalId: '17' }],
    });
    expect(acme).toMatchObject({ domains: ['acme.com'], familyId: acme.id, attributes: { tier: 'gold' }, version: 1 });
    const changed = await world.do(admin, changeAccount, {
      accountId: acme.id,
      ownTurnover: null,
      attributes: { tier: null, region: 'north' },
      expectedVersion: 1,
    });
    expect(changed).toMatchObject({ name: 'Acme', ownTurnover: null, attributes: { region: 'north' }, version: 2 });
    expect(await issueOf(world.do(admin, changeAccount, { accountId: acme.id, name: 'Late', expectedVersion: 1 }))).toMatchObject({
      code: 'version_mismatch',
    });
    expect((await world.do(admin, archiveAccount, { accountId: acme.id })).archivedAt).not.toBeNull();
    expect((await world.ask(admin, browseAccounts, {})).items).toEqual([]);
    expect((await world.do(admin, restoreAccount, { accountId: acme.id })).archivedAt).toBeNull();
  });

  test('keeps its past: a stage holds since a day, and a past stage can be added and removed', async () => {
    const { admin } = await world.createWorkspace();
    const { id } = await world.do(admin, createAccount, { name: 'Acme', stage: 'active', stageSince: '2024-03-01' });
    await world.do(admin, changeAccount, { accountId: id, stage: 'churned', since: '2025-02-01' });
    const states = await world.do(admin, recordAccountState, { accountId: id, aspect: 'stage', from: '2024-01-01', value: 'onboarding' });
    expect(states.items.map(({ from, value }) => [from, value])).toEqual([
      ['2025-02-01', 'churned'],
      ['2024-03-01', 'active'],
      ['2024-01-01', 'onboarding'],
    ]);
    await world.do(admin, removeAccountState, { accountId: id, aspect: 'stage', from: '2025-02-01' });
    expect(await world.ask(admin, readAccount, { accountId: id })).toMatchObject({ stage: 'active' });
    expect(await issueOf(world.do(admin, changeAccount, { accountId: id, stage: 'churned', since: '2030-01-01' }))).toMatchObject({
      path: 'since',
      code: 'date_in_future',
    });
  });

  test('moves with all below it to another family, never below itself', async () => {
    const { admin } = await world.createWorkspace();
    const holding = await world.do(admin, createAccount, { name: 'Holding' });
    const company = await world.do(admin, createAccount, { name: 'Company' });
    const branch = await world.do(admin, createAccount, { name: 'Branch', parentId: company.id });
    await world.do(admin, changeAccount, { accountId: company.id, parentId: holding.id });
    expect(await world.ask(admin, readAccount, { accountId: branch.id })).toMatchObject({ familyId: holding.id });
    for (const [accountId, parentId] of [
      [holding.id, branch.id],
      [company.id, company.id],
    ] as const)
      expect(await issueOf(world.do(admin, changeAccount, { accountId, parentId }))).toEqual({
        kind: 'invalid',
        code: 'account_cycle',
        path: 'parentId',
      });
    await world.do(admin, changeAccount, { accountId: company.id, parentId: null });
    expect(await world.ask(admin, readAccount, { accountId: branch.id })).toMatchObject({ familyId: company.id });
  });

  test('has no family deeper than ten levels', async () => {
    const { admin } = await world.createWorkspace();
    let parentId = (await world.do(admin, createAccount, { name: 'Level 1' })).id;
    for (let level = 2; level <= 10; level++) parentId = (await world.do(admin, createAccount, { name: `Level ${level}`, parentId })).id;
    expect(await issueOf(world.do(admin, createAccount, { name: 'Level 11', parentId }))).toMatchObject({
      code: 'account_family_too_deep',
    });
  });

  test('gets a steward only from this workspace, and an external id only once', async () => {
    const workspace = await world.createWorkspace();
    const other = await world.createWorkspace();
    const { admin } = workspace;
    const stranger = await world.inside(other.admin, (scope) => makeMember(scope));
    expect(await issueOf(world.do(admin, createAccount, { name: 'A', stewardId: stranger.id }))).toMatchObject({
      code: 'member_not_found',
    });
    const first = await world.do(admin, createAccount, { name: 'First', externalRefs: [{ source: 'crm', externalId: '1' }] });
    const second = await world.do(admin, createAccount, { name: 'Second' });
    const claim = world.do(admin, addExternalRef, { kind: 'account', recordId: second.id, source: 'crm', externalId: '1' });
    await expect(claim).rejects.toMatchObject({ code: 'external_id_taken', message: expect.stringContaining('First') });
    expect(await world.do(admin, addExternalRef, { kind: 'account', recordId: first.id, source: 'billing', externalId: '9' })).toEqual({
      items: [
        { source: 'billing', externalId: '9' },
        { source: 'crm', externalId: '1' },
      ],
    });
  });
});

describe('the list of accounts', () => {
  test('shows money, renewal, people and steward on a day, and sorts and pages by each', async () => {
    const { admin } = await world.createWorkspace();
    const { big, small } = await world.inside(admin, async (scope) => {
      const steward = await makeMember(scope, 'Stefan');
      const big = await makeAccount(scope, { name: 'Big', domains: ['big.example'], steward_id: steward.id });
      const small = await makeAccount(scope, { name: 'small' });
      await makeAccount(scope, { name: 'Zero', plan: 'free' });
      await makeRevenueLine(scope, { account_id: big.id });
      await makeRevenueLine(scope, { account_id: big.id, currency: 'USD' });
      await makeRevenueLine(scope, { account_id: small.id, period: 'year' });
      await makeRevenueLine(scope, { account_id: small.id, kind: 'trial' });
      await makeRevenueLine(scope, { account_id: small.id, ends_on: '2025-01-01' });
      await makeContract(scope, { account_id: small.id, renewal_on: '2026-03-01' });
      await makeContract(scope, { account_id: big.id, renewal_on: '2025-03-01', ends_on: '2027-01-01' });
      const person = await makePerson(scope);
      await makeMembership(scope, { person_id: person.id, account_id: big.id });
      await makeMembership(scope, { person_id: person.id, account_id: small.id, active_to: '2025-01-01' });
      return { big, small };
    });
    const list = await world.ask(admin, browseAccounts, { sort: 'revenue' });
    expect(list).toMatchObject({ currency: 'EUR', asOf: '2026-01-15' });
    expect(list.items).toMatchObject([
      {
        id: big.id,
        recurringRevenue: { minor: 1_200_000, unknownCurrencies: ['USD'] },
        nextRenewalOn: null,
        stewardName: 'Stefan',
        people: 1,
      },
      { id: small.id, recurringRevenue: { minor: 100_000, unknownCurrencies: [] }, nextRenewalOn: '2026-03-01', people: 0 },
      { name: 'Zero', recurringRevenue: { minor: 0 } },
    ]);
    const names = async (input: object) => {
      const found: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await world.ask(admin, browseAccounts, { ...input, limit: 1, cursor });
        found.push(...page.items.map((item) => item.name));
        if (page.nextCursor === null) return found;
        cursor = page.nextCursor;
      }
    };
    expect(await names({ sort: 'name' })).toEqual(['Big', 'small', 'Zero']);
    expect(await names({ sort: 'name', direction: 'desc' })).toEqual(['Zero', 'small', 'Big']);
    expect(await names({ sort: 'revenue', direction: 'asc' })).toEqual(['Zero', 'small', 'Big']);
    expect((await names({ sort: 'renewal' }))[0]).toBe('small');
    expect((await names({ sort: 'renewal', direction: 'desc' }))[0]).toBe('small');
    expect(await names({ sort: 'updated' })).toHaveLength(3);
    expect(await names({ q: 'BIG exam' })).toEqual(['Big']);
    expect(await names({ q: '%' })).toEqual([]);
    expect(await names({ plan: 'free' })).toEqual(['Zero']);
    expect(await names({ stewardId: 'none' })).toEqual(['small', 'Zero']);
    expect((await world.ask(admin, browseAccounts, { asOf: '2024-06-01', q: 'small' })).items[0]?.recurringRevenue.minor).toBe(1_300_000);
  });

  test('can be cut by a segment and comes as CSV that no spreadsheet runs', async () => {
    const workspace = await world.createWorkspace();
    const { admin } = workspace;
    await world.inside(admin, async (scope) => {
      await makeAccount(scope, { name: '=cmd|calc', country: 'DE' });
      await makeAccount(scope, { name: 'Plain, "quoted"', country: 'FR' });
    });
    const segment = await world.do(admin, createSegment, {
      name: 'Germans',
      kind: 'account',
      definition: { rule: { field: 'country', op: 'is', value: 'DE' } },
    });
    expect((await world.ask(admin, browseAccounts, { segmentId: segment.id })).items).toHaveLength(1);
    const url = `/api/v1/workspaces/${workspace.id}/accounts.csv`;
    const csv = await world.app.inject({ url, headers: asCaller(admin) });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.body.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^acc_\w+,'=cmd\|calc,/);
    expect(lines[2]).toContain(',"Plain, ""quoted""",');
    expect((await world.app.inject({ url: `${url}?sort=size`, headers: asCaller(admin) })).statusCode).toBe(422);
    expect((await world.app.inject({ url, headers: asCaller(workspace.as('viewer')) })).statusCode).toBe(403);
  });
});

describe('a bulk edit', () => {
  test('changes many accounts in one event, dates the stage, and tells a fact for each', async () => {
    const { admin } = await world.createWorkspace();
    const ids = await world.inside(admin, async (scope) => {
      const rows = [];
      for (let index = 0; index < 20; index++) rows.push(await makeAccount(scope, { attributes: { keep: index } }));
      return rows.map((row) => row.id);
    });
    const change = { stage: 'churned', attributes: { wave: 2 } } as const;
    expect(await world.do(admin, changeAccounts, { accountIds: ids, change })).toEqual({ changed: 20, unchanged: 0 });
    expect(await world.do(admin, changeAccounts, { accountIds: ids, change })).toEqual({ changed: 0, unchanged: 20 });
    const list = await world.ask(admin, browseAccounts, { stage: 'churned' });
    expect(list.items).toHaveLength(20);
    expect(list.items.every((item) => item.attributes['wave'] === 2 && 'keep' in item.attributes && item.version === 2)).toBe(true);
    await world.do(admin, changeAccounts, { accountIds: ids, change: { archived: true } });
    expect((await world.ask(admin, browseAccounts, {})).items).toEqual([]);
  });

  test('with one account that is not there changes nothing', async () => {
    const { admin } = await world.createWorkspace();
    const other = await world.createWorkspace();
    const mine = await world.inside(admin, (scope) => makeAccount(scope));
    const theirs = await world.inside(other.admin, (scope) => makeAccount(scope));
    const bulk = world.do(admin, changeAccounts, { accountIds: [mine.id, theirs.id], change: { archived: true } });
    expect(await issueOf(bulk)).toMatchObject({ code: 'account_not_found' });
    expect(await world.ask(admin, readAccount, { accountId: mine.id })).toMatchObject({ archivedAt: null });
  });
});
