import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { addComment, browseComments } from './comment.actions.ts';
import { setDeadlineFact } from './deadline.actions.ts';
import { listDeadlines, listStakesOfProblem } from './deadline.query.ts';
import { captureEvidence } from './evidence.actions.ts';
import { attachEvidence, setLinkValues, setTeamValues } from './link.actions.ts';
import { makeAccount, makeProduct } from './makers.ts';
import { mergeProblems, undoMerge } from './merge.actions.ts';
import { browseMerges, previewMerge } from './merge.query.ts';
import { changeProblem, createProblem } from './problem.actions.ts';
import { browseProblems, readProblem } from './problem.query.ts';
import { changeStake, createStake } from './stake.actions.ts';
import { browseProblemAccounts, browseProblemEvidence } from './voice.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const later = () => {
  world.now.value = new Date(world.now.value.getTime() + 60_000);
};

/** Two problems that are one: one piece of evidence on both, one account valued on both, everything else on the first. */
async function twoThatAreOne() {
  const workspace = await world.createWorkspace();
  const me = workspace.admin;
  const { productId, acme, beta } = await world.inside(me, async (scope) => ({
    productId: (await makeProduct(scope)).id,
    acme: await makeAccount(scope, { name: 'Acme' }),
    beta: await makeAccount(scope, { name: 'Beta' }),
  }));
  const from = await world.do(me, createProblem, { productId, title: 'CSV slow' });
  const into = await world.do(me, createProblem, { productId, title: 'Exports slow' });
  const hear = async (body: string) => (await world.do(me, captureEvidence, { productId, kind: 'support', body })).id;
  const [both, onlyFrom, onlyInto] = [await hear('both'), await hear('only from'), await hear('only into')];
  await world.do(me, attachEvidence, { problemId: from.id, evidenceIds: [both, onlyFrom], importance: 3 });
  await world.do(me, attachEvidence, { problemId: into.id, evidenceIds: [both, onlyInto], importance: 1 });
  const value = (problemId: string, accountId: string, importance: 1 | 2 | 3) =>
    world.do(me, setTeamValues, { productId, items: [{ problemId, accountId, importance, reason: 'protect' }] });
  await value(from.id, acme.id, 3);
  await value(from.id, beta.id, 2);
  later();
  await value(into.id, acme.id, 1);
  const stake = await world.do(me, createStake, { problemId: from.id, accountId: acme.id, why: 'audit' });
  await world.do(me, setDeadlineFact, { problemId: from.id, kind: 'regulation', dueOn: '2027-01-01' });
  await world.do(me, addComment, { subjectKind: 'problem', subjectId: from.id, body: 'we know this' });
  return { me, productId, from, into, both, onlyFrom, onlyInto, acme, beta, stake };
}

async function everythingOf(me: Awaited<ReturnType<typeof twoThatAreOne>>['me'], problemId: string) {
  return {
    problem: await world.ask(me, readProblem, { problemId }).then(({ version: _v, updatedAt: _u, ...rest }) => rest),
    evidence: await world.ask(me, browseProblemEvidence, { problemId }),
    accounts: await world.ask(me, browseProblemAccounts, { problemId }),
    stakes: await world.ask(me, listStakesOfProblem, { problemId }),
    deadlines: await world.ask(me, listDeadlines, { problemId }),
    comments: await world.ask(me, browseComments, { subjectKind: 'problem', subjectId: problemId }),
  };
}

test('a merge shows beforehand what moves and what stays where both say something', async () => {
  const { me, from, into } = await twoThatAreOne();
  const preview = await world.ask(me, previewMerge, { problemId: from.id, intoId: into.id });
  expect(preview).toMatchObject({
    moves: { links: 2, teamValues: 2, stakes: 1, deadlines: 1, comments: 1 },
    conflictCount: 2,
    conflicts: [
      { kind: 'link', label: 'both', stays: { importance: 3 } },
      { kind: 'team_value', label: 'Acme', from: { importance: 3 }, stays: { importance: 1 } },
    ],
  });
});

test('a merge does what it showed', async () => {
  const { me, productId, from, into, both, onlyFrom, onlyInto } = await twoThatAreOne();
  const merge = await world.do(me, mergeProblems, { problemId: from.id, intoId: into.id });
  expect(merge).toMatchObject({ conflictCount: 2, moves: { links: 2 } });
  const kept = await everythingOf(me, into.id);
  expect(Object.fromEntries(kept.evidence.items.map((item) => [item.id, item.link.importance]))).toEqual({
    [both]: 3,
    [onlyFrom]: 3,
    [onlyInto]: 1,
  });
  expect(Object.fromEntries(kept.accounts.items.map((item) => [item.account.name, item.teamValue?.importance]))).toEqual({
    Acme: 1,
    Beta: 2,
  });
  expect(kept).toMatchObject({ stakes: { items: [{ why: 'audit' }] }, deadlines: { items: [{}] }, comments: { items: [{}] } });
  expect((await world.ask(me, browseProblems, { productId })).items.map((item) => item.id)).toEqual([into.id]);
  expect(await world.ask(me, readProblem, { problemId: from.id })).toMatchObject({ status: 'merged', mergedInto: into.id });
  await expect(world.do(me, changeProblem, { problemId: from.id, who: 'x' })).rejects.toMatchObject({ code: 'problem_merged' });
  expect((await world.ask(me, browseMerges, { problemId: into.id })).items).toMatchObject([{ id: merge.id, undoneAt: null }]);
});

test('a merge that is undone leaves both as they were', async () => {
  const { me, from, into } = await twoThatAreOne();
  const before = [await everythingOf(me, from.id), await everythingOf(me, into.id)];
  const merge = await world.do(me, mergeProblems, { problemId: from.id, intoId: into.id });
  later();
  await world.do(me, undoMerge, { mergeId: merge.id });
  expect([await everythingOf(me, from.id), await everythingOf(me, into.id)]).toEqual(before);
  await world.do(me, mergeProblems, { problemId: from.id, intoId: into.id });
});

test('a merge stays when somebody worked on what moved, and says on what', async () => {
  const { me, from, into, onlyFrom, stake } = await twoThatAreOne();
  const merge = await world.do(me, mergeProblems, { problemId: from.id, intoId: into.id });
  later();
  await world.do(me, setLinkValues, { problemId: into.id, evidenceIds: [onlyFrom], importance: 0 });
  await world.do(me, changeStake, { stakeId: stake.id, why: 'bigger audit' });
  const before = await everythingOf(me, into.id);
  await expect(world.do(me, undoMerge, { mergeId: merge.id })).rejects.toMatchObject({
    code: 'merge_changed_since',
    issues: [{ path: onlyFrom }, { path: stake.id }],
  });
  expect(await everythingOf(me, into.id)).toEqual(before);
});

test('what was heard after the merge stays where it was put', async () => {
  const { me, productId, from, into } = await twoThatAreOne();
  const merge = await world.do(me, mergeProblems, { problemId: from.id, intoId: into.id });
  await world.do(me, captureEvidence, { productId, kind: 'support', body: 'new', attachTo: { problemId: into.id } });
  await world.do(me, undoMerge, { mergeId: merge.id });
  expect((await world.ask(me, readProblem, { problemId: into.id })).counts.evidence).toBe(3);
});

test('a problem does not go up in itself, in another product’s, or in one that went up already', async () => {
  const { me, from, into } = await twoThatAreOne();
  const elsewhere = await world.inside(me, (scope) => makeProduct(scope, { name: 'Else', businessModel: 'b2c' }));
  const foreign = await world.do(me, createProblem, { productId: elsewhere.id, title: 'Foreign' });
  const merge = (problemId: string, intoId: string) => world.do(me, mergeProblems, { problemId, intoId });
  await expect(merge(from.id, from.id)).rejects.toMatchObject({ code: 'merge_into_itself' });
  await expect(merge(from.id, foreign.id)).rejects.toMatchObject({ code: 'merge_across_products' });
  await merge(from.id, into.id);
  await expect(merge(into.id, from.id)).rejects.toMatchObject({ code: 'problem_merged' });
});
