import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import { changeAccount } from './account.actions.ts';
import { readAccountPage } from './account-page.query.ts';
import { createContract } from './contract.actions.ts';
import { readPipeline } from './customer-base.query.ts';
import { browseDeals, changeDeal, createDeal } from './deal.actions.ts';
import { setExchangeRates } from './exchange-rate.actions.ts';
import {
  makeAccount,
  makeContract,
  makeDeal,
  makeMembership,
  makePerson,
  makeProduct,
  makeRevenueLine,
  makeSegment,
  makeStakeholderRole,
} from './makers.ts';
import { archiveMembership, changeMembership, createMembership } from './membership.actions.ts';
import { browsePersons, changePersons, createPerson } from './person.actions.ts';
import { readPersonPage } from './person-page.query.ts';
import { createRevenueLine } from './revenue-line.actions.ts';
import { measureSegment } from './segment.actions.ts';
import { segmentPersonNos } from './segment.query.ts';
import { snapshotAt } from './snapshot.query.ts';
import { confirmStakeholderRole, createStakeholderRole, proposeStakeholderRole } from './stakeholder-role.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { code?: string; issues?: { code: string }[] }) => error.issues?.[0]?.code ?? error.code ?? error,
  );

describe('a person', () => {
  test('may be anonymous, but not nobody', async () => {
    const { admin } = await world.createWorkspace();
    const known = await world.do(admin, createPerson, { externalRefs: [{ source: 'survey', externalId: '7' }] });
    expect(known).toMatchObject({ name: null, email: null });
    await expect(world.do(admin, createPerson, {})).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('has an email of their own, whatever its case', async () => {
    const { admin } = await world.createWorkspace();
    await world.do(admin, createPerson, { email: 'Ada@Example.com', name: 'Ada' });
    await expect(world.do(admin, createPerson, { email: 'ada@example.com' })).rejects.toMatchObject({
      code: 'email_taken',
      message: expect.stringContaining('Ada'),
    });
  });

  test('cannot take an external id that stands for another email', async () => {
    const { admin } = await world.createWorkspace();
    const ref = { source: 'crm', externalId: '1' };
    await world.do(admin, createPerson, { email: 'a@example.com', externalRefs: [ref] });
    await expect(world.do(admin, createPerson, { email: 'b@example.com', externalRefs: [ref] })).rejects.toMatchObject({
      code: 'external_id_taken',
      message: expect.stringContaining('a@example.com'),
    });
    expect((await world.ask(admin, browsePersons, {})).items).toHaveLength(1);
  });

  test('in two accounts counts once for each account and once as a person', async () => {
    const { admin } = await world.createWorkspace();
    const { person, accounts, segment } = await world.inside(admin, async (scope) => {
      const person = await makePerson(scope, { name: 'Both' });
      const accounts = [await makeAccount(scope, { name: 'One' }), await makeAccount(scope, { name: 'Two' })];
      for (const account of accounts) await makeMembership(scope, { person_id: person.id, account_id: account.id });
      const segment = await makeSegment(scope, {
        kind: 'person',
        definition: { rule: { field: 'account.stage', op: 'is', value: 'active' } },
      });
      return { person, accounts, segment };
    });
    const list = await world.ask(admin, browsePersons, {});
    expect(list.items).toMatchObject([{ id: person.id, accountCount: 2, accounts: [{ name: 'One' }, { name: 'Two' }] }]);
    for (const account of accounts) {
      const page = await world.ask(admin, readAccountPage, { accountId: account.id });
      expect(page.memberships.map((membership) => membership.personId)).toEqual([person.id]);
      expect((await world.ask(admin, browsePersons, { accountId: account.id })).items).toHaveLength(1);
    }
    expect(await world.ask(admin, measureSegment, { segmentId: segment.id })).toMatchObject({ size: 1 });
    expect(await world.inside(admin, (scope) => segmentPersonNos(scope, segment.id))).toEqual([person.no]);
    expect((await world.ask(admin, readPersonPage, { personId: person.id })).segments).toEqual([{ id: segment.id, name: segment.name }]);
  });

  test('without an account is found as such, and many can be changed at once', async () => {
    const { admin } = await world.createWorkspace();
    const ids = await world.inside(admin, async (scope) => {
      const account = await makeAccount(scope);
      const [free, former, current] = [await makePerson(scope), await makePerson(scope), await makePerson(scope)];
      await makeMembership(scope, { person_id: former.id, account_id: account.id, active_to: '2025-12-31' });
      await makeMembership(scope, { person_id: current.id, account_id: account.id });
      return { free: free.id, former: former.id, current: current.id };
    });
    const found = await world.ask(admin, browsePersons, { accountId: 'none', sort: 'updated' });
    expect(new Set(found.items.map((item) => item.id))).toEqual(new Set([ids.free, ids.former]));
    const change = { traits: { wave: 1 } };
    expect(await world.do(admin, changePersons, { personIds: Object.values(ids), change })).toEqual({ changed: 3, unchanged: 0 });
  });
});

describe('memberships and roles', () => {
  test('a person belongs to an account once at a time, and comes back later', async () => {
    const { admin } = await world.createWorkspace();
    const { personId, accountId } = await world.inside(admin, async (scope) => ({
      personId: (await makePerson(scope)).id,
      accountId: (await makeAccount(scope)).id,
    }));
    const first = await world.do(admin, createMembership, { personId, accountId, title: 'CTO' });
    expect(await codeOf(world.do(admin, createMembership, { personId, accountId }))).toBe('membership_overlaps');
    await world.do(admin, changeMembership, { membershipId: first.id, activeTo: '2025-06-01' });
    expect(await codeOf(world.do(admin, createMembership, { personId, accountId, activeFrom: '2025-05-31' }))).toBe('membership_overlaps');
    await world.do(admin, createMembership, { personId, accountId, activeFrom: '2025-06-01' });
    expect(await codeOf(world.do(admin, changeMembership, { membershipId: first.id, activeFrom: '2025-07-01' }))).toBe('to_before_from');
  });

  test('a role for a person outside the account is refused, and nothing is written', async () => {
    const { admin } = await world.createWorkspace();
    const { personId, accountId, otherDeal } = await world.inside(admin, async (scope) => {
      const [account, other] = [await makeAccount(scope), await makeAccount(scope)];
      return { personId: (await makePerson(scope)).id, accountId: account.id, otherDeal: await makeDeal(scope, { account_id: other.id }) };
    });
    const role = { personId, accountId, role: 'champion' } as const;
    expect(await codeOf(world.do(admin, createStakeholderRole, role))).toBe('person_outside_account');
    expect((await world.ask(admin, readAccountPage, { accountId })).roles).toEqual([]);
    const membership = await world.do(admin, createMembership, { personId, accountId });
    expect(await codeOf(world.do(admin, createStakeholderRole, { ...role, dealId: otherDeal.id }))).toBe('deal_of_other_account');
    expect(await world.do(admin, createStakeholderRole, role)).toMatchObject({ status: 'confirmed', role: 'champion' });
    await world.do(admin, archiveMembership, { membershipId: membership.id });
    expect(await codeOf(world.do(admin, createStakeholderRole, { ...role, role: 'coach' }))).toBe('person_outside_account');
  });

  test('a proposed role counts for nothing until a member confirms it', async () => {
    const { admin, as } = await world.createWorkspace();
    const { personId, accountId } = await world.inside(admin, async (scope) => {
      const [person, account] = [await makePerson(scope), await makeAccount(scope)];
      await makeMembership(scope, { person_id: person.id, account_id: account.id });
      return { personId: person.id, accountId: account.id };
    });
    const role = await world.do(as('contributor'), proposeStakeholderRole, {
      personId,
      accountId,
      role: 'economic_buyer',
      reason: 'Title says CFO',
      from: '2025-01-01',
    });
    const held = () => world.inside(admin, (scope) => snapshotAt(scope, { personId, accountId, day: '2025-06-01' }));
    expect(role).toMatchObject({ status: 'proposed', confirmedBy: null });
    expect((await held()).roles).toEqual({ held: [], mark: 'unknown' });
    expect(await world.do(admin, confirmStakeholderRole, { stakeholderRoleId: role.id })).toMatchObject({ status: 'confirmed' });
    expect((await held()).roles).toMatchObject({ held: [{ role: 'economic_buyer', accountId }], mark: 'known' });
  });
});

describe('money and dates', () => {
  test('unknown currencies and impossible dates are refused at their place', async () => {
    const { id, admin } = await world.createWorkspace();
    const account = await world.inside(admin, (scope) => makeAccount(scope));
    const line = { accountId: account.id, amountMinor: 100, currency: 'EUR', period: 'month', from: '2024-01-01' };
    const refusals = [
      [{ ...line, currency: 'XQX' }, 'currency', 'currency_unknown'],
      [{ ...line, from: '2024-02-30' }, 'from', 'invalid_format'],
      [{ ...line, from: '0024-02-01' }, 'from', 'custom'],
      [{ ...line, to: '2023-01-01' }, 'to', 'to_before_from'],
      [{ ...line, period: 'once' }, 'period', 'period_does_not_recur'],
      [{ ...line, amountMinor: 1.5 }, 'amountMinor', 'invalid_type'],
    ] as const;
    for (const [payload, path, code] of refusals) {
      const answer = await world.app.inject({
        method: 'POST',
        url: `/api/v1/workspaces/${id}/revenue-lines`,
        headers: asCaller(admin),
        payload,
      });
      expect([answer.statusCode, answer.json().issues?.[0]]).toMatchObject([422, { path, code }]);
    }
    expect(await codeOf(world.do(admin, createContract, { accountId: account.id, start: '2024-01-01', end: '2023-01-01' }))).toBe(
      'end_before_start',
    );
    expect((await world.ask(admin, readAccountPage, { accountId: account.id })).counts).toMatchObject({ revenueLines: 0, contracts: 0 });
  });

  test('the account page shows money by product, the family, the clock and what has no product or rate', async () => {
    const { admin } = await world.createWorkspace();
    const product = await world.inside(admin, (scope) => makeProduct(scope, 'Ledger'));
    const { parent, child } = await world.inside(admin, async (scope) => {
      const parent = await makeAccount(scope, { name: 'Parent', plan: 'Pro' });
      const child = await makeAccount(scope, { name: 'Child', parent_id: parent.id });
      await makeContract(scope, { account_id: parent.id, renewal_on: '2026-02-14' });
      await makeDeal(scope, { account_id: parent.id, status: 'won', closed_on: '2025-01-01', name: 'Won' });
      await makeDeal(scope, { account_id: parent.id, name: 'Open' });
      await makeRevenueLine(scope, { account_id: parent.id, product_id: product.id });
      await makeRevenueLine(scope, { account_id: parent.id, period: 'year', starts_on: '2026-01-01' });
      await makeRevenueLine(scope, { account_id: child.id, currency: 'USD', amount_minor: 1000 });
      return { parent, child };
    });
    const page = await world.ask(admin, readAccountPage, { accountId: parent.id, months: 2 });
    expect(page.revenue).toEqual({
      now: { minor: 1_300_000, unknownCurrencies: [] },
      ofFamily: { minor: 1_300_000, unknownCurrencies: ['USD'] },
      byProduct: [
        { productId: product.id, productName: 'Ledger', minor: 1_200_000, unknownCurrencies: [] },
        { productId: null, productName: null, minor: 100_000, unknownCurrencies: [] },
      ],
      byMonth: [
        { day: '2025-12-31', minor: 1_200_000, unknownCurrencies: [], lines: 1, accounts: 1 },
        { day: '2026-01-15', minor: 1_300_000, unknownCurrencies: [], lines: 2, accounts: 1 },
      ],
    });
    expect(page.clock).toEqual({ nextOn: '2026-02-14', days: 30, passedOn: null });
    expect(page.deals.map((deal) => deal.name)).toEqual(['Open', 'Won']);
    expect(page.family).toMatchObject({
      root: null,
      parent: null,
      children: [{ id: child.id, recurringRevenue: { unknownCurrencies: ['USD'] } }],
    });
    await world.do(admin, setExchangeRates, { rates: [{ currency: 'USD', day: '2025-01-01', rate: 0.5 }] });
    expect(await codeOf(world.do(admin, setExchangeRates, { rates: [{ currency: 'EUR', day: '2025-01-01', rate: 2 }] }))).toBe(
      'own_currency',
    );
    const rated = await world.ask(admin, readAccountPage, { accountId: child.id });
    expect(rated.revenue).toMatchObject({ now: { minor: 6_000 }, ofFamily: { minor: 1_306_000, unknownCurrencies: [] } });
    expect(rated.family).toMatchObject({ root: { id: parent.id }, parent: { id: parent.id }, children: [] });
    expect((await world.ask(admin, readAccountPage, { accountId: child.id, asOf: '2024-12-31' })).revenue.now).toEqual({
      minor: 0,
      unknownCurrencies: ['USD'],
    });
  });

  test('each change of money tells whose budgets are others now', async () => {
    const { admin } = await world.createWorkspace();
    const product = await world.inside(admin, (scope) => makeProduct(scope, 'Ledger'));
    const account = await world.inside(admin, (scope) => makeAccount(scope));
    const line = await world.do(admin, createRevenueLine, {
      accountId: account.id,
      productId: product.id,
      amountMinor: 100,
      currency: 'EUR',
      period: 'year',
      from: '2025-01-01',
    });
    const told = await world.inside(admin, async ({ db, workspaceId }) => {
      const rows = db as unknown as import('kysely').Kysely<{
        outbox: { workspace_id: string; event: string; subject_id: string; payload: object };
      }>;
      return rows
        .selectFrom('outbox')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('event', 'like', 'revenue_line%')
        .execute();
    });
    expect(told).toMatchObject([
      {
        event: 'revenue_line.created',
        subject_id: line.id,
        payload: { accountId: account.id, familyId: account.id, productId: product.id },
      },
    ]);
  });

  test('a deal that is won without a day is closed today, and reopened it has none', async () => {
    const { admin } = await world.createWorkspace();
    const deal = await world.do(admin, createDeal, { name: 'Big', amount: { amountMinor: 100, currency: 'EUR' }, probability: 0.5 });
    expect(await world.do(admin, changeDeal, { dealId: deal.id, status: 'won' })).toMatchObject({ closedOn: '2026-01-15' });
    expect(await world.do(admin, changeDeal, { dealId: deal.id, status: 'open' })).toMatchObject({ closedOn: null });
    await world.do(admin, changeDeal, { dealId: deal.id, status: 'lost', lostReason: 'price', closedOn: '2026-01-10' });
    expect((await world.ask(admin, browseDeals, { openOn: '2026-01-09' })).items).toHaveLength(1);
    expect((await world.ask(admin, browseDeals, { openOn: '2026-01-10' })).items).toHaveLength(0);
    const then = await world.ask(admin, readPipeline, { asOf: '2026-01-09' });
    expect(then.byStatus).toMatchObject({ open: { deals: 1, minor: 100 }, lost: { deals: 0 } });
    expect(then.weightedYearMinor).toBe(50);
    expect((await world.ask(admin, readPipeline, {})).winRate).toEqual({ value: 0, won: 0, lost: 1, denominator: 'won + lost' });
  });
});

describe('a snapshot', () => {
  test('of a churned account still shows the revenue and state it had then', async () => {
    const { admin } = await world.createWorkspace();
    const { account, person } = await world.inside(admin, async (scope) => {
      const account = await makeAccount(scope, { stage: 'active', plan: 'Pro', since: '2024-03-01' });
      const person = await makePerson(scope);
      await makeMembership(scope, { person_id: person.id, account_id: account.id });
      await makeRevenueLine(scope, { account_id: account.id, starts_on: '2024-02-01', ends_on: '2025-01-01' });
      await makeStakeholderRole(scope, {
        person_id: person.id,
        account_id: account.id,
        role: 'champion',
        from_on: '2024-01-01',
        to_on: '2024-12-01',
        influence: 4,
      });
      return { account, person };
    });
    await world.do(admin, changeAccount, { accountId: account.id, stage: 'churned', plan: null, since: '2025-01-01' });
    const at = (day: string) => world.inside(admin, (scope) => snapshotAt(scope, { accountId: account.id, personId: person.id, day }));
    expect(await at('2024-06-01')).toMatchObject({
      account: {
        stage: { value: 'active', mark: 'known' },
        plan: { value: 'Pro', mark: 'known' },
        revenue: { yearMinor: 1_200_000, currency: 'EUR', mark: 'known' },
      },
      roles: { held: [{ role: 'champion', influence: 4 }], mark: 'known' },
    });
    expect(await at('2025-06-01')).toMatchObject({
      account: { stage: { value: 'churned' }, plan: { value: null, mark: 'known' }, revenue: { yearMinor: 0, mark: 'known' } },
      roles: { held: [], mark: 'unknown' },
    });
    expect(await at('2024-01-15')).toMatchObject({
      account: {
        stage: { value: null, mark: 'unknown' },
        plan: { value: null, mark: 'unknown' },
        revenue: { yearMinor: null, mark: 'unknown' },
      },
    });
  });
});
