import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import { captureEvidence } from './evidence.actions.ts';
import { removeTeamValues, setStances } from './link.actions.ts';
import { makeAccount, makeProduct } from './makers.ts';
import { createProblem, setInputs } from './problem.actions.ts';
import { rankProblems } from './ranking.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function setUp() {
  const workspace = await world.createWorkspace();
  const me = workspace.admin;
  const { productId, acme, beta } = await world.inside(me, async (scope) => ({
    productId: (await makeProduct(scope)).id,
    acme: (await makeAccount(scope, { name: 'Acme' })).id,
    beta: (await makeAccount(scope, { name: 'Beta', stage: 'prospect' })).id,
  }));
  const problemOf = async (title: string) => (await world.do(me, createProblem, { productId, title })).id;
  const [heard, silent, third] = [await problemOf('Exports take a day'), await problemOf('Nobody asked'), await problemOf('A small thing')];
  const say = (accountId: string, problemId: string, importance: 0 | 1 | 2 | 3) =>
    world.do(me, captureEvidence, { productId, kind: 'interview', body: 'words', accountId, attachTo: { problemId, importance } });
  await say(acme, heard, 1);
  await say(acme, heard, 2);
  await say(beta, heard, 1);
  await say(acme, third, 1);
  // A reader waits for fresh figures a moment only, and is told how much is still waiting.
  const rank = async (asked: object = {}) => {
    for (;;) {
      const ranking = await world.ask(me, rankProblems, { productId, ...asked });
      if (ranking.waiting === 0) return ranking.items;
    }
  };
  const stanceOf = async (problemId: string) => (await rank()).find((row) => row.id === problemId)?.business.stance;
  return { me, productId, acme, beta, heard, silent, third, rank, stanceOf };
}

describe('the team’s word on a whole problem', () => {
  test('holds for every account that raised it, is told by the ranking, and can be taken back', async () => {
    const { me, productId, acme, beta, heard, third, stanceOf } = await setUp();
    expect(await stanceOf(heard)).toEqual({ importance: 2, reason: 'mixed', families: 2, byTeam: 0 });

    const set = await world.do(me, setStances, { productId, problemIds: [heard, third], importance: 3 });
    expect(set.accounts).toBe(3);
    expect(set.before.map((one) => one.value)).toEqual([null, null, null]);
    expect(await stanceOf(heard)).toEqual({ importance: 3, reason: 'mixed', families: 2, byTeam: 2 });

    const again = await world.do(me, setStances, { productId, problemIds: [heard], reason: 'protect' });
    expect(again.before).toEqual(
      expect.arrayContaining([
        { problemId: heard, accountId: acme, value: { importance: 3, reason: 'protect' } },
        { problemId: heard, accountId: beta, value: { importance: 3, reason: 'grow' } },
      ]),
    );
    expect(await stanceOf(heard)).toMatchObject({ importance: 3, reason: 'protect' });

    await world.do(me, removeTeamValues, { productId, items: set.before.map(({ problemId, accountId }) => ({ problemId, accountId })) });
    expect(await stanceOf(heard)).toEqual({ importance: 2, reason: 'mixed', families: 2, byTeam: 0 });
  });

  test('is refused where no account raised it', async () => {
    const { me, productId, silent, stanceOf } = await setUp();
    await expect(world.do(me, setStances, { productId, problemIds: [silent], importance: 3 })).rejects.toMatchObject({
      code: 'no_account_raised_it',
    });
    expect(await stanceOf(silent)).toBeNull();
  });
});

describe('the ranking in another order', () => {
  test('keeps scored problems before those that are only valued', async () => {
    const { me, productId, heard, silent, third, rank } = await setUp();
    await world.do(me, setInputs, { productId, items: [{ problemId: heard, effortPersonWeeks: 4 }] });
    for (const sort of ['title', 'evidence', 'consumer', 'confidence', 'business']) {
      const rows = await rank({ sort, direction: 'asc' });
      expect(rows.map((row) => row.block)).toEqual(['scored', 'valued', 'valued']);
      expect(rows[0]?.id).toBe(heard);
    }
    expect((await rank({ sort: 'title' })).map((row) => row.id)).toEqual([heard, third, silent]);
  });

  test('is downloaded as CSV with the filters of the list', async () => {
    const { me, productId } = await setUp();
    const answer = await world.app.inject({
      url: `/api/v1/workspaces/${me.workspaceId}/products/${productId}/ranking.csv?q=export`,
      headers: asCaller(me),
    });
    const [heads, ...lines] = answer.body.replace('\ufeff', '').trim().split(/\r?\n/);
    expect(heads).toContain('business_score');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('Exports take a day');
  });
});
