import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import type { Caller } from '../platform/action.ts';
import { captureEvidence } from './evidence.actions.ts';
import { attachEvidence } from './link.actions.ts';
import { makeProduct } from './makers.ts';
import { archiveProblem, changeProblem, changeStatus, createProblem, restoreProblem, setInputs } from './problem.actions.ts';
import { browseProblems, readHistory, readProblem } from './problem.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function setUp() {
  const workspace = await world.createWorkspace();
  const product = await world.inside(workspace.admin, (scope) => makeProduct(scope));
  const problem = await world.do(workspace.admin, createProblem, { productId: product.id, title: 'Exports take a day' });
  return { workspace, me: workspace.admin, product, problem };
}

/** Ids of one millisecond stand in no order; history is read in theirs. */
const aSecondLater = () => {
  world.now.value = new Date(world.now.value.getTime() + 1000);
};

const hear = async (me: Caller, productId: string, problemId: string, kind: 'interview' | 'support') =>
  world.do(me, captureEvidence, { productId, kind, body: `heard in ${kind}`, attachTo: { problemId } });

const refusedWith = (code: string) => expect.objectContaining({ code });

describe('a problem', () => {
  test('is created, changed in its parts, and its history tells both', async () => {
    const { me, problem } = await setUp();
    aSecondLater();
    const changed = await world.do(me, changeProblem, {
      problemId: problem.id,
      who: 'Accountants',
      obstacle: '<script>alert(1)</script>',
      expectedVersion: 1,
    });
    expect(changed).toMatchObject({ who: 'Accountants', obstacle: '<script>alert(1)</script>', version: 2 });
    const history = await world.ask(me, readHistory, { problemId: problem.id });
    expect(history.items.map((item) => item.event)).toEqual(['problem.changed', 'problem.created']);
    expect(history.items[0]).toMatchObject({ before: { who: null }, after: { who: 'Accountants' }, actor: { name: 'Test admin' } });
  });

  test('changed meanwhile is not overwritten', async () => {
    const { me, problem } = await setUp();
    await world.do(me, changeProblem, { problemId: problem.id, who: 'Accountants' });
    await expect(world.do(me, changeProblem, { problemId: problem.id, who: 'Others', expectedVersion: 1 })).rejects.toEqual(
      refusedWith('version_mismatch'),
    );
  });

  test('has a title of its own in its product, whatever the case', async () => {
    const { me, product, problem } = await setUp();
    await expect(world.do(me, createProblem, { productId: product.id, title: 'EXPORTS take a day' })).rejects.toEqual(
      refusedWith('problem_title_taken'),
    );
    await world.do(me, archiveProblem, { problemId: problem.id });
    await world.do(me, createProblem, { productId: product.id, title: 'Exports take a day' });
    await expect(world.do(me, restoreProblem, { problemId: problem.id })).rejects.toEqual(refusedWith('problem_title_taken'));
  });

  test('has stewards who are members', async () => {
    const { me, problem } = await setUp();
    await expect(world.do(me, changeProblem, { problemId: problem.id, stewardIds: ['mem_00000000000000000000'] })).rejects.toEqual(
      refusedWith('member_not_found'),
    );
  });
});

describe('the status of a problem', () => {
  test('becomes validated with evidence of two kinds, not with two of one kind', async () => {
    const { me, product, problem } = await setUp();
    await hear(me, product.id, problem.id, 'support');
    await hear(me, product.id, problem.id, 'support');
    const validate = () => world.do(me, changeStatus, { problemId: problem.id, status: 'validated' });
    await expect(validate()).rejects.toEqual(refusedWith('evidence_of_one_kind'));
    await hear(me, product.id, problem.id, 'interview');
    expect(await validate()).toMatchObject({ status: 'validated' });
  });

  test('leaves room for at most as many chosen problems as the playbook says', async () => {
    const { me, product } = await setUp();
    const problems: { id: string }[] = [];
    for (let index = 0; index < 6; index++) {
      const problem = await world.do(me, createProblem, { productId: product.id, title: `Problem ${index}` });
      await hear(me, product.id, problem.id, 'support');
      await hear(me, product.id, problem.id, 'interview');
      await world.do(me, changeStatus, { problemId: problem.id, status: 'validated' });
      problems.push(problem);
    }
    const choose = (index: number) => world.do(me, changeStatus, { problemId: problems[index]!.id, status: 'chosen' });
    for (let index = 0; index < 5; index++) await choose(index);
    await expect(choose(5)).rejects.toEqual(refusedWith('too_many_chosen'));
    await world.do(me, changeStatus, { problemId: problems[0]!.id, status: 'in_delivery' });
    expect(await choose(5)).toMatchObject({ status: 'chosen' });
  });

  test('is parked with a reason and comes back', async () => {
    const { me, problem } = await setUp();
    await expect(world.do(me, changeStatus, { problemId: problem.id, status: 'parked' })).rejects.toEqual(refusedWith('reason_missing'));
    expect(await world.do(me, changeStatus, { problemId: problem.id, status: 'parked', reason: 'next year' })).toMatchObject({
      parkedReason: 'next year',
    });
    expect(await world.do(me, changeStatus, { problemId: problem.id, status: 'heard' })).toMatchObject({ parkedReason: null });
  });

  test('is no contributor’s to decide', async () => {
    const { workspace, problem } = await setUp();
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${workspace.id}/problems/${problem.id}/status`,
      headers: asCaller(workspace.as('contributor')),
      payload: { status: 'parked', reason: 'I say so' },
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('valuation inputs', () => {
  test('are set for many problems in one change, which stands in the history of each', async () => {
    const { me, product, problem } = await setUp();
    const other = await world.do(me, createProblem, { productId: product.id, title: 'Other' });
    aSecondLater();
    const answer = await world.do(me, setInputs, {
      productId: product.id,
      items: [
        { problemId: other.id, impact: 2 },
        { problemId: problem.id, effortPersonWeeks: 4.5, durationWeeks: 3 },
      ],
    });
    expect(answer.items).toMatchObject([
      { id: other.id, impact: 2, effortPersonWeeks: null, version: 2 },
      { id: problem.id, effortPersonWeeks: 4.5, durationWeeks: 3, inputsSetBy: me.actor.id },
    ]);
    const history = await world.ask(me, readHistory, { problemId: problem.id });
    expect(history.items[0]).toMatchObject({ event: 'problem.inputs_set', after: { problemIds: expect.arrayContaining([problem.id]) } });
    await world.do(me, setInputs, { productId: product.id, items: [{ problemId: problem.id, durationWeeks: null }] });
    expect(await world.ask(me, readProblem, { problemId: problem.id })).toMatchObject({ effortPersonWeeks: 4.5, durationWeeks: null });
  });

  test.each([0, -1, 'many', 1e9])('an effort of %s is refused and nothing is written', async (effort) => {
    const { workspace, me, product, problem } = await setUp();
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${workspace.id}/products/${product.id}/problems/inputs`,
      headers: asCaller(me),
      payload: { items: [{ problemId: problem.id, effortPersonWeeks: effort }] },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().issues[0].path).toBe('items.0.effortPersonWeeks');
    expect(await world.ask(me, readProblem, { problemId: problem.id })).toMatchObject({ effortPersonWeeks: null, version: 1 });
  });

  test('of a problem of another product refuse the whole change', async () => {
    const { me, product, problem } = await setUp();
    const elsewhere = await world.inside(me, (scope) => makeProduct(scope, { name: 'Else', businessModel: 'b2c' }));
    const foreign = await world.do(me, createProblem, { productId: elsewhere.id, title: 'Foreign' });
    const items = [
      { problemId: problem.id, impact: 3 as const },
      { problemId: foreign.id, impact: 3 as const },
    ];
    await expect(world.do(me, setInputs, { productId: product.id, items })).rejects.toEqual(refusedWith('other_product'));
    expect(await world.ask(me, readProblem, { problemId: problem.id })).toMatchObject({ impact: null });
  });
});

describe('the list of problems', () => {
  test('is sorted, filtered, searched and continued', async () => {
    const { me, product } = await setUp();
    for (const title of ['Beta import fails', 'Alpha login slow', 'Gamma invoices wrong'])
      await world.do(me, createProblem, { productId: product.id, title, tags: title.startsWith('A') ? ['speed'] : [] });
    const titles: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await world.ask(me, browseProblems, { productId: product.id, sort: 'title', limit: 2, ...(cursor ? { cursor } : {}) });
      titles.push(...page.items.map((item) => item.title));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(titles).toEqual(['Alpha login slow', 'Beta import fails', 'Exports take a day', 'Gamma invoices wrong']);
    const find = async (filter: object) =>
      (await world.ask(me, browseProblems, { productId: product.id, ...filter })).items.map((item) => item.title);
    expect(await find({ q: 'invo' })).toEqual(['Gamma invoices wrong']);
    expect(await find({ tag: 'speed' })).toEqual(['Alpha login slow']);
    expect(await find({ status: 'parked' })).toEqual([]);
    for (const sort of ['newest', 'oldest', 'changed']) expect(await find({ sort, limit: 3 })).toHaveLength(3);
  });

  test('is downloaded as CSV, harmless in a spreadsheet', async () => {
    const { workspace, me, product } = await setUp();
    await world.do(me, createProblem, { productId: product.id, title: '=cmd|calc' });
    const answer = await world.app.inject({
      url: `/api/v1/workspaces/${workspace.id}/products/${product.id}/problems.csv?sort=title`,
      headers: asCaller(me),
    });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [header, first] = answer.body.split('\r\n');
    expect(header).toMatch(/^id,title,status,/);
    expect(first).toContain(",'=cmd|calc,heard,");
  });
});

test('the head of a problem counts its evidence by kind', async () => {
  const { me, product, problem } = await setUp();
  const one = await world.do(me, captureEvidence, { productId: product.id, kind: 'vote', title: 'Votes', unnamedPeople: 40 });
  await world.do(me, attachEvidence, { problemId: problem.id, evidenceIds: [one.id] });
  await hear(me, product.id, problem.id, 'support');
  expect((await world.ask(me, readProblem, { problemId: problem.id })).counts).toMatchObject({
    evidence: 2,
    evidenceByKind: { vote: 1, support: 1 },
    unnamedPeople: 40,
    people: 0,
  });
});
