import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { makeRevenueLine } from '../people/makers.ts';
import { captureEvidence } from './evidence.actions.ts';
import { makeAccount, makePerson, makeProduct } from './makers.ts';
import { changeStatus, createProblem } from './problem.actions.ts';
import { rankProblems } from './ranking.query.ts';
import { browseProblemsOfAccount, browseProblemsOfPerson } from './voice.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('an account’s problems say what its family has at stake on each, as the ranking does', async () => {
  const { admin: me } = await world.createWorkspace();
  const { productId, parent, child, person } = await world.inside(me, async (scope) => {
    const product = await makeProduct(scope);
    const head = await makeAccount(scope, { name: 'Acme' });
    await makeRevenueLine(scope, {
      account_id: head.id,
      product_id: product.id,
      amount_minor: 100_000,
      period: 'month',
      starts_on: '2020-01-01',
    });
    return {
      productId: product.id,
      parent: head,
      child: await makeAccount(scope, { name: 'Acme North', parentId: head.id }),
      person: await makePerson(scope),
    };
  });
  const [slow, small] = [
    await world.do(me, createProblem, { productId, title: 'Exports take a day' }),
    await world.do(me, createProblem, { productId, title: 'A small thing' }),
  ];
  for (const [problemId, importance] of [
    [slow.id, 3],
    [small.id, 1],
  ] as const)
    await world.do(me, captureEvidence, {
      productId,
      kind: 'interview',
      body: 'words',
      accountId: child.id,
      personId: person.id,
      attachTo: { problemId, importance, reason: 'protect' },
    });

  const ranked = (await world.ask(me, rankProblems, { productId })).items;
  const stakeOf = (id: string) => ranked.find((row) => row.id === id)?.business.valueAtStake;
  expect(stakeOf(slow.id)).toBeGreaterThan(0);
  const listed = await world.ask(me, browseProblemsOfAccount, { accountId: child.id });
  expect(listed.currency).toBe('EUR');
  expect(listed.items.map((item) => [item.id, item.valueAtStake])).toEqual([
    [slow.id, stakeOf(slow.id)],
    [small.id, stakeOf(small.id)],
  ]);
  expect((await world.ask(me, browseProblemsOfAccount, { accountId: parent.id })).items).toEqual([]);
  expect((await world.ask(me, browseProblemsOfPerson, { personId: person.id })).items[0]?.valueAtStake).toBeNull();

  await world.do(me, changeStatus, { problemId: small.id, status: 'parked', reason: 'later' });
  await world.ask(me, rankProblems, { productId });
  const afterwards = await world.ask(me, browseProblemsOfAccount, { accountId: child.id });
  expect(afterwards.items.find((item) => item.id === small.id)?.valueAtStake).toBeNull();
});
