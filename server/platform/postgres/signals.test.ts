import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/support/world.ts';
import { perform } from '../action.ts';
import { silentLog } from '../log.ts';
import { announceOutbox, readOutbox } from '../outbox.ts';
import { createSavedView } from '../views/saved-view.actions.ts';
import { connectDatabase, type Database, inWorkspace } from './database.ts';
import type { SignalPayload } from './signals.ts';

let world: World;
/** A second server on the same database; on the embedded one there is none, and what is told stays in the process. */
let other: Database;
const errors: Error[] = [];

beforeAll(async () => {
  world = await openWorld();
  const { isEmbedded, pool } = world.database;
  other = isEmbedded
    ? world.database
    : connectDatabase({ ...pool.options, application_name: 'second' }, { isEmbedded, onError: (error) => void errors.push(error) });
});
afterAll(async () => {
  if (other !== world.database) await other.close();
  await world.close();
});

/** What is heard on a channel, and a way to wait for the next of it. */
function hear(channel: string) {
  const heard: SignalPayload[] = [];
  let next = Promise.withResolvers<void>();
  const stop = other.signals.subscribe(channel, (payload) => {
    heard.push(payload);
    next.resolve();
    next = Promise.withResolvers<void>();
  });
  return { heard, stop, next: () => next.promise };
}

test('a word is heard on another server once its transaction has committed, and never when it is rolled back', async () => {
  const { id } = await world.createWorkspace();
  const ear = hear('problems');
  const elsewhere = hear('accounts');
  await other.signals.ready();
  const first = ear.next();
  await inWorkspace(world.database, id, 'write', async (db) => {
    await world.database.signals.publish(db, 'problems', { id: 'refused' });
    throw new Error('no');
  }).catch(() => undefined);
  await inWorkspace(world.database, id, 'write', async (db) => {
    await world.database.signals.publish(db, 'problems', { id: 'done', version: 2 });
    await sql`select pg_sleep(0)`.execute(db);
    expect(ear.heard).toEqual([]);
  });
  await first;
  expect(ear.heard).toEqual([{ id: 'done', version: 2 }]);
  expect(elsewhere.heard).toEqual([]);
  ear.stop();
  elsewhere.stop();
});

test('a word that is no word but a book is refused', async () => {
  const publish = world.database.signals.publish(world.database.system, 'problems', { text: 'é'.repeat(4_000) });
  await expect(publish).rejects.toThrow('the limit is 7500');
});

test('who listens before a server hears is told to look again once it does', async () => {
  // In process every word is heard from the start.
  if (world.database.isEmbedded) return expect(await world.database.signals.ready()).toBeUndefined();
  const { options } = world.database.pool;
  const late = connectDatabase(
    { ...options, application_name: 'late' },
    { isEmbedded: false, onError: (error) => void errors.push(error) },
  );
  const told = Promise.withResolvers<void>();
  late.signals.subscribe('lost', () => undefined, told.resolve);
  await expect(told.promise).resolves.toBeUndefined();
  await late.close();
});

test('a server whose connection is cut off listens again, and looks at what it may have missed', async () => {
  const lost = Promise.withResolvers<void>();
  const stop = other.signals.subscribe(
    'lost',
    () => undefined,
    () => lost.resolve(),
  );
  const ear = hear('found');
  await other.signals.ready();
  if (!world.database.isEmbedded) {
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'second-signals' and datname = current_database()`.execute(
      world.database.system,
    );
    await lost.promise;
    expect(errors.length).toBeGreaterThan(0);
  }
  const next = ear.next();
  await world.database.signals.publish(world.database.system, 'found', { at: 1 });
  await next;
  expect(ear.heard).toEqual([{ at: 1 }]);
  stop();
  ear.stop();
});

test('a server that only answers requests wakes the reader of another one', async () => {
  const { admin } = await world.createWorkspace();
  await world.settle();
  const reader = readOutbox({
    database: other,
    clock: () => world.now.value,
    log: silentLog,
    subscriptions: [],
    pollMs: 3_600_000,
  });
  await other.signals.ready();
  const server = { ...world.ports, outboxFilled: announceOutbox(world.database, silentLog) };
  await perform(server, createSavedView, admin, { page: 'accounts', name: 'Mine', search: {} });
  while ((await waitingIn(admin.workspaceId)) > 0) await Promise.resolve();
  expect(await waitingIn(admin.workspaceId)).toBe(0);
  await reader.stop();
});

async function waitingIn(workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from outbox where workspace_id = ${workspaceId} and delivered_at is null`.execute(world.database.system);
  return rows[0]?.count ?? 0;
}
