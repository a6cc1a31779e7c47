import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { createAccount, mergePersons, undoMerge } from '../../people/index.ts';
import type { IdentityCall, NumberedCall, SourceKind } from '../intake/identify-batch.ts';
import { numbersOf } from './number-calls.intake.ts';
import { lockIdentities } from './numbers.store.ts';
import { observeAll } from './observe.jobs.ts';
import { settle } from './settle.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const at = new Date('2026-01-10T10:00:00Z');
const call = (fields: Partial<IdentityCall>): IdentityCall => ({
  type: 'track',
  userId: null,
  anonymousId: null,
  previousId: null,
  groupId: null,
  traits: null,
  at,
  receivedAt: at,
  ...fields,
});

const say = (workspace: Workspace, calls: readonly Partial<IdentityCall>[], kind: SourceKind = 'public'): Promise<NumberedCall[]> =>
  numbersOf(world.ports, workspace.id, kind, calls.map(call));

/** Who is one with whom: value → the value that stands for it. */
async function humans(workspace: Workspace): Promise<Record<string, string>> {
  return world.inside(workspace.admin, async (scope) => {
    const { rows } = await sql<{ value: string; canonical: string }>`
      select d.value, c.value as canonical from distinct_ids d
      join distinct_ids c on c.workspace_id = d.workspace_id and c.number = d.canonical
      where d.workspace_id = ${scope.workspaceId} order by d.value`.execute(scope.db);
    return Object.fromEntries(rows.map(({ value, canonical }) => [value, canonical]));
  });
}

test('an id has one number for ever, dense from 1, and calls are answered in order', async () => {
  const workspace = await world.createWorkspace();
  const first = await say(workspace, [{ anonymousId: 'a' }, { userId: 'u' }, { anonymousId: 'a' }, { userId: 'u', anonymousId: 'b' }]);
  expect(first.map(({ actor }) => actor)).toEqual([1, 2, 1, 2]);
  expect((await say(workspace, [{ userId: 'u' }, { anonymousId: 'c' }])).map(({ actor }) => actor)).toEqual([2, 3]);
  expect((await world.createWorkspace()).id).not.toBe(workspace.id);
});

test('an anonymous id binds to the first user who identifies; a later one starts a new history', async () => {
  const workspace = await world.createWorkspace();
  await say(workspace, [{ anonymousId: 'device' }, { type: 'identify', userId: 'ann', anonymousId: 'device' }]);
  await say(workspace, [
    { type: 'identify', userId: 'ben', anonymousId: 'device' },
    { userId: 'ben', anonymousId: 'device' },
  ]);
  expect(await humans(workspace)).toEqual({ device: 'ann', ann: 'ann', ben: 'ben' });
});

test('the first who identifies has the device, also when both do in one batch', async () => {
  const workspace = await world.createWorkspace();
  await say(workspace, [
    { type: 'identify', userId: 'ann', anonymousId: 'device' },
    { type: 'identify', userId: 'ben', anonymousId: 'device' },
  ]);
  expect(await humans(workspace)).toEqual({ device: 'ann', ann: 'ann', ben: 'ben' });
});

test('both ids on any other call say nothing', async () => {
  const workspace = await world.createWorkspace();
  await say(workspace, [{ anonymousId: 'device' }, { userId: 'ann', anonymousId: 'device' }]);
  expect(await humans(workspace)).toEqual({ device: 'device', ann: 'ann' });
});

test('an alias of an anonymous id binds it; of two users it is refused to a browser and believed of a server', async () => {
  const workspace = await world.createWorkspace();
  await say(workspace, [{ anonymousId: 'device' }, { userId: 'old' }, { userId: 'new' }]);
  await say(workspace, [{ type: 'alias', userId: 'new', previousId: 'device' }]);
  const [refused] = await say(workspace, [{ type: 'alias', userId: 'new', previousId: 'old' }]);
  expect(refused).toMatchObject({ actor: 3, refusal: { code: 'alias_of_two_users' } });
  expect(await humans(workspace)).toEqual({ device: 'new', new: 'new', old: 'old' });
  const [believed] = await say(workspace, [{ type: 'alias', userId: 'new', previousId: 'old' }], 'server');
  expect(believed).toEqual({ actor: 3, account: 0 });
  expect(await humans(workspace)).toEqual({ device: 'old', new: 'old', old: 'old' });
});

test('an id that is known costs no call of the database', async () => {
  const workspace = await world.createWorkspace();
  const calls = [
    { userId: 'u' },
    { type: 'identify' as const, userId: 'u', anonymousId: 'a', traits: { plan: 'pro' } },
    { userId: 'u', groupId: 'g' },
  ];
  const before = await say(workspace, calls);
  expect(before).toEqual(await numbersOf(world.ports, workspace.id, 'public', calls.map(call)));
  const queries = await countQueries(() => numbersOf(world.ports, workspace.id, 'public', calls.map(call)));
  expect(queries).toBe(0);
});

async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const { pool } = world.ports.database;
  const connect = pool.connect.bind(pool);
  let count = 0;
  pool.connect = ((...given: []) => {
    count += 1;
    return connect(...given);
  }) as typeof pool.connect;
  await work().finally(() => {
    pool.connect = connect;
  });
  return count;
}

test('two servers that learn the same ids at once give the same numbers', async () => {
  const workspace = await world.createWorkspace();
  const ids = Array.from({ length: 60 }, (_, index) => ({ userId: `u${index}` }));
  const [one, other] = await Promise.all([say(workspace, ids), say(workspace, ids.toReversed())]);
  expect(other.toReversed()).toEqual(one);
  expect(new Set(one.map(({ actor }) => actor)).size).toBe(60);
});

test('records that members merge are one human, and two again when it is undone', async () => {
  const workspace = await world.createWorkspace();
  const people = ['ann', 'anna', 'other'].map((userId) => ({
    type: 'identify' as const,
    userId,
    anonymousId: `${userId}-device`,
    traits: {},
  }));
  await say(workspace, people, 'server');
  await observeAll(world.ports, workspace.id);
  const [ann, anna] = await recordsOf(workspace, ['ann', 'anna']);
  const merge = await world.do(workspace.admin, mergePersons, { winnerId: anna ?? '', loserId: ann ?? '', takeFromLoser: [] });
  await world.settle();
  expect(await humans(workspace)).toMatchObject({ anna: 'ann', 'anna-device': 'ann', ann: 'ann', other: 'other' });
  await world.do(workspace.admin, undoMerge, { mergeId: merge.id });
  await world.settle();
  expect(await humans(workspace)).toMatchObject({ anna: 'anna', 'anna-device': 'anna', ann: 'ann' });
});

async function recordsOf(workspace: Workspace, values: readonly string[]): Promise<(string | null)[]> {
  return world.inside(workspace.admin, async (scope) => {
    const { rows } = await sql<{ value: string; id: string | null }>`
      select value, person_id as id from distinct_ids where workspace_id = ${scope.workspaceId} and value = any(${[...values]}::text[])`.execute(
      scope.db,
    );
    return values.map((value) => rows.find((row) => row.value === value)?.id ?? null);
  });
}

test('whatever is bound, called one, merged and undone in whatever order, a rebuild says the same', async () => {
  let seed = 7;
  const pick = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  const workspace = await world.createWorkspace();
  const users = Array.from({ length: 12 }, (_, index) => `u${index}`);
  await say(
    workspace,
    users.map((userId) => ({ type: 'identify', userId, traits: {} })),
    'server',
  );
  await observeAll(world.ports, workspace.id);
  const records = await recordsOf(workspace, users);
  const merges: string[] = [];
  for (let step = 0; step < 60; step++) {
    const [a, b] = [pick(users.length), pick(users.length)];
    const what = pick(5);
    if (what === 0) await say(workspace, [{ type: 'identify', userId: users[a] ?? '', anonymousId: `d${pick(20)}` }]);
    else if (what === 1) await say(workspace, [{ anonymousId: `d${pick(20)}` }]);
    else if (what === 2 && step % 3 === 0)
      await say(workspace, [{ type: 'alias', userId: users[a] ?? '', previousId: users[b] ?? '' }], 'server');
    else if (what === 3) {
      const mergeId = merges.splice(pick(Math.max(1, merges.length)), 1)[0];
      if (mergeId) await world.do(workspace.admin, undoMerge, { mergeId }).catch(() => merges.push(mergeId));
    } else
      await world.do(workspace.admin, mergePersons, { winnerId: records[a] ?? '', loserId: records[b] ?? '', takeFromLoser: [] }).then(
        ({ id }) => merges.push(id),
        () => undefined,
      );
    if (step % 4 === 0) await world.settle();
  }
  await world.settle();
  const kept = await humans(workspace);
  await world.inside(workspace.admin, async (scope) => {
    await sql`update distinct_ids set canonical = number where workspace_id = ${scope.workspaceId}`.execute(scope.db);
    const { rows } = await sql<{ number: number }>`select number from distinct_ids where workspace_id = ${scope.workspaceId}`.execute(
      scope.db,
    );
    await lockIdentities(scope);
    await settle(
      scope,
      'person',
      rows.map(({ number }) => number),
    );
  });
  expect(kept).toEqual(await humans(workspace));
  expect(new Set(Object.values(kept)).size).toBeLessThan(Object.keys(kept).length);
}, 60_000);

test('what identify and group say becomes a person at an account, and events without a group are of the only account', async () => {
  const workspace = await world.createWorkspace();
  const account = await world.do(workspace.admin, createAccount, {
    name: 'Acme',
    externalRefs: [{ source: 'crm', externalId: 'acme-1' }],
  });
  await say(
    workspace,
    [
      { type: 'identify', userId: 'ann', anonymousId: 'd', traits: { email: 'ann@acme.test', firstName: 'Ann', logins: 3 } },
      { type: 'group', userId: 'ann', groupId: 'acme-1', traits: { name: 'ACME Inc', employees: 12 } },
    ],
    'server',
  );
  await observeAll(world.ports, workspace.id);
  await world.settle();
  const [before, after, anonymous] = await say(workspace, [
    { userId: 'ann', at: new Date('2026-01-09T23:00:00Z') },
    { userId: 'ann', at: new Date('2026-01-10T23:00:00Z') },
    { anonymousId: 'd', at: new Date('2026-01-12T10:00:00Z') },
  ]);
  expect([before?.account, after?.account, anonymous?.account]).toEqual([0, 1, 1]);
  const rows = await world.inside(workspace.admin, async (scope) => {
    const { rows: found } = await sql`
      select p.email, p.name, p.traits, p.observed, a.name as account, a.employees, a.id, b.active_from, b.observed as stay_observed from persons p
      join memberships b on b.person_id = p.id join accounts a on a.id = b.account_id where p.workspace_id = ${scope.workspaceId}`.execute(
      scope.db,
    );
    return found;
  });
  expect(rows).toEqual([
    {
      email: 'ann@acme.test',
      name: 'Ann',
      traits: { logins: 3 },
      observed: false,
      // Typed by a member: an event does not change it, and fills in what was empty.
      account: 'Acme',
      employees: 12,
      id: account.id,
      active_from: '2026-01-10',
      stay_observed: false,
    },
  ]);
});

test('one person who was merged a thousand times, at once and one by one', async () => {
  const workspace = await world.createWorkspace();
  const users = Array.from({ length: 1_000 }, (_, index) => `u${index}`);
  await say(
    workspace,
    users.map((userId) => ({ userId })),
    'server',
  );
  const chain = users.slice(50).map((userId, index) => ({ type: 'alias' as const, userId, previousId: users[index + 49] ?? '' }));
  await say(workspace, chain, 'server');
  for (let index = 49; index > 0; index--)
    await say(workspace, [{ type: 'alias', userId: users[index] ?? '', previousId: users[index - 1] ?? '' }], 'server');
  expect(new Set(Object.values(await humans(workspace)))).toEqual(new Set(['u0']));
}, 60_000);

test('a browser that claims a foreign account is observed there, and changes nothing of it', async () => {
  const workspace = await world.createWorkspace();
  const account = await world.do(workspace.admin, createAccount, { name: 'Acme', externalRefs: [{ source: 'crm', externalId: 'acme-1' }] });
  await say(workspace, [{ type: 'group', userId: 'mallory', groupId: 'acme-1', traits: { name: 'Mine', plan: 'enterprise' } }]);
  await observeAll(world.ports, workspace.id);
  await world.inside(workspace.admin, async (scope) => {
    const { rows } = await sql`
      select a.name, a.plan, a.observed, b.observed as stay_observed, p.observed as person_observed from accounts a
      join memberships b on b.account_id = a.id join persons p on p.id = b.person_id where a.workspace_id = ${scope.workspaceId}`.execute(
      scope.db,
    );
    expect(rows).toEqual([{ name: 'Acme', plan: null, observed: false, stay_observed: true, person_observed: true }]);
  });
  // Counted all the same: the event is of that account.
  const [group] = await say(workspace, [{ userId: 'mallory', groupId: 'acme-1' }]);
  const { rows } =
    await sql`select account_id from account_keys where workspace_id = ${workspace.id} and number = ${group?.account}`.execute(
      world.database.system,
    );
  expect(rows).toEqual([{ account_id: account.id }]);
});

test('an account that was imported after its first events is known by them', async () => {
  const workspace = await world.createWorkspace();
  const [first] = await say(workspace, [{ userId: 'ann', groupId: 'acme-1' }]);
  const crm = {
    name: 'Acme',
    externalRefs: [
      { source: 'crm', externalId: 'acme-1' },
      { source: 'billing', externalId: 'B7' },
    ],
  };
  const { id } = await world.do(workspace.admin, createAccount, crm);
  const [billing] = await say(workspace, [{ userId: 'ben', groupId: 'B7' }]);
  await world.settle();
  const { rows } = await sql<{ number: number; canonical: number; account_id: string }>`
    select number, canonical, account_id from account_keys where workspace_id = ${workspace.id} order by number`.execute(
    world.database.system,
  );
  expect([first?.account, billing?.account]).toEqual([1, 2]);
  expect(rows).toEqual([
    { number: 1, canonical: 1, account_id: id },
    { number: 2, canonical: 1, account_id: id },
  ]);
});

test('traits that no database can hold keep nothing waiting', async () => {
  const workspace = await world.createWorkspace();
  const traits = {
    name: 'A\u0000nn',
    'k\ud800': 'v\udfff',
    '\u0000': 1,
    deep: { a: '\u0000' },
    list: ['\ud800'],
    nan: Number.NaN,
    plan: 'pro',
  };
  await say(workspace, [{ type: 'identify', userId: 'ann', traits }, { userId: 'ben' }], 'server');
  await observeAll(world.ports, workspace.id);
  const { rows } = await sql`select name, traits from persons where workspace_id = ${workspace.id}`.execute(world.database.system);
  expect(rows).toEqual([{ name: 'Ann', traits: { 'k\ufffd': 'v\ufffd', plan: 'pro' } }]);
});

test('whoever sends ever new names of traits fills no disk', async () => {
  const workspace = await world.createWorkspace();
  for (let round = 0; round < 8; round++) {
    const traits = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`trait ${round} ${index}`, `${index}`.repeat(20)]));
    await say(workspace, [{ type: 'identify', userId: 'ann', traits }], 'server');
  }
  await observeAll(world.ports, workspace.id);
  const { rows } = await sql<{
    size: number;
  }>`select octet_length(traits::text) as size from observations where workspace_id = ${workspace.id}`.execute(world.database.system);
  expect(rows[0]?.size).toBeLessThan(200_000);
});
