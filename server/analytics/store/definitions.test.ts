// What a cluster would be told is read by the engine's own parser; no cluster runs here.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/support/world.ts';
import { eventDaysOf } from './definitions.store.ts';
import { factsMigrations } from './migrations.store.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ofCluster = factsMigrations.flatMap(({ name, statements }) => statements('main').map((statement) => [name, statement] as const));

test('tables for a cluster are replicated, dealt out and asked as one', () => {
  const text = ofCluster.map(([, statement]) => statement).join('\n');
  expect(text).toContain("engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/bifocal/events', '{replica}')");
  expect(text).toContain("engine = Distributed('main', 'bifocal', 'events_local', actor)");
  expect(text).toContain("ReplicatedReplacingMergeTree('/clickhouse/tables/all/bifocal/person_overrides', '{replica}', version)");
});

test.each(ofCluster)('%s: the engine reads it: %s', async (_name, statement) => {
  expect(statement).toContain("on cluster 'main'");
  const { rows } = await world.facts.rows(`explain ast ${statement}`, {}, { everyWorkspace: true });
  expect(rows.length).toBeGreaterThan(1);
});

test('days count what was done; who somebody is is no deed', async () => {
  const event = (event: string, actor: number, account = 0) =>
    JSON.stringify({
      workspace: 7,
      source: 1,
      event,
      type: 'track',
      at: '2026-01-15T10:00:00.000Z',
      day: '2026-01-15',
      actor,
      account,
      message: actor,
      received_at: '2026-01-15T10:00:01.000Z',
      properties: { plan: 'pro' },
      context: {},
    });
  await world.facts.insert(
    'bifocal.events',
    [event('Opened', 1, 5), event('Opened', 2), event('Closed', 1, 5), event('$identify', 3)].join('\n'),
  );
  const counted = (from: string) =>
    world.facts.rows(
      `select event, toUInt32(groupBitmapMerge(actors)) as actors, toUInt32(groupBitmapMerge(accounts)) as accounts, toUInt32(sum(events)) as events
       from ${from} where workspace = {workspace:UInt32} group by event order by event`,
      { workspace: 7 },
    );
  const { rows } = await counted('bifocal.event_days');
  expect(rows).toEqual([
    { event: '', actors: 2, accounts: 1, events: 3 },
    { event: '$identify', actors: 1, accounts: 0, events: 1 },
    { event: 'Closed', actors: 1, accounts: 1, events: 1 },
    { event: 'Opened', actors: 2, accounts: 1, events: 2 },
  ]);
  expect((await counted(`(${eventDaysOf('bifocal.events')})`)).rows).toEqual(rows);
});
