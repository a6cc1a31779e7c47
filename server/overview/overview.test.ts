import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { OverviewAnswer } from '../../contract/overview/overview.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import { asCaller, openWorld, type Workspace } from '../../test/support/world.ts';
import {
  makeAccount,
  makeContract,
  makeMember,
  makeMembership,
  makePerson,
  makeRevenueLine,
  makeStakeholderRole,
} from '../people/makers.ts';
import type { Caller } from '../platform/action.ts';
import { makeProduct } from '../problems/makers.ts';
import { readOverview } from './overview.query.ts';

const world = await openWorld();
afterAll(() => world.close());
const today = new Date('2026-01-15T09:00:00Z');

let workspace: Workspace;
let stewardId: string;
beforeEach(async () => {
  world.now.value = today;
  workspace = await world.createWorkspace();
  stewardId = await world.inside(workspace.admin, async (scope) => (await makeMember(scope, 'Sam')).id);
});

/** Somebody of this workspace who is stored as a member, so that problems can name her. */
const steward = (): Caller => {
  const caller = workspace.as('contributor');
  Object.assign(caller.actor, { id: stewardId });
  return caller;
};

async function send<T = { id: string }>(method: 'POST' | 'PATCH' | 'PUT', address: string, payload: object): Promise<T> {
  const answer = await world.app.inject({
    method,
    url: `/api/v1/workspaces/${workspace.id}${address}`,
    headers: asCaller(workspace.admin),
    payload,
  });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json<T>();
}

async function overview(productId: string, since?: string, caller: Caller = workspace.admin): Promise<OverviewAnswer> {
  await world.settle();
  return world.ask(caller, readOverview, { productId, since });
}

const product = (businessModel: BusinessModel) =>
  world.inside(workspace.admin, async (scope) => (await makeProduct(scope, { name: 'Ledger', businessModel })).id);

/** An account that pays 1,000.00 a month for the product and renews on a day. */
const payer = (name: string, productId: string, renewalOn: string | null, amountMinor = 100_000) =>
  world.inside(workspace.admin, async (scope) => {
    const { id } = await makeAccount(scope, { name });
    await makeRevenueLine(scope, { account_id: id, product_id: productId, amount_minor: amountMinor });
    if (renewalOn !== null) await makeContract(scope, { account_id: id, renewal_on: renewalOn });
    return id;
  });

async function problem(productId: string, title: string, more: { effortPersonWeeks?: number; stewardIds?: string[] } = {}) {
  const { effortPersonWeeks, ...fields } = more;
  const made = await send('POST', `/products/${productId}/problems`, { title, ...fields });
  if (effortPersonWeeks !== undefined)
    await send('POST', `/products/${productId}/problems/inputs`, { items: [{ problemId: made.id, effortPersonWeeks }] });
  return made;
}

const hear = (productId: string, problemId: string, more: object) =>
  send('POST', `/products/${productId}/evidence`, {
    kind: 'interview',
    body: 'It hurts.',
    occurredAt: '2026-01-13T09:00:00Z',
    attachTo: { problemId, importance: 3, reason: 'protect' },
    ...more,
  });

describe('an overview for accounts', () => {
  test('names dates that passed, renewals that hang on problems, dates that cannot be kept, and what nobody estimated', async () => {
    const productId = await product('b2b');
    const acme = await payer('Acme', productId, '2026-02-19');
    const beta = await payer('Beta', productId, '2026-01-10', 50_000);
    const late = await payer('Late', productId, '2026-12-31', 10_000_000);
    const exports = await problem(productId, 'Exports lose a column');
    const slow = await problem(productId, 'Month end is slow', { effortPersonWeeks: 26 });
    await hear(productId, exports.id, { accountId: acme });
    await hear(productId, slow.id, { accountId: acme });
    await hear(productId, slow.id, { accountId: beta });
    await hear(productId, slow.id, { accountId: late, attachTo: { problemId: slow.id, importance: 1, reason: 'protect' } });

    expect((await overview(productId)).lines).toEqual([
      {
        kind: 'date_passed',
        problem: { id: slow.id, title: 'Month end is slow' },
        account: { id: beta, name: 'Beta' },
        families: 1,
        atStake: 1800, // 6,000 a year × 0.3
      },
      {
        kind: 'renewal',
        account: { id: acme, name: 'Acme' },
        renewalOn: '2026-02-19',
        days: 35,
        withinWeeks: 12,
        problems: 2,
        topProblem: { id: exports.id, title: 'Exports lose a column' },
        atStake: 3600, // 12,000 a year, shared by two critical problems, × 0.3 each
      },
      {
        kind: 'cannot_be_met',
        problem: { id: slow.id, title: 'Month end is slow' },
        account: { id: acme, name: 'Acme' },
        families: 1,
        atStake: 1800,
        weeks: 13,
      },
      {
        kind: 'not_estimated',
        lens: 'b2b',
        problem: { id: exports.id, title: 'Exports lose a column' },
        atStake: 1800,
        reach: null,
      },
    ]);
  });

  test('a renewal is near by the weeks that the playbook says, and only when something hangs on it', async () => {
    const productId = await product('hybrid');
    const acme = await payer('Acme', productId, '2026-02-19');
    await payer('Content', productId, '2026-02-01');
    const { id } = await problem(productId, 'Exports lose a column', { effortPersonWeeks: 1 });
    await hear(productId, id, { accountId: acme });
    const renewals = async () =>
      (await overview(productId)).lines.filter((line) => line.kind === 'renewal').map((line) => line.account.name);
    expect(await renewals()).toEqual(['Acme']);
    await send('PUT', `/products/${productId}/playbook/problems.order`, {
      businessModel: 'hybrid',
      value: { kind: 'deadlinesFirst', weeks: 4, otherwise: 'b2c' },
      reason: 'We plan by the month.',
    });
    expect(await renewals()).toEqual([]);
  });

  test('names who decided and has gone, until somebody follows', async () => {
    const productId = await product('b2b');
    const acme = await payer('Acme', productId, null);
    const { id } = await problem(productId, 'Exports lose a column', { effortPersonWeeks: 1 });
    await hear(productId, id, { accountId: acme });
    const [champion, buyer, heir] = await world.inside(workspace.admin, async (scope) => {
      const people = [];
      for (const name of ['Cleo', 'Bo', 'Hale']) people.push((await makePerson(scope, { name })).id);
      const [cleo = '', bo = ''] = people;
      await makeStakeholderRole(scope, { account_id: acme, person_id: cleo, role: 'champion', to_on: '2026-01-05' });
      // Her role goes on as far as anybody said; she does not.
      await makeMembership(scope, { account_id: acme, person_id: bo, active_to: '2026-01-02' });
      await makeStakeholderRole(scope, { account_id: acme, person_id: bo, role: 'economic_buyer' });
      return people;
    });
    const gone = async () =>
      (await overview(productId)).lines.flatMap((line) =>
        line.kind === 'role_ended' ? [[line.person.name, line.role, line.endedOn, line.problems]] : [],
      );
    expect([champion, buyer, heir]).toHaveLength(3);
    expect(await gone()).toEqual([
      ['Cleo', 'champion', '2026-01-05', 1],
      ['Bo', 'economic_buyer', '2026-01-02', 1],
    ]);
    await world.inside(workspace.admin, (scope) =>
      makeStakeholderRole(scope, { account_id: acme, person_id: heir ?? '', role: 'champion' }),
    );
    expect(await gone()).toEqual([['Bo', 'economic_buyer', '2026-01-02', 1]]);
  });
});

describe('an overview for consumers', () => {
  test('names what most people spoke of, what waits, and what reaches many without an estimate; money has no line', async () => {
    const productId = await product('b2c');
    const acme = await payer('Acme', productId, '2026-02-19');
    const [many, few] = [await problem(productId, 'Sign-in loops'), await problem(productId, 'Dark mode')];
    await hear(productId, many.id, { unnamedPeople: 40, accountId: acme });
    await hear(productId, few.id, { unnamedPeople: 1 });
    await hear(productId, few.id, { unnamedPeople: 500, occurredAt: '2025-12-01T09:00:00Z' });
    await send('POST', `/products/${productId}/evidence`, { kind: 'review', body: 'Two stars.', occurredAt: '2026-01-04T08:00:00Z' });
    await send('POST', `/products/${productId}/evidence`, { kind: 'review', body: 'One star.', occurredAt: '2026-01-12T08:00:00Z' });

    expect((await overview(productId)).lines).toEqual([
      { kind: 'inbox', count: 2, isMore: false, oldestAt: '2026-01-04T08:00:00.000Z' },
      { kind: 'heard_most', problem: { id: many.id, title: 'Sign-in loops' }, people: 40, evidence: 1, days: 7 },
      { kind: 'not_estimated', lens: 'b2c', problem: { id: few.id, title: 'Dark mode' }, atStake: null, reach: 501 },
      { kind: 'not_estimated', lens: 'b2c', problem: { id: many.id, title: 'Sign-in loops' }, atStake: null, reach: 40 },
    ]);
  });
});

describe('what is loud', () => {
  test('is told beside what is worth far more and is heard far less', async () => {
    const productId = await product('b2b');
    const [small, large] = [await payer('Small', productId, null, 1_000), await payer('Large', productId, null, 10_000_000)];
    const [loud, quiet] = [await problem(productId, 'Dark mode'), await problem(productId, 'Invoices are lost')];
    for (let piece = 0; piece < 12; piece++) await hear(productId, loud.id, { accountId: small, body: `Again, ${piece}` });
    const outweighed = async () => (await overview(productId)).lines.filter((line) => line.kind === 'outweighed');
    expect(await outweighed()).toEqual([]);
    await hear(productId, quiet.id, { accountId: large });
    expect(await outweighed()).toEqual([
      {
        kind: 'outweighed',
        problem: { id: loud.id, title: 'Dark mode' },
        evidence: 12,
        atStake: 36, // 120 a year × 0.3
        byProblem: { id: quiet.id, title: 'Invoices are lost' },
        byEvidence: 1,
        byAtStake: 360_000,
      },
    ]);
  });
});

describe('what is mine', () => {
  test('counts what others said on my problems since my last visit', async () => {
    const productId = await product('b2c');
    const mine = await problem(productId, 'Sign-in loops', { stewardIds: [stewardId] });
    const other = await problem(productId, 'Dark mode');
    await hear(productId, mine.id, {});
    world.now.value = new Date('2026-01-16T09:00:00Z');
    await hear(productId, mine.id, {});
    await hear(productId, other.id, {});
    await send('POST', '/comments', { subjectKind: 'problem', subjectId: mine.id, body: 'Is it the cookie?' });
    const linesOf = async (since: string) => (await overview(productId, since, steward())).lines.filter((line) => line.kind === 'mine');
    const line = { kind: 'mine', problem: { id: mine.id, title: 'Sign-in loops' } };
    expect(await linesOf('2026-01-14T00:00:00Z')).toEqual([{ ...line, evidence: 2, comments: 1 }]);
    expect(await linesOf('2026-01-15T20:00:00Z')).toEqual([{ ...line, evidence: 1, comments: 1 }]);
    expect(await linesOf('2026-01-16T09:00:00Z')).toEqual([]);
  });
});

describe('movement', () => {
  test('is told from the figures of a week ago when somebody had them built, and never builds them', async () => {
    const productId = await product('b2c');
    const titles = ['A', 'B', 'C', 'D', 'E'];
    const ids: string[] = [];
    for (const [at, title] of titles.entries()) {
      const { id } = await problem(productId, title, { effortPersonWeeks: 4 });
      await hear(productId, id, { unnamedPeople: 50 - 10 * at, occurredAt: '2026-01-02T09:00:00Z' });
      ids.push(id);
    }
    const last = ids.at(-1) ?? '';
    await hear(productId, last, { unnamedPeople: 400, occurredAt: '2026-01-14T09:00:00Z' });
    const moved = async () => (await overview(productId)).lines.filter((line) => line.kind === 'moved');
    expect(await moved()).toEqual([]);
    const asked = await world.app.inject({
      url: `/api/v1/workspaces/${workspace.id}/products/${productId}/ranking?asOf=2026-01-08`,
      headers: asCaller(workspace.admin),
    });
    expect(asked.statusCode, asked.body).toBe(200);
    expect(await moved()).toEqual([{ kind: 'moved', lens: 'b2c', problem: { id: last, title: 'E' }, from: 5, to: 1, since: '2026-01-08' }]);
  });
});

test('a product without anything has an overview without lines', async () => {
  const productId = await product('hybrid');
  expect(await overview(productId)).toEqual({
    today: '2026-01-15',
    since: '2026-01-08T09:00:00.000Z',
    currency: 'EUR',
    hasFigures: false,
    lines: [],
  });
});
