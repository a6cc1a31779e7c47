import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { newId } from '../platform/id.ts';
import { markStances } from './dirt.store.ts';
import { makeProduct } from './makers.ts';
import { freshenWorkspace } from './projection.jobs.ts';
import { checkProjections } from './projection-check.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const statesAt = async (now: Date, isServed: boolean) => {
  const findings = await checkProjections({ database: world.database, now, isServed });
  for (const { state, advice } of findings) expect(advice === undefined).toBe(state === 'ok');
  return findings.map(({ state }) => state);
};

test('the doctor tells figures that follow from those that nobody works off, and from those of another day', async () => {
  world.now.value = new Date();
  const later = (minutes: number) => new Date(world.now.value.getTime() + minutes * 60_000);
  const workspace = await world.createWorkspace();
  expect(await statesAt(later(0), true)).toEqual(['ok', 'ok']);

  await world.inside(workspace.admin, async (scope) => {
    const product = await makeProduct(scope);
    const id = newId('prb');
    await sql`
      insert into problems (workspace_id, id, product_id, title, created_by, created_at, updated_at)
      values (${scope.workspaceId}, ${id}, ${product.id}, 'Slow', 'test', ${scope.now}, ${scope.now})`.execute(scope.db);
    markStances(scope, [id]);
  });
  expect(await statesAt(later(1), true)).toEqual(['ok', 'note']);
  expect(await statesAt(later(10), false)).toEqual(['note', 'note']);
  expect(await statesAt(later(10), true)).toEqual(['wrong', 'note']);

  await freshenWorkspace(world.ports, workspace.id);
  expect(await statesAt(later(10), true)).toEqual(['ok', 'ok']);
  expect(await statesAt(later(2 * 24 * 60), false)).toEqual(['ok', 'note']);
  expect(await statesAt(later(2 * 24 * 60), true)).toEqual(['ok', 'wrong']);
});
