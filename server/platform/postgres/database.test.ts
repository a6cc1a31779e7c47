import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/support/world.ts';
import { toProblem } from '../http/problem.ts';
import { inWorkspace, isTookTooLong } from './database.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a statement that takes longer than it may is ended and told as such, and the connection goes on', async () => {
  const { id } = await world.createWorkspace();
  const run = (seconds: number) =>
    inWorkspace(world.database, id, 'read', (db) => sql`select pg_sleep(${seconds})`.execute(db), { statementMs: 20 });
  // The embedded engine cannot be stopped: there the limit is without effect.
  const error = await run(world.database.isEmbedded ? 0.05 : 60).catch((thrown: unknown) => thrown);
  expect(isTookTooLong(error)).toBe(!world.database.isEmbedded);
  if (!world.database.isEmbedded) expect(toProblem(error, 'req')).toMatchObject({ status: 503, code: 'took_too_long' });
  const after = await inWorkspace(world.database, id, 'read', (db) => sql<{ limit: string }>`show statement_timeout`.execute(db));
  expect(after.rows).toHaveLength(1);
});

test('a read sees one moment, whatever is written meanwhile', async () => {
  const { id } = await world.createWorkspace('Before');
  const nameOf = async (db: Parameters<Parameters<typeof inWorkspace>[3]>[0]) =>
    (await sql<{ name: string }>`select name from workspaces where workspace_id = ${id}`.execute(db)).rows[0]?.name;
  const rename = () =>
    inWorkspace(world.database, id, 'write', (db) => sql`update workspaces set name = 'After' where workspace_id = ${id}`.execute(db));
  let renamed: Promise<unknown> | undefined;
  const seen = await inWorkspace(world.database, id, 'read', async (db) => {
    const before = await nameOf(db);
    renamed = rename();
    // The embedded database keeps the writer waiting until this read has ended.
    if (!world.database.isEmbedded) await renamed;
    return [before, await nameOf(db)];
  });
  await renamed;
  expect(seen).toEqual(['Before', 'Before']);
  expect(await inWorkspace(world.database, id, 'read', nameOf)).toBe('After');
});

test('who writes alone waits for those who write, and they for it', async () => {
  const { id } = await world.createWorkspace();
  const order: string[] = [];
  let alone: Promise<unknown> | undefined;
  let next: Promise<unknown> | undefined;
  const enter = (kind: 'write' | 'alone', name: string) =>
    inWorkspace(world.database, id, kind, async () => {
      order.push(name);
    });
  await inWorkspace(world.database, id, 'write', async () => {
    alone = enter('alone', 'alone');
    await world.untilSomebodyWaits();
    next = enter('write', 'next');
    order.push('first');
  });
  await Promise.all([alone, next]);
  expect(order).toEqual(['first', 'alone', 'next']);
});
