import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { perform } from './action.ts';
import { type Log, silentLog } from './log.ts';
import { type OutboxRow, readOutbox } from './outbox.ts';
import { createSavedView } from './views/saved-view.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Delivers one fact to an ear that breaks so many times with that error of the database, after it has written something. */
async function deliver({ breaks, code }: { breaks: number; code: string }) {
  const { id, admin } = await world.createWorkspace();
  await world.settle();
  await perform(world.ports, createSavedView, admin, { page: 'accounts', name: 'Mine', search: {} });
  const heard: OutboxRow[][] = [];
  const errors: unknown[] = [];
  const reader = readOutbox({
    database: world.database,
    clock: world.ports.clock,
    log: { ...silentLog, error: (fields: { err: unknown }) => void errors.push(fields.err) } as unknown as Log,
    subscriptions: [
      {
        name: 'test',
        events: () => true,
        async hear(scope, rows) {
          heard.push([...rows]);
          await sql`update workspaces set name = name || '+' where workspace_id = ${id}`.execute(scope.db);
          if (heard.length <= breaks) await sql`select break_with(${code})`.execute(scope.db);
        },
      },
    ],
    pollMs: 3_600_000,
  });
  await reader.drain();
  await reader.stop();
  const { rows } = await sql<{ name: string; waiting: number }>`
    select name, (select count(*)::int from outbox where delivered_at is null) as waiting from workspaces
    where workspace_id = ${id}`.execute(world.database.system);
  return { heard, errors, ...rows[0] };
}

test('facts are delivered again at once when the database let another transaction go first, and what was written is written once', async () => {
  await sql`
    create function break_with(code text) returns void language plpgsql as 'begin raise exception ''broken'' using errcode = code; end'`.execute(
    world.database.system,
  );
  const { heard, ...rest } = await deliver({ breaks: 2, code: '40P01' });
  expect(rest).toEqual({ errors: [], name: 'Test+', waiting: 0 });
  expect(heard).toHaveLength(3);
  expect(heard[2]).toEqual(heard[0]);

  const broken = await deliver({ breaks: 1, code: '22012' });
  expect(broken).toMatchObject({ name: 'Test', waiting: 1, errors: [{ code: '22012' }] });
});
