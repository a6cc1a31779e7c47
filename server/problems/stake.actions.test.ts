import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import { addComment, browseComments, editComment, removeComment } from './comment.actions.ts';
import { answerDeadline, archiveDeadline, changeDeadline, restoreDeadline, setDeadlineFact } from './deadline.actions.ts';
import { listDeadlines, listPassedDates, listStakesOfAccount, listStakesOfProblem } from './deadline.query.ts';
import { makeAccount, makePerson, makeProduct } from './makers.ts';
import { createProblem } from './problem.actions.ts';
import { answerStakeDate, archiveStake, changeStake, createStake, restoreStake } from './stake.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function setUp() {
  const workspace = await world.createWorkspace();
  const me = workspace.admin;
  const made = await world.inside(me, async (scope) => {
    const acme = await makeAccount(scope, { name: 'Acme' });
    const ann = await makePerson(scope, { name: 'Ann', memberOf: [{ accountId: acme.id }] });
    return { productId: (await makeProduct(scope)).id, acme, ann };
  });
  const problem = await world.do(me, createProblem, { productId: made.productId, title: 'P' });
  const post = (path: string, payload: object, caller = me) =>
    world.app.inject({ method: 'POST', url: `/api/v1/workspaces/${workspace.id}${path}`, headers: asCaller(caller), payload });
  return { workspace, me, problem, post, ...made };
}

describe('a stated stake', () => {
  test('says what it costs the customer, is changed, archived and restored', async () => {
    const { me, problem, acme, ann } = await setUp();
    const stake = await world.do(me, createStake, {
      problemId: problem.id,
      accountId: acme.id,
      cost: { amountMinor: 500_000, currency: 'EUR', period: 'month' },
      neededBy: '2026-06-30',
      why: 'fine by the auditor',
      saidByPersonId: ann.id,
      saidInRole: 'economic_buyer',
    });
    expect(await world.ask(me, listStakesOfProblem, { problemId: problem.id })).toMatchObject({
      items: [{ account: { name: 'Acme' }, saidBy: { name: 'Ann' }, cost: { amountMinor: 500_000 }, asksForAnswer: false }],
    });
    expect(await world.do(me, changeStake, { stakeId: stake.id, cost: null })).toMatchObject({ cost: null, version: 2 });
    await world.do(me, archiveStake, { stakeId: stake.id });
    expect((await world.ask(me, listStakesOfAccount, { accountId: acme.id })).items).toEqual([]);
    await world.do(me, restoreStake, { stakeId: stake.id });
    expect((await world.ask(me, listStakesOfAccount, { accountId: acme.id })).items).toHaveLength(1);
  });

  test.each([
    ['nothing', {}],
    ['a cost below zero', { cost: { amountMinor: -1, currency: 'EUR', period: 'once' } }],
    ['a currency that is none', { cost: { amountMinor: 1, currency: 'XXQ', period: 'once' } }],
    ['a day that is none', { neededBy: '2026-02-30' }],
  ])('refuses %s', async (_what, wrong) => {
    const { post, me, problem, acme } = await setUp();
    const answer = await post(`/problems/${problem.id}/stakes`, { accountId: acme.id, ...wrong });
    expect(answer.statusCode).toBe(422);
    expect((await world.ask(me, listStakesOfProblem, { problemId: problem.id })).items).toEqual([]);
  });

  test('does not lose its last word', async () => {
    const { me, problem, acme } = await setUp();
    const stake = await world.do(me, createStake, { problemId: problem.id, accountId: acme.id, why: 'audit' });
    await expect(world.do(me, changeStake, { stakeId: stake.id, why: null })).rejects.toMatchObject({ issues: [{ code: 'stake_empty' }] });
  });
});

describe('a date', () => {
  test('that has passed asks for an answer; the answer is kept', async () => {
    const { me, productId, problem, acme } = await setUp();
    const deadline = await world.do(me, setDeadlineFact, {
      problemId: problem.id,
      accountId: acme.id,
      kind: 'commitment',
      dueOn: '2026-01-10',
      note: 'promised by phone',
    });
    const stake = await world.do(me, createStake, { problemId: problem.id, accountId: acme.id, neededBy: '2026-01-05' });
    await world.do(me, setDeadlineFact, { problemId: problem.id, kind: 'regulation', dueOn: '2026-01-15' });
    expect((await world.ask(me, listPassedDates, { productId })).items).toMatchObject([
      { kind: 'stake', id: stake.id, dueOn: '2026-01-05', account: { name: 'Acme' } },
      { kind: 'deadline', id: deadline.id, what: 'commitment', problem: { name: 'P' } },
    ]);
    await world.do(me, answerDeadline, {
      deadlineId: deadline.id,
      answer: { is: 'moved', to: '2026-03-01' },
      note: 'they wait',
    });
    await world.do(me, answerStakeDate, { stakeId: stake.id, answer: { is: 'no_longer_holds' } });
    expect((await world.ask(me, listPassedDates, { productId })).items).toEqual([]);
    const { items } = await world.ask(me, listDeadlines, { problemId: problem.id });
    expect(items.find((item) => item.id === deadline.id)).toMatchObject({
      dueOn: '2026-03-01',
      answers: [{ answer: 'moved', from: '2026-01-10', to: '2026-03-01', note: 'they wait', answeredBy: me.actor.id }],
    });
  });

  test('that no longer holds is out, and still told', async () => {
    const { me, problem } = await setUp();
    const { id: deadlineId } = await world.do(me, setDeadlineFact, { problemId: problem.id, kind: 'clause', dueOn: '2025-12-31' });
    expect(await world.do(me, answerDeadline, { deadlineId, answer: { is: 'no_longer_holds' } })).toMatchObject({
      archivedAt: expect.any(String),
    });
    expect((await world.ask(me, listDeadlines, { problemId: problem.id })).items).toMatchObject([
      { asksForAnswer: false, answers: [{ answer: 'no_longer_holds', to: null }] },
    ]);
  });

  test('ahead is changed, not answered, and never moves into the past', async () => {
    const { me, problem } = await setUp();
    const ahead = await world.do(me, setDeadlineFact, { problemId: problem.id, kind: 'clause', dueOn: '2026-12-31' });
    const passed = await world.do(me, setDeadlineFact, { problemId: problem.id, kind: 'clause', dueOn: '2025-12-31' });
    const answer = (deadlineId: string, to: string) => world.do(me, answerDeadline, { deadlineId, answer: { is: 'moved', to } });
    await expect(answer(ahead.id, '2027-12-31')).rejects.toMatchObject({ code: 'date_not_passed' });
    await expect(answer(passed.id, '2026-01-14')).rejects.toMatchObject({ code: 'moved_into_past' });
    expect(await world.do(me, changeDeadline, { deadlineId: ahead.id, dueOn: '2027-12-31' })).toMatchObject({ dueOn: '2027-12-31' });
    await world.do(me, archiveDeadline, { deadlineId: ahead.id });
    expect((await world.ask(me, listDeadlines, { problemId: problem.id })).items).toHaveLength(1);
    await world.do(me, restoreDeadline, { deadlineId: ahead.id });
    expect((await world.ask(me, listDeadlines, { problemId: problem.id })).items).toHaveLength(2);
  });
});

describe('comments', () => {
  test('are a conversation: everybody adds, each edits their own, an admin removes any', async () => {
    const { workspace, me, problem } = await setUp();
    const other = workspace.as('contributor');
    const on = { subjectKind: 'problem' as const, subjectId: problem.id };
    const mine = await world.do(me, addComment, { ...on, body: '<b>bold</b>?' });
    const theirs = await world.do(other, addComment, { ...on, body: 'plain' });
    await expect(world.do(other, editComment, { commentId: mine.id, body: 'mine now' })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(world.do(other, removeComment, { commentId: mine.id })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(world.do(me, editComment, { commentId: theirs.id, body: 'admin says' })).rejects.toMatchObject({ code: 'not_allowed' });
    await world.do(other, editComment, { commentId: theirs.id, body: 'plainer' });
    expect((await world.ask(other, browseComments, on)).items.map((item) => item.body).toSorted()).toEqual(['<b>bold</b>?', 'plainer']);
    await world.do(me, removeComment, { commentId: theirs.id });
    expect((await world.ask(other, browseComments, on)).items).toHaveLength(1);
    await expect(world.do(other, removeComment, { commentId: theirs.id })).rejects.toMatchObject({ code: 'comment_not_found' });
  });

  test.each([
    ['an empty one', { body: ' \n ' }],
    ['on nothing', { subjectId: 'prb_00000000000000000000' }],
    ['on a kind nobody knows', { subjectKind: 'weather' }],
    ['on a person under the name of a problem', { subjectId: 'per_00000000000000000000' }],
  ])('refuse %s', async (_what, wrong) => {
    const { post, problem } = await setUp();
    const answer = await post('/comments', { subjectKind: 'problem', subjectId: problem.id, body: 'hello', ...wrong });
    expect([404, 422]).toContain(answer.statusCode);
  });
});
