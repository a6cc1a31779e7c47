import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import { mergeAccounts, mergePersons, undoMerge } from '../people/index.ts';
import type { Caller } from '../platform/action.ts';
import { addComment, browseComments, removeComment } from './comment.actions.ts';
import { setDeadlineFact } from './deadline.actions.ts';
import { listDeadlines, listStakesOfAccount, listStakesOfProblem } from './deadline.query.ts';
import { captureEvidence, setAccount } from './evidence.actions.ts';
import { browseEvidence } from './evidence.query.ts';
import { setTeamValues } from './link.actions.ts';
import { makeAccount, makePerson, makeProduct } from './makers.ts';
import { createProblem } from './problem.actions.ts';
import { takePartInMerges } from './speaker-merge.actions.ts';
import { findLinkedSpeakers } from './speaker-merge.store.ts';
import { createStake } from './stake.actions.ts';
import { browseProblemAccounts, browseProblemPeople } from './voice.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const later = () => {
  world.now.value = new Date(world.now.value.getTime() + 60_000);
};

/** Two accounts that are one: both valued on one problem, everything else said for the one that goes. */
async function twoAccounts() {
  const { admin: me } = await world.createWorkspace();
  const { productId, stays, goes, ann } = await world.inside(me, async (scope) => {
    const goes = await makeAccount(scope, { name: 'ACME GmbH' });
    return {
      productId: (await makeProduct(scope)).id,
      stays: await makeAccount(scope, { name: 'Acme' }),
      goes,
      ann: await makePerson(scope, { name: 'Ann', memberOf: [{ accountId: goes.id }] }),
    };
  });
  const problemOf = async (title: string) => (await world.do(me, createProblem, { productId, title })).id;
  const [both, onlyGoes] = [await problemOf('valued by both'), await problemOf('valued by one')];
  const value = (problemId: string, accountId: string, importance: 1 | 2 | 3) =>
    world.do(me, setTeamValues, { productId, items: [{ problemId, accountId, importance, reason: 'protect' }] });
  await value(both, stays.id, 1);
  later();
  await value(both, goes.id, 3);
  await value(onlyGoes, goes.id, 2);
  const evidence = await world.do(me, captureEvidence, {
    productId,
    kind: 'support',
    body: 'exports are slow',
    personId: ann.id,
    accountId: goes.id,
    attachTo: { problemId: both },
  });
  await world.do(me, createStake, { problemId: both, accountId: goes.id, why: 'audit', saidByPersonId: ann.id });
  await world.do(me, setDeadlineFact, { problemId: both, accountId: goes.id, kind: 'clause', dueOn: '2027-01-01' });
  const comment = await world.do(me, addComment, { subjectKind: 'account', subjectId: goes.id, body: 'call them' });
  await world.settle();
  later();
  return { me, productId, stays, goes, ann, both, onlyGoes, evidence, comment };
}
type TwoAccounts = Awaited<ReturnType<typeof twoAccounts>>;

/** None of a record that went: it is not there to be asked. */
const commentsOf = (me: Caller, subjectKind: 'account' | 'person', subjectId: string) =>
  world.ask(me, browseComments, { subjectKind, subjectId }).then(
    (page) => page.items.map((comment) => comment.body),
    () => 'gone',
  );

async function everythingOf({ me, productId, stays, goes, both, onlyGoes }: TwoAccounts) {
  const ofAccount = async (accountId: string) => ({
    evidence: (await world.ask(me, browseEvidence, { productId, accountId })).items,
    stakes: (await world.ask(me, listStakesOfAccount, { accountId })).items,
    comments: await commentsOf(me, 'account', accountId),
  });
  return {
    stays: await ofAccount(stays.id),
    goes: await ofAccount(goes.id),
    deadlines: (await world.ask(me, listDeadlines, { problemId: both })).items,
    both: (await world.ask(me, browseProblemAccounts, { problemId: both })).items,
    onlyGoes: (await world.ask(me, browseProblemAccounts, { problemId: onlyGoes })).items,
  };
}

describe('a merge of accounts', () => {
  test('says beforehand what of the problems moves', async () => {
    const { me, stays, goes } = await twoAccounts();
    const preview = await world.app.inject({
      url: `/api/v1/workspaces/${me.workspaceId}/people-merges/preview?kind=account&winnerId=${stays.id}&loserId=${goes.id}`,
      headers: asCaller(me),
    });
    expect(preview.json().moves).toEqual(
      expect.arrayContaining([
        { label: 'evidence', rows: 1 },
        { label: 'stated stakes', rows: 1 },
        { label: 'dates', rows: 1 },
        { label: 'comments', rows: 1 },
        { label: 'team values', rows: 2 },
      ]),
    );
  });

  test('takes evidence, stakes, dates, team values and comments along; where both were valued, the newer value stands', async () => {
    const two = await twoAccounts();
    const { me, stays, goes } = two;
    await world.do(me, mergeAccounts, { winnerId: stays.id, loserId: goes.id });
    await world.settle();
    const after = await everythingOf(two);
    expect(after.stays).toMatchObject({
      evidence: [{ id: two.evidence.id }],
      stakes: [{ why: 'audit' }],
      comments: ['call them'],
    });
    expect(after.goes).toEqual({ evidence: [], stakes: [], comments: 'gone' });
    expect(after.deadlines).toMatchObject([{ account: { id: stays.id } }]);
    expect(after.both).toMatchObject([{ account: { id: stays.id }, teamValue: { importance: 3 } }]);
    expect(after.onlyGoes).toMatchObject([{ account: { id: stays.id }, teamValue: { importance: 2 } }]);
  });

  test('that is undone leaves both as they were', async () => {
    const two = await twoAccounts();
    const { me, stays, goes } = two;
    const before = await everythingOf(two);
    const merge = await world.do(me, mergeAccounts, { winnerId: stays.id, loserId: goes.id });
    later();
    await world.do(me, undoMerge, { mergeId: merge.id });
    await world.settle();
    expect(await everythingOf(two)).toEqual(before);
  });

  test('stays when somebody worked on what moved, and says on what', async () => {
    const two = await twoAccounts();
    const { me, productId, stays, goes, both, evidence, comment } = two;
    const merge = await world.do(me, mergeAccounts, { winnerId: stays.id, loserId: goes.id });
    later();
    await world.do(me, setAccount, { evidenceId: evidence.id, accountId: null });
    await world.do(me, removeComment, { commentId: comment.id });
    await world.do(me, setTeamValues, { productId, items: [{ problemId: both, accountId: stays.id, importance: 1, reason: 'grow' }] });
    await world.settle();
    const before = await everythingOf(two);
    await expect(world.do(me, undoMerge, { mergeId: merge.id })).rejects.toMatchObject({
      code: 'merge_undo_blocked',
      issues: [{ path: `evidence:${evidence.id}` }, { path: `team_value:${both}` }],
    });
    expect(await everythingOf(two)).toEqual(before);
  });
});

describe('a merge of persons', () => {
  test('takes evidence, what they said at stake and comments along, and back', async () => {
    const { admin: me } = await world.createWorkspace();
    const { productId, acme, stays, goes } = await world.inside(me, async (scope) => {
      const acme = await makeAccount(scope, { name: 'Acme' });
      return {
        productId: (await makeProduct(scope)).id,
        acme,
        stays: await makePerson(scope, { name: 'Ada', memberOf: [{ accountId: acme.id }] }),
        goes: await makePerson(scope, { name: 'Ada L.', memberOf: [{ accountId: acme.id }] }),
      };
    });
    const problemId = (await world.do(me, createProblem, { productId, title: 'P' })).id;
    await world.do(me, captureEvidence, { productId, kind: 'support', body: 'slow', personId: goes.id, attachTo: { problemId } });
    await world.do(me, createStake, { problemId, accountId: acme.id, why: 'audit', saidByPersonId: goes.id });
    await world.do(me, addComment, { subjectKind: 'person', subjectId: goes.id, body: 'prefers phone' });
    const whose = async () => {
      const people = await world.ask(me, browseProblemPeople, { problemId });
      const stakes = await world.ask(me, listStakesOfProblem, { problemId });
      return {
        people: people.items.map((item) => item.person.id),
        stakes: stakes.items.map((item) => item.saidBy?.id),
        comments: [await commentsOf(me, 'person', stays.id), await commentsOf(me, 'person', goes.id)],
      };
    };
    expect(await whose()).toEqual({ people: [goes.id], stakes: [goes.id], comments: [[], ['prefers phone']] });
    const merge = await world.do(me, mergePersons, { winnerId: stays.id, loserId: goes.id });
    expect(await whose()).toEqual({ people: [stays.id], stakes: [stays.id], comments: [['prefers phone'], 'gone'] });
    later();
    await world.do(me, undoMerge, { mergeId: merge.id });
    expect(await whose()).toEqual({ people: [goes.id], stakes: [goes.id], comments: [[], ['prefers phone']] });
  });
});

test('an account or a person that something was said for does not go with the import that brought it', async () => {
  const { me, stays, goes, ann } = await twoAccounts();
  const linked = (kind: 'account' | 'person', ids: string[]) => world.inside(me, (scope) => findLinkedSpeakers(scope, kind, ids));
  const empty = await world.inside(me, (scope) => makeAccount(scope, { name: 'Nobody spoke' }));
  expect((await linked('account', [stays.id, goes.id, empty.id])).sort()).toEqual([stays.id, goes.id].sort());
  expect(await linked('person', [ann.id])).toEqual([ann.id]);
});

test('the area takes part once', () => {
  expect(takePartInMerges).toThrow('two merge participants are called problems');
});
