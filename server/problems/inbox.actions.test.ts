import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import { captureEvidence } from './evidence.actions.ts';
import { browseEvidence, readEvidence } from './evidence.query.ts';
import { triageAttach, triageNewProblem, triagePark, triageReopen } from './inbox.actions.ts';
import { countInbox, readInbox, suggestFor } from './inbox.query.ts';
import { detachEvidence } from './link.actions.ts';
import { makeAccount, makePerson, makeProduct } from './makers.ts';
import { createProblem } from './problem.actions.ts';
import { browseProblems, readHistory } from './problem.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function setUp() {
  const workspace = await world.createWorkspace();
  const me = workspace.as('product_manager');
  const { productId, torn } = await world.inside(me, async (scope) => {
    const accounts = [await makeAccount(scope, { name: 'Acme' }), await makeAccount(scope, { name: 'Beta' })];
    const person = await makePerson(scope, { name: 'Torn', memberOf: accounts.map((account) => ({ accountId: account.id })) });
    return { productId: (await makeProduct(scope)).id, torn: person.id };
  });
  const hear = async (body: string, more: object = {}) =>
    (await world.do(me, captureEvidence, { productId, kind: 'support', body, ...more })).id;
  return { workspace, me, productId, torn, hear };
}

describe('the inbox', () => {
  test('shows what waits, newest first, and asks for which account somebody spoke', async () => {
    const { me, productId, torn, hear } = await setUp();
    await hear('old', { occurredAt: '2025-01-01T00:00:00Z' });
    await hear('asks', { occurredAt: '2025-06-01T00:00:00Z', personId: torn });
    await hear('new', { occurredAt: '2026-01-01T00:00:00Z', kind: 'survey', source: 'poll' });
    const titles = async (filter: object) => (await world.ask(me, readInbox, { productId, ...filter })).items.map((item) => item.title);
    expect(await titles({})).toEqual(['new', 'asks', 'old']);
    expect(await titles({ kind: 'survey' })).toEqual(['new']);
    expect(await titles({ source: 'poll' })).toEqual(['new']);
    expect(await titles({ personId: torn })).toEqual(['asks']);
    expect(await titles({ unclear: 'true' })).toEqual(['asks']);
    const first = await world.ask(me, readInbox, { productId, limit: 2 });
    expect(first.items[1]?.accountChoices.map((account) => account.name)).toEqual(['Acme', 'Beta']);
    expect((await world.ask(me, readInbox, { productId, limit: 2, cursor: first.nextCursor! })).items.map((item) => item.title)).toEqual([
      'old',
    ]);
    expect(await world.ask(me, countInbox, { productId })).toEqual({
      waiting: 3,
      unclear: 1,
      parked: 0,
      waitingByKind: { support: 2, survey: 1 },
      waitingBySource: [
        { source: 'form', count: 2 },
        { source: 'poll', count: 1 },
      ],
      countedTo: 2000,
    });
  });

  test('empties by attaching to a problem, many at once', async () => {
    const { me, productId, hear } = await setUp();
    const problem = await world.do(me, createProblem, { productId, title: 'P' });
    const evidenceIds = [await hear('a'), await hear('b')];
    const answer = await world.do(me, triageAttach, { productId, evidenceIds, problemId: problem.id });
    expect(answer.changed.toSorted()).toEqual(evidenceIds.toSorted());
    expect((await world.ask(me, readInbox, { productId })).items).toEqual([]);
    const history = await world.ask(me, readHistory, { problemId: problem.id });
    expect(history.items.map((item) => item.event)).toContain('evidence.attached');
    // Undo is detaching.
    await world.do(me, detachEvidence, { problemId: problem.id, evidenceIds });
    expect((await world.ask(me, readInbox, { productId })).items).toHaveLength(2);
  });

  test('makes a problem and attaches to it in one change, or does neither', async () => {
    const { me, productId, hear } = await setUp();
    const id = await hear('a');
    const made = await world.do(me, triageNewProblem, { productId, evidenceIds: [id], title: 'New one', importance: 3 });
    expect(made).toMatchObject({ changed: [id], problem: { title: 'New one', status: 'heard' } });
    const missing = 'evd_00000000000000000000';
    await expect(
      world.do(me, triageNewProblem, { productId, evidenceIds: [await hear('b'), missing], title: 'Half' }),
    ).rejects.toMatchObject({ code: 'evidence_not_found' });
    expect((await world.ask(me, browseProblems, { productId })).items.map((item) => item.title)).toEqual(['New one']);
  });

  test('parks with a reason and takes back', async () => {
    const { workspace, me, productId, hear } = await setUp();
    const evidenceIds = [await hear('a'), await hear('b')];
    const park = (payload: object) =>
      world.app.inject({
        method: 'POST',
        url: `/api/v1/workspaces/${workspace.id}/products/${productId}/inbox/park`,
        headers: asCaller(me),
        payload: { evidenceIds, ...payload },
      });
    expect((await park({})).statusCode).toBe(422);
    expect((await park({ reason: '  ' })).statusCode).toBe(422);
    expect((await park({ reason: 'spam' })).statusCode).toBe(200);
    expect((await world.ask(me, readInbox, { productId, parked: 'true' })).items).toMatchObject([
      { parkedReason: 'spam' },
      { parkedReason: 'spam' },
    ]);
    await world.do(me, triageReopen, { productId, evidenceIds });
    expect((await world.ask(me, readInbox, { productId })).items).toHaveLength(2);
  });

  test('does not park what belongs to a problem, and no other product’s', async () => {
    const { me, productId, hear } = await setUp();
    const problem = await world.do(me, createProblem, { productId, title: 'P' });
    const attached = await hear('a', { attachTo: { problemId: problem.id } });
    const elsewhere = await world.inside(me, (scope) => makeProduct(scope, { name: 'Else', businessModel: 'b2c' }));
    const park = (product: string, id: string) => world.do(me, triagePark, { productId: product, evidenceIds: [id], reason: 'no' });
    await expect(park(productId, attached)).rejects.toMatchObject({ code: 'evidence_attached' });
    await expect(park(elsewhere.id, await hear('b'))).rejects.toMatchObject({ code: 'other_product' });
  });

  test('takes at most 500 at once, and a viewer only looks', async () => {
    const { workspace, me, productId, hear } = await setUp();
    const id = await hear('a');
    const park = (evidenceIds: string[], caller = me) =>
      world.app.inject({
        method: 'POST',
        url: `/api/v1/workspaces/${workspace.id}/products/${productId}/inbox/park`,
        headers: asCaller(caller),
        payload: { evidenceIds, reason: 'x' },
      });
    expect((await park(Array(501).fill(id))).statusCode).toBe(422);
    expect((await park([])).statusCode).toBe(422);
    expect((await park([id], workspace.as('viewer'))).statusCode).toBe(403);
  });
});

describe('suggestions', () => {
  test('name the problem by its words, by its title and by its evidence, and the twin', async () => {
    const { me, productId, hear } = await setUp();
    const invoices = await world.do(me, createProblem, { productId, title: 'Invoices cannot be exported', obstacle: 'the export hangs' });
    const login = await world.do(me, createProblem, { productId, title: 'Login fails' });
    await world.do(me, createProblem, { productId, title: 'Reports arrive late' });
    await hear('Our accountants wait half an hour whenever payroll spreadsheets download', { attachTo: { problemId: login.id } });
    const twin = await hear('Invoices export hangs since Monday, please help our bookkeeping');
    const id = await hear('Invoices export hangs since Monday, please help our bookkeeping team');
    const byWords = await world.ask(me, suggestFor, { evidenceId: id });
    expect(byWords.belongsTo[0]).toMatchObject({ id: invoices.id, words: expect.arrayContaining(['invoices', 'export']) });
    expect(byWords.sameAs).toMatchObject([{ id: twin, problems: [] }]);
    const byEvidence = await world.ask(me, suggestFor, { evidenceId: await hear('payroll spreadsheets download slowly') });
    expect(byEvidence.belongsTo[0]).toMatchObject({ id: login.id });
    const byTitle = await world.ask(me, suggestFor, { evidenceId: await hear('Exporting invoice') });
    expect(byTitle.belongsTo[0]).toMatchObject({ id: invoices.id });
  });

  test('are none where there is nothing to go by', async () => {
    const { me, hear } = await setUp();
    const none = { assumed: { importance: 2, reason: 'neither' }, belongsTo: [], sameAs: [] };
    expect(await world.ask(me, suggestFor, { evidenceId: await hear('ok!') })).toEqual(none);
    expect(await world.ask(me, suggestFor, { evidenceId: await hear("'; drop table evidence; --") })).toEqual(none);
  });

  test('say which importance and reason a link would get', async () => {
    const { me, productId, hear } = await setUp();
    const { id: accountId } = await world.inside(me, (scope) => makeAccount(scope, { name: 'Prospect', stage: 'prospect' }));
    const evidenceId = await hear('exports', { accountId });
    const problem = await world.do(me, createProblem, { productId, title: 'Exports' });
    const { assumed } = await world.ask(me, suggestFor, { evidenceId });
    expect(assumed).toEqual({ importance: 2, reason: 'grow' });
    await world.do(me, triageAttach, { productId, evidenceIds: [evidenceId], problemId: problem.id });
    expect((await world.ask(me, readEvidence, { evidenceId })).problems).toMatchObject([assumed]);
  });

  test('do not name what it belongs to already', async () => {
    const { me, productId, hear } = await setUp();
    const problem = await world.do(me, createProblem, { productId, title: 'Invoices cannot be exported' });
    const id = await hear('Invoices cannot be exported', { attachTo: { problemId: problem.id } });
    expect((await world.ask(me, suggestFor, { evidenceId: id })).belongsTo).toEqual([]);
    expect((await world.ask(me, browseEvidence, { productId })).items[0]?.problems).toEqual([{ id: problem.id, title: problem.title }]);
  });
});
