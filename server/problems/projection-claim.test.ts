import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { Refusal } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Ports } from '../platform/ports.ts';
import { ask } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { markAllOf, markStances } from './dirt.store.ts';
import { makeProduct } from './makers.ts';
import { freshenWorkspace } from './projection.jobs.ts';
import { claimSlot, giveBackUnused } from './projection-claim.jobs.ts';
import { assertHeld, inSlice, policiesAt, SlotLost } from './projection-slice.jobs.ts';
import { findSlots } from './projection-slot.store.ts';
import { freshenSlot } from './projection-work.jobs.ts';
import { rankProblems } from './ranking.query.ts';

vi.setConfig({ testTimeout: 120_000 });

let world: World;
let workspace: Workspace;
let productId: string;
const problemCount = 30;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const dayOf = (month: number) => `2025-${String(month).padStart(2, '0')}-15`;

/** Two people say it of each problem on the first of each month: by the middle of month n a problem was heard 2n times. */
beforeEach(async () => {
  world.now.value = new Date('2026-01-15T09:00:00Z');
  workspace = await world.createWorkspace();
  productId = await world.inside(workspace.admin, async (scope) => {
    const product = (await makeProduct(scope)).id;
    const ids = Array.from({ length: problemCount }, () => newId('prb'));
    await sql`
      insert into problems (workspace_id, id, product_id, title, created_by, created_at, updated_at)
      select ${scope.workspaceId}, id, ${product}, id, 'test', ${scope.now}, ${scope.now} from unnest(${ids}::text[]) id`.execute(scope.db);
    for (let month = 1; month <= 12; month++) await say(scope, product, ids, new Date(Date.UTC(2025, month - 1, 1)), 2);
    return product;
  });
});

async function say(scope: Scope, product: string, problemIds: readonly string[], at: Date, unnamedPeople: number): Promise<void> {
  const ids = problemIds.map(() => newId('evd'));
  await sql`
    insert into evidence (workspace_id, id, product_id, kind, title, occurred_at, unnamed_people, source, created_by, created_at, updated_at)
    select ${scope.workspaceId}, id, ${product}, 'support', 'Said', ${at}, ${unnamedPeople}, 'test', 'test', ${at}, ${at}
    from unnest(${ids}::text[]) id`.execute(scope.db);
  await sql`
    insert into evidence_links (workspace_id, evidence_id, problem_id, importance, reason, valued_by, valued_at, created_at)
    select ${scope.workspaceId}, id, problem_id, 1, 'neither', 'person', ${at}, ${at}
    from unnest(${ids}::text[], ${[...problemIds]}::text[]) as said (id, problem_id)`.execute(scope.db);
  markStances(scope, problemIds);
}

const anotherServer = (): Ports => ({ ...world.ports });

/** A reader on a busy machine is told to ask again. */
function unlessComputed(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.code !== 'figures_being_computed') throw error;
}

async function reaches(ports: Ports, asOf: string): Promise<Set<number>> {
  for (;;) {
    const ranking = await ask(ports, rankProblems, workspace.admin, { productId, asOf, limit: 500 }).catch(unlessComputed);
    if (ranking === undefined) continue;
    if (ranking.waiting > 0) continue;
    expect(ranking.items).toHaveLength(problemCount);
    return new Set(ranking.items.map((item) => item.consumer.reach));
  }
}

const heads = () => world.inside(workspace.admin, (scope) => findSlots(scope, productId));
const claimOf = async (ports: Ports, asOf: string) => {
  const policies = await inSlice(ports, workspace.id, (scope) => policiesAt(scope, productId, asOf));
  return claimSlot(ports, workspace.id, { productId, asOf, segmentId: null }, { policies, membersKey: null, again: false });
};

test('two servers that are asked for two days at the same moment answer each with its own figures', async () => {
  const months = [3, 6, 9, 11, 2, 7, 4, 10];
  const servers = [anotherServer(), anotherServer()];
  for (let at = 0; at < months.length; at += 2) {
    const pair = months.slice(at, at + 2);
    const answers = await Promise.all(pair.map((month, nth) => reaches(servers[nth]!, dayOf(month))));
    expect(answers).toEqual(pair.map((month) => new Set([month * 2])));
  }
  const others = (await heads()).filter((row) => row.slot !== 0);
  expect(new Set(others.map((row) => row.as_of)).size).toBe(others.length);
  expect(others.length).toBeLessThanOrEqual(6);
});

test('two servers that are asked for the same day build it once', async () => {
  const answers = await Promise.all([reaches(anotherServer(), dayOf(5)), reaches(anotherServer(), dayOf(5))]);
  expect(answers).toEqual([new Set([10]), new Set([10])]);
  expect((await heads()).filter((row) => row.as_of === dayOf(5))).toHaveLength(1);
});

test('a reader without patience gets what is there, and is told how much waits; a patient one gets it all', async () => {
  const rank = (ports: Ports) => ask(ports, rankProblems, workspace.admin, { productId, limit: 500 });
  const hasty = await rank({ ...world.ports, patience: { changesMs: 0, figuresMs: 0 } });
  expect(hasty.waiting).toBeGreaterThan(0);
  const patient = await rank(world.ports);
  expect(patient.waiting).toBe(0);
  expect(new Set(patient.items.map((item) => item.consumer.reach))).toEqual(new Set([24]));
});

test('a slot that a server left half-built is given to another when its claim has run out, and not before', async () => {
  const dead = await claimOf(world.ports, dayOf(8));
  if (!dead) throw new Error('a free slot was not given');
  await inSlice(world.ports, workspace.id, async (scope) => markAllOf(scope, dead.hold.slot, { stances: true }));
  await freshenSlot(world.ports, workspace.id, dead.hold, 1);
  expect(await claimOf(anotherServer(), dayOf(8))).toBeUndefined();

  world.now.value = new Date(world.now.value.getTime() + 120_000);
  expect(await reaches(anotherServer(), dayOf(8))).toEqual(new Set([16]));
  await expect(inSlice(world.ports, workspace.id, (scope) => assertHeld(scope, dead.hold))).rejects.toBeInstanceOf(SlotLost);
  await expect(freshenSlot(world.ports, workspace.id, dead.hold)).rejects.toBeInstanceOf(SlotLost);
});

test('while all slots are being built nobody is given one', async () => {
  for (let month = 1; month <= 6; month++) expect(await claimOf(world.ports, dayOf(month))).toBeDefined();
  expect(await claimOf(anotherServer(), dayOf(7))).toBeUndefined();
});

test('a fact that is being written while a day gets its slot is in its figures', async () => {
  let asked: Promise<Set<number>> | undefined;
  await world.inside(workspace.admin, async (scope) => {
    const { rows } = await sql<{ id: string }>`select id from problems where workspace_id = ${scope.workspaceId}`.execute(scope.db);
    await say(
      scope,
      productId,
      rows.map((row) => row.id),
      new Date('2025-01-02T00:00:00Z'),
      100,
    );
    asked = reaches(anotherServer(), dayOf(12));
    asked.catch(() => undefined);
    // The embedded database serves nobody else until this transaction ends; on a server the asker has to come to the door first.
    await world.untilSomebodyWaits();
  });
  expect(await asked).toEqual(new Set([124]));
});

test('what was marked already is not taken for done while somebody writes more about it', async () => {
  const ids = await world.inside(workspace.admin, async (scope) => {
    const { rows } = await sql<{ id: string }>`select id from problems where workspace_id = ${scope.workspaceId}`.execute(scope.db);
    return rows.map((row) => row.id);
  });
  await freshenWorkspace(world.ports, workspace.id);
  await world.inside(workspace.admin, async (scope) => markStances(scope, ids));
  await world.inside(workspace.admin, async (scope) => {
    await say(scope, productId, ids, new Date('2025-12-02T00:00:00Z'), 100);
    // The embedded database has one session: nobody could work marks off meanwhile.
    if (!world.database.isEmbedded) await freshenWorkspace(anotherServer(), workspace.id);
  });
  expect(await reaches(world.ports, '2026-01-15')).toEqual(new Set([124]));
});

test('a slot that nobody has looked at for a day is given back, and its day can be asked for again', async () => {
  await reaches(world.ports, dayOf(4));
  world.now.value = new Date('2026-01-17T09:00:00Z');
  await giveBackUnused(world.ports, workspace.id, productId, 24 * 3_600_000);
  expect((await heads()).filter((row) => row.slot !== 0)).toEqual([]);
  expect(await reaches(world.ports, dayOf(4))).toEqual(new Set([8]));
});
