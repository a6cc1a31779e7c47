import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { markIn, markStances, markVoices, takeDirt } from './dirt.store.ts';
import { makeAccount, makeProduct } from './makers.ts';
import { freshenWorkspace } from './projection.jobs.ts';
import { liveSlot, type Slot } from './projection.store.ts';
import { holdAlone, inSlice, policiesAt, SlotLost } from './projection-slice.jobs.ts';
import { rankProblems } from './ranking.query.ts';

let world: World;
let workspace: Workspace;
let productId: string;
let problemId: string;
let accountId: string;
let slot: Slot;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  world.now.value = new Date('2026-01-15T09:00:00Z');
  workspace = await world.createWorkspace();
  await inside(async (scope) => {
    productId = (await makeProduct(scope)).id;
    accountId = (await makeAccount(scope)).id;
    problemId = newId('prb');
    await sql`
      insert into problems (workspace_id, id, product_id, title, created_by, created_at, updated_at)
      values (${scope.workspaceId}, ${problemId}, ${productId}, 'Slow', 'test', ${scope.now}, ${scope.now})`.execute(scope.db);
    markStances(scope, [problemId]);
  });
  slot = { productId, slot: liveSlot, asOf: '2026-01-15' };
  await freshenWorkspace(world.ports, workspace.id);
});

const inside = <T>(work: (scope: Scope) => Promise<T>) => world.inside(workspace.admin, work);

const noOf = async (scope: Scope): Promise<number> => {
  const { rows } = await sql<{ no: number }>`
    select no from problems where workspace_id = ${scope.workspaceId} and id = ${problemId}`.execute(scope.db);
  return rows[0]?.no ?? -1;
};

/** The account says it, and nobody is told. */
async function say(scope: Scope, importance: number): Promise<void> {
  const id = newId('evd');
  await sql`
    insert into evidence (workspace_id, id, product_id, kind, title, occurred_at, account_id, source, created_by, created_at, updated_at)
    values (${scope.workspaceId}, ${id}, ${productId}, 'support', 'Said', ${scope.now}, ${accountId}, 'test', 'test', ${scope.now}, ${scope.now})`.execute(
    scope.db,
  );
  await sql`
    insert into evidence_links (workspace_id, evidence_id, problem_id, importance, reason, valued_by, valued_at, created_at)
    values (${scope.workspaceId}, ${id}, ${problemId}, ${importance}, 'protect', 'person', ${scope.now}, ${scope.now})`.execute(scope.db);
}

const takeSaid = (scope: Scope) => takeDirt(scope, slot, 'said', { after: -1, limit: 10 });

test('a mark stands when its transaction has ended, once, and not when that went wrong', async () => {
  await inside(async (scope) => {
    markVoices(scope, [problemId]);
    markVoices(scope, [problemId]);
    expect(await takeSaid(scope)).toEqual([]);
  });
  const failed = inside(async (scope) => {
    markStances(scope, [problemId]);
    throw new Error('went wrong');
  });
  await expect(failed).rejects.toThrow('went wrong');
  const { rows } = await inside((scope) =>
    sql<{ kind: string }>`select kind from projection_dirt where workspace_id = ${scope.workspaceId}`.execute(scope.db),
  );
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['problem', 'said']);
});

test('whoever takes a mark and puts what follows gets past a writer who wants both', async () => {
  await inside(async (scope) => markVoices(scope, [problemId]));
  let writer: Promise<void> | undefined;
  await inside(async (scope) => {
    const no = await noOf(scope);
    expect(await takeSaid(scope)).toEqual([no]);
    writer = inside(async (other) => markVoices(other, [problemId]));
    writer.catch(() => undefined);
    await world.untilSomebodyWaits();
    markIn(scope, slot, 'problem', [no]);
  });
  await expect(writer).resolves.toBeUndefined();
  expect(await inside(takeSaid)).toHaveLength(1);
});

test('what is said while the same problem is worked off is not taken for done', async () => {
  await inside(async (scope) => {
    await say(scope, 1);
    markStances(scope, [problemId]);
  });
  await freshenWorkspace(world.ports, workspace.id);
  await inside(async (scope) => {
    await say(scope, 2);
    markStances(scope, [problemId]);
  });
  const sayMore = () =>
    inside(async (scope) => {
      await say(scope, 3);
      markVoices(scope, [problemId]);
    });
  // The embedded database has one session: nobody says anything meanwhile.
  const { isEmbedded } = world.database;
  let worked: Promise<void> | undefined;
  await inside(async (scope) => {
    await sql`select from family_stances where workspace_id = ${scope.workspaceId} for update`.execute(scope.db);
    if (isEmbedded) return;
    // It has seen who said what, and waits to write it down.
    worked = freshenWorkspace(world.ports, workspace.id);
    worked.catch(() => undefined);
    await world.untilSomebodyWaits();
    await sayMore();
  });
  await worked;
  if (isEmbedded) await sayMore();
  await freshenWorkspace(world.ports, workspace.id);
  const { items } = await world.ask(workspace.admin, rankProblems, { productId, limit: 1 });
  expect(items[0]?.business.stance).toMatchObject({ importance: 3, families: 1 });
});

test('one works on a slot at a time: who would rather not wait is told, and a stranger to it is refused', async () => {
  const policies = await inSlice(world.ports, workspace.id, (scope) => policiesAt(scope, productId, slot.asOf));
  const hold = { slot, segmentId: null, policies, claim: null };
  await inside(async (scope) => {
    expect(await holdAlone(scope, hold, { orSkip: false })).toBe(true);
    if (world.database.isEmbedded) return;
    expect(await inside((other) => holdAlone(other, hold, { orSkip: true }))).toBe(false);
    const ofYesterday = { ...hold, slot: { ...slot, asOf: '2026-01-14' } };
    await expect(inside((other) => holdAlone(other, ofYesterday, { orSkip: true }))).rejects.toBeInstanceOf(SlotLost);
  });
  expect(await inside((scope) => holdAlone(scope, hold, { orSkip: true }))).toBe(true);
});
