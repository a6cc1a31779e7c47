// What a cluster would be told is read by the engine's own parser; no cluster runs here.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/support/world.ts';
import { eventDaysOf, learnNewest } from './definitions.store.ts';
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
  // Rows are written to what deals them out; a definition is told to every server.
  expect(statement).toMatch(statement.startsWith('insert') ? /^insert into bifocal\.[a-z_]+(?<!_local) / : / on cluster 'main'/);
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

test('days that were kept before learn when their last event was received, and later ones know it', async () => {
  const of = (receivedAt: string, day = receivedAt.slice(0, 10)) =>
    JSON.stringify({
      workspace: 8,
      source: 1,
      event: 'Opened',
      type: 'track',
      at: receivedAt,
      day,
      actor: 1,
      account: 0,
      message: 1,
      received_at: receivedAt,
    });
  const newest = async () => {
    const { rows } = await world.facts.rows<{ event: string; people: number; events: number; newest: string }>(
      `select event, toUInt32(groupBitmapMerge(actors)) as people, toUInt32(sum(events)) as events, toString(max(newest)) as newest
       from bifocal.event_days where workspace = {workspace:UInt32} group by event order by event`,
      { workspace: 8 },
    );
    return rows;
  };
  const before = eventDaysOf('bifocal.events').replace(', max(received_at) as newest', '');
  await world.facts.command(`alter table bifocal.event_days_view modify query ${before}`);
  await world.facts.command('alter table bifocal.event_days drop column newest');
  await world.facts.insert('bifocal.events', of('2026-01-15T10:00:01.000Z'));
  for (let time = 0; time < 2; time += 1) {
    for (const statement of learnNewest(null)) await world.facts.command(statement);
    expect(await newest()).toEqual(['', 'Opened'].map((event) => ({ event, people: 1, events: 1, newest: '2026-01-15 10:00:01.000' })));
  }
  await world.facts.insert('bifocal.events', of('2026-01-16T11:00:00.000Z', '2026-01-15'));
  expect(await newest()).toEqual(['', 'Opened'].map((event) => ({ event, people: 1, events: 2, newest: '2026-01-16 11:00:00.000' })));
});
