// What Postgres knows of identities and what the store of the facts answers: through binds, merges, undos, erasures and the nightly repair.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCaller, openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { mergePersons, undoMerge } from '../../people/index.ts';
import { makeProduct } from '../../people/makers.ts';
import type { IdentityCall, SourceKind } from '../intake/identify-batch.ts';
import { accountOf, factsWorkspaceOf, numberFactsWorkspace, personOf } from '../store/index.ts';
import { erasePersonFacts, setRetention } from './duty.actions.ts';
import { carryOutErasures, resolveAccounts, retainFacts, sweepFacts } from './duty.jobs.ts';
import { exportEvents } from './event-export.query.ts';
import { tellLastSeen } from './last-seen.jobs.ts';
import { numbersOf } from './number-calls.intake.ts';
import { observeAll } from './observe.jobs.ts';
import { catchUpCounters, checkOverrides, pushOverrides, rebuildOverrides } from './override-push.jobs.ts';
import { accountsOfNumbers, nosOfNumbers, numbersInSegment, numbersOfPersons, personsOfNumbers } from './who.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Said = Partial<IdentityCall> & { event?: string };

/** The intake tells identities by itself after a moment; here each test says when. */
const untold = () => ({ ...world.ports, facts: { ...world.facts, insert: () => Promise.reject(new Error('not now')) } });

/** Takes calls in as the intake does: their numbers first, then the rows. */
async function take(workspace: Workspace, said: readonly Said[], kind: SourceKind = 'server'): Promise<void> {
  const calls = said.map(({ event: _event, ...fields }): IdentityCall => {
    const at = fields.at ?? new Date('2026-01-10T10:00:00Z');
    return { type: 'track', userId: null, anonymousId: null, previousId: null, groupId: null, traits: null, receivedAt: at, ...fields, at };
  });
  const numbered = await numbersOf(untold(), workspace.id, kind, calls);
  const number = await world.inside(workspace.admin, numberFactsWorkspace);
  const rows = calls.map((call, index) => ({
    workspace: number,
    source: 1,
    event: call.type === 'track' ? (said[index]?.event ?? 'used') : `$${call.type}`,
    type: call.type,
    at: call.at.toISOString(),
    day: call.at.toISOString().slice(0, 10),
    actor: numbered[index]?.actor,
    account: numbered[index]?.account,
    message: index,
    received_at: world.now.value.toISOString(),
    properties: {},
    context: {},
  }));
  await world.facts.insert('bifocal.events', rows.map((row) => JSON.stringify(row)).join('\n'));
}

type Days = Record<string, { persons: number; accounts: number; events: number }>;
const asDays = (rows: readonly { name: string; on: string; persons: number; accounts: number; events: number }[]): Days =>
  Object.fromEntries(rows.map(({ name, on, ...figures }) => [`${on} ${name}`, figures]));

/** The plain answer: each event, resolved. */
async function plain(workspace: Workspace): Promise<Days> {
  const { rows } = await world.facts.rows<never>(
    `select name, toString(day) as on, uniqExact(${personOf()}) as persons, uniqExactIf(${accountOf()}, account > 0) as accounts, count() as events
     from bifocal.events array join if(event in ('$identify', '$group', '$alias'), [event], [event, '']) as name
     where workspace = {workspace:UInt32} group by name, day order by on, name`,
    { workspace: await factsWorkspaceOf(world.ports, workspace.id) },
  );
  return asDays(rows);
}

/** The answer of the bitmaps: those who are somebody else are looked up, and only they. */
async function byBitmap(workspace: Workspace): Promise<Days> {
  const mapped = (bitmap: string, overridden: string, dictionary: string) => {
    const known = `bitmapAnd(${bitmap}, ${overridden})`;
    const resolved = `arrayMap(n -> dictGetUInt32(${dictionary}, bitOr(bitShiftLeft(toUInt64({workspace:UInt32}), 32), n)), bitmapToArray(${known}))`;
    return `bitmapCardinality(bitmapOr(bitmapAndnot(${bitmap}, ${overridden}), bitmapBuild(cast(${resolved} as Array(UInt32)))))`;
  };
  const overridden = (table: string, from: string, to: string) =>
    `(select groupBitmapState(n) from (select ${from} as n from bifocal.${table} final where workspace = {workspace:UInt32} and ${from} != ${to}))`;
  const { rows } = await world.facts.rows<never>(
    `with ${overridden('person_overrides', 'actor', 'person')} as persons_known, ${overridden('account_overrides', 'account', 'canonical')} as accounts_known
     select event as name, toString(day) as on, ${mapped('a', 'persons_known', "'bifocal.persons', 'person'")} as persons,
       ${mapped('c', 'accounts_known', "'bifocal.accounts', 'canonical'")} as accounts, n as events
     from (select event, day, groupBitmapMergeState(actors) as a, groupBitmapMergeState(accounts) as c, sum(events) as n
       from bifocal.event_days where workspace = {workspace:UInt32} group by event, day having n > 0)
     order by on, name`,
    { workspace: await factsWorkspaceOf(world.ports, workspace.id) },
  );
  return asDays(rows);
}

async function recordOf(workspace: Workspace, userId: string): Promise<string> {
  return world.inside(workspace.admin, async (scope) => {
    const { rows } = await sql<{ id: string }>`
      select person_id as id from distinct_ids where workspace_id = ${scope.workspaceId} and kind = 'user' and value = ${userId}`.execute(
      scope.db,
    );
    return rows[0]?.id ?? '';
  });
}

test('what was done before signing in is done by the person, at once and backwards', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [{ anonymousId: 'phone' }, { anonymousId: 'laptop' }, { userId: 'ann' }, { userId: 'ben' }]);
  await pushOverrides(world.ports);
  expect(await plain(workspace)).toMatchObject({ '2026-01-10 used': { persons: 4 } });
  await take(workspace, [
    { type: 'identify', userId: 'ann', anonymousId: 'phone' },
    { type: 'identify', userId: 'ann', anonymousId: 'laptop' },
  ]);
  expect(await pushOverrides(world.ports)).toBe(2);
  expect(await plain(workspace)).toMatchObject({ '2026-01-10 used': { persons: 2 } });
  expect(await byBitmap(workspace)).toEqual(await plain(workspace));
});

test('bitmaps and events give the same answers after random histories, before and after each repair', async () => {
  let seed = 11;
  const pick = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  const workspace = await world.createWorkspace();
  const users = Array.from({ length: 10 }, (_, index) => `u${index}`);
  const groups = ['g0', 'g1', 'g2'];
  const merges: string[] = [];
  const momentOf = () => new Date(Date.UTC(2026, 0, 8 + pick(5), pick(24)));
  await take(
    workspace,
    users.map((userId) => ({ type: 'identify' as const, userId, traits: {}, at: momentOf() })),
  );
  for (let round = 0; round < 6; round++) {
    const said = Array.from({ length: 30 }, (): Said => {
      const [userId, anonymousId, at] = [users[pick(10)] ?? '', `d${pick(12)}`, momentOf()];
      const what = pick(8);
      if (what === 0) return { type: 'identify', userId, anonymousId, at };
      if (what === 1) return { type: 'group', userId, groupId: groups[pick(3)] ?? '', at };
      if (what < 4) return { anonymousId, event: `e${pick(3)}`, at };
      return { userId, event: `e${pick(3)}`, groupId: pick(3) === 0 ? (groups[pick(3)] ?? '') : null, at };
    });
    await take(workspace, said);
    if (round === 2) await take(workspace, [{ type: 'alias', userId: 'u0', previousId: 'u1' }]);
    await observeAll(world.ports, workspace.id);
    const [a, b] = [await recordOf(workspace, users[pick(8)] ?? ''), await recordOf(workspace, users[pick(8)] ?? '')];
    await world.do(workspace.admin, mergePersons, { winnerId: a, loserId: b, takeFromLoser: [] }).then(
      ({ id }) => merges.push(id),
      () => undefined,
    );
    if (round % 2 === 1 && merges.length > 0) {
      const mergeId = merges.pop() ?? '';
      await world.do(workspace.admin, undoMerge, { mergeId }).catch(() => undefined);
    }
    await world.settle();
    await pushOverrides(world.ports);
    expect(await byBitmap(workspace)).toEqual(await plain(workspace));
    await resolveAccounts(world.ports);
    expect(await byBitmap(workspace)).toEqual(await plain(workspace));
    if (round < 4) continue;
    await world.do(workspace.admin, erasePersonFacts, { personId: await recordOf(workspace, users[8 + (round % 2)] ?? '') });
    await world.settle();
    await carryOutErasures(world.ports);
    expect(await byBitmap(workspace)).toEqual(await plain(workspace));
  }
  const before = await plain(workspace);
  await rebuildOverrides(world.ports, workspace.id);
  expect(await plain(workspace)).toEqual(before);
  expect(await byBitmap(workspace)).toEqual(before);
}, 120_000);

test('an event without an account is given the one that its person alone belonged to, when that comes out later', async () => {
  const workspace = await world.createWorkspace();
  const at = (day: string) => new Date(`2026-01-${day}T12:00:00Z`);
  await take(workspace, [
    { type: 'identify', userId: 'ann', traits: {}, at: at('05') },
    ...['06', '08', '09'].map((day) => ({ userId: 'ann', at: at(day) })),
    { type: 'group', userId: 'ann', groupId: 'acme', at: at('08') },
    { type: 'group', userId: 'ann', groupId: 'globex', at: at('09') },
  ]);
  await observeAll(world.ports, workspace.id);
  await world.settle();
  await resolveAccounts(world.ports);
  const days = await plain(workspace);
  // Before the first stay there is none, and of two nobody knows which.
  expect([days['2026-01-06 used'], days['2026-01-08 used'], days['2026-01-09 used']].map((day) => day?.accounts)).toEqual([0, 1, 0]);
  expect(await byBitmap(workspace)).toEqual(days);
});

test('a person who is erased is gone from every answer; others stay, and a second time changes nothing', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [
    { type: 'identify', userId: 'ann', anonymousId: 'phone', traits: { email: 'ann@example.com' } },
    { anonymousId: 'phone', groupId: 'acme' },
    { userId: 'ann', groupId: 'acme' },
    { userId: 'ann', groupId: 'globex' },
    { userId: 'ben', groupId: 'globex' },
  ]);
  await observeAll(world.ports, workspace.id);
  await pushOverrides(world.ports);
  const personId = await recordOf(workspace, 'ann');
  expect(await world.do(workspace.admin, erasePersonFacts, { personId })).toEqual({ personId, distinctIds: 2 });
  expect(await world.do(workspace.admin, erasePersonFacts, { personId })).toEqual({ personId, distinctIds: 0 });
  await world.settle();
  await carryOutErasures(world.ports);
  const left = { '2026-01-10 ': { persons: 1, accounts: 1, events: 1 }, '2026-01-10 used': { persons: 1, accounts: 1, events: 1 } };
  expect(await plain(workspace)).toEqual(left);
  expect(await byBitmap(workspace)).toEqual(left);
  await take(workspace, [{ userId: 'ann' }]);
  expect(await plain(workspace)).toMatchObject({ '2026-01-10 used': { persons: 2, accounts: 1, events: 2 } });
});

test('what is older than a workspace keeps goes; other workspaces keep theirs', async () => {
  const [one, other] = [await world.createWorkspace(), await world.createWorkspace()];
  const old = ['2015-03-02', '2015-07-20', '2025-11-14', '2025-11-15', '2026-01-10'].map((day) => ({
    userId: 'ann',
    at: new Date(`${day}T12:00:00Z`),
  }));
  await take(one, old);
  await take(other, old.slice(0, 1));
  await world.do(one.admin, setRetention, { months: 2 });
  await retainFacts(world.ports);
  expect(Object.keys(await plain(one))).toEqual(['2025-11-15 ', '2025-11-15 used', '2026-01-10 ', '2026-01-10 used']);
  expect(await byBitmap(one)).toEqual(await plain(one));
  expect(Object.keys(await plain(other))).toEqual(['2015-03-02 ', '2015-03-02 used']);
});

test('the facts of a workspace that is no more are swept away', async () => {
  const [gone, stays] = [await world.createWorkspace(), await world.createWorkspace()];
  await take(gone, [{ userId: 'ann' }]);
  await take(stays, [{ userId: 'ann' }]);
  const before = await plain(gone);
  await sql`delete from facts_workspaces where workspace_id = ${gone.id}`.execute(world.database.system);
  expect(await sweepFacts(world.ports)).toBe(1);
  expect(before).not.toEqual({});
  expect(await plain(gone)).toEqual({});
  expect(await plain(stays)).not.toEqual({});
});

test('a number leads to a record, or to what events call it; a record to its number, and to when it was last seen', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [
    { type: 'identify', userId: 'ann', anonymousId: 'phone', traits: { name: 'Ann', email: 'ann@example.com' } },
    { userId: 'ann', groupId: 'acme', at: new Date('2026-01-14T08:00:00Z') },
    { anonymousId: 'visitor' },
  ]);
  await observeAll(world.ports, workspace.id);
  const personId = await recordOf(workspace, 'ann');
  await world.inside(workspace.admin, async (scope) => {
    expect(await personsOfNumbers(scope, [3, 1, 99])).toEqual([
      { number: 3, id: null, no: null, name: 'visitor' },
      { number: 1, id: personId, no: expect.any(Number), name: 'Ann' },
    ]);
    expect(await accountsOfNumbers(scope, [1])).toEqual([{ number: 1, id: null, no: null, name: 'acme' }]);
    expect(await numbersOfPersons(scope, [personId])).toEqual(new Map([[personId, 1]]));
  });
  await tellLastSeen(world.ports);
  const { rows } = await sql<{ seen_at: Date }>`select seen_at from last_seen where record_id = ${personId}`.execute(world.database.system);
  expect(rows).toEqual([{ seen_at: new Date('2026-01-14T08:00:00Z') }]);
});

test('events go out with the ids that they came in with', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [{ anonymousId: 'phone' }, { userId: 'ann', groupId: 'acme', at: new Date('2025-12-01T00:00:00Z') }]);
  const lines: unknown[] = [];
  for await (const { text } of exportEvents(world.ports, workspace.id))
    for (const line of text.trimEnd().split('\n')) lines.push(JSON.parse(line));
  expect(lines).toMatchObject([
    { event: 'used', day: '2025-12-01', userId: 'ann', anonymousId: null, groupId: 'acme' },
    { event: 'used', day: '2026-01-10', userId: null, anonymousId: 'phone', groupId: null },
  ]);
  const none = exportEvents(world.ports, workspace.id, { from: '2026-02-01' });
  expect((await none.next()).done).toBe(true);
});

test('what could not be told waits, and is told again without harm', async () => {
  await pushOverrides(world.ports);
  const workspace = await world.createWorkspace();
  await take(workspace, [{ anonymousId: 'phone' }, { type: 'identify', userId: 'ann', anonymousId: 'phone' }]);
  const broken = { ...world.facts, command: () => Promise.reject(new Error('the store died')) };
  // The rows were told, the dictionary was not read again: as if this server had died in between.
  await expect(pushOverrides({ ...world.ports, facts: broken })).rejects.toThrow('the store died');
  expect(await pushOverrides(world.ports)).toBe(1);
  expect(await pushOverrides(world.ports)).toBe(0);
  expect(await plain(workspace)).toMatchObject({ '2026-01-10 used': { persons: 1 } });
});

test('after an older backup was brought back, numbers that events hold are not given again', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [{ userId: 'ann' }, { userId: 'ben', groupId: 'acme' }]);
  await sql`delete from distinct_ids where workspace_id = ${workspace.id}`.execute(world.database.system);
  await sql`delete from account_keys where workspace_id = ${workspace.id}`.execute(world.database.system);
  await sql`delete from identity_counters where workspace_id = ${workspace.id}`.execute(world.database.system);
  await catchUpCounters(world.ports);
  const at = new Date('2026-01-10T10:00:00Z');
  const call = {
    type: 'track',
    userId: 'cas',
    anonymousId: null,
    previousId: null,
    groupId: 'globex',
    traits: null,
    at,
    receivedAt: at,
  } as const;
  expect(await numbersOf(untold(), workspace.id, 'server', [call])).toEqual([{ actor: 3, account: 2 }]);
});

test('the routes: how long events are kept, erasing a person, and all events as a file', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [{ type: 'identify', userId: 'ann', traits: {} }, { userId: 'ann' }]);
  await observeAll(world.ports, workspace.id);
  const ask = (method: 'GET' | 'PUT' | 'POST', path: string, caller = workspace.admin, payload?: object) =>
    world.app.inject({
      method,
      url: `/api/v1/workspaces/${workspace.id}${path}`,
      headers: asCaller(caller),
      ...(payload ? { payload } : {}),
    });
  expect((await ask('GET', '/facts/retention')).json()).toEqual({ workspaceId: workspace.id, months: null });
  expect((await ask('PUT', '/facts/retention', workspace.as('product_manager'), { months: 12 })).statusCode).toBe(403);
  expect((await ask('PUT', '/facts/retention', workspace.admin, { months: 12 })).json()).toMatchObject({ months: 12 });
  expect((await ask('PUT', '/facts/retention', workspace.admin, { months: 0 })).statusCode).toBe(422);
  const file = await ask('GET', '/facts/events.ndjson?from=2026-01-01');
  expect(file.headers['content-type']).toContain('application/x-ndjson');
  expect(file.body.trimEnd().split('\n')).toHaveLength(2);
  expect((await ask('GET', '/facts/events.ndjson', workspace.as('viewer'))).statusCode).toBe(403);
  const personId = await recordOf(workspace, 'ann');
  expect((await ask('POST', `/persons/${personId}/erase-facts`)).json()).toEqual({ personId, distinctIds: 1 });
  await world.settle();
  expect(await world.runJobs()).toBeGreaterThan(0);
  expect((await ask('GET', '/facts/events.ndjson')).body).toBe('');
});

test('a store that was lost is told everything again the next night', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [{ anonymousId: 'phone' }, { type: 'identify', userId: 'ann', anonymousId: 'phone' }]);
  expect(await checkOverrides(world.ports)).toBe(0);
  const number = await factsWorkspaceOf(world.ports, workspace.id);
  await world.facts.command('alter table bifocal.person_overrides delete where workspace = {workspace:UInt32}', { workspace: number });
  expect(await checkOverrides(world.ports)).toBe(1);
  expect(await plain(workspace)).toMatchObject({ '2026-01-10 used': { persons: 1 } });
  expect(await checkOverrides(world.ports)).toBe(0);
});

test('what could not be taken in of a person goes with them', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [{ type: 'identify', userId: 'a"nn', traits: {} }]);
  await observeAll(world.ports, workspace.id);
  const { id: productId } = await world.inside(workspace.admin, (scope) => makeProduct(scope));
  await world.inside(workspace.admin, async (scope) => {
    await sql`insert into sources (workspace_id, id, product_id, number, name, kind, key_hash, key_start, key_made_at, zone, created_at, updated_at)
      values (${scope.workspaceId}, 'src_1', ${productId}, 1, 'Server', 'server', ${workspace.id}, 'k', now(), 'UTC', now(), now())`.execute(
      scope.db,
    );
    for (const [id, userId] of [
      ['1', 'a"nn'],
      ['2', 'ben'],
    ])
      await sql`insert into rejected_events (workspace_id, id, source_id, mark, code, message, event, received_at)
        values (${scope.workspaceId}, ${id}, 'src_1', ${id}, 'c', 'm', ${JSON.stringify({ userId })}, now())`.execute(scope.db);
  });
  await world.do(workspace.admin, erasePersonFacts, { personId: await recordOf(workspace, 'a"nn') });
  const { rows } = await sql`select id from rejected_events where workspace_id = ${workspace.id}`.execute(world.database.system);
  expect(rows).toEqual([{ id: '2' }]);
});

test('a segment chooses records; its numbers are those of all that went up in them', async () => {
  const workspace = await world.createWorkspace();
  await take(
    workspace,
    ['ann', 'anna', 'annie', 'ben'].map((userId) => ({ type: 'identify' as const, userId, traits: { name: userId } })),
  );
  await observeAll(world.ports, workspace.id);
  const [ann, anna, annie] = [await recordOf(workspace, 'ann'), await recordOf(workspace, 'anna'), await recordOf(workspace, 'annie')];
  await world.do(workspace.admin, mergePersons, { winnerId: anna, loserId: annie, takeFromLoser: [] });
  await world.do(workspace.admin, mergePersons, { winnerId: ann, loserId: anna, takeFromLoser: [] });
  const chosen = () =>
    world.inside(workspace.admin, (scope) =>
      numbersInSegment(scope, 'person', sql`select no from persons where workspace_id = ${scope.workspaceId} and name = 'ann'`),
    );
  // Not heard yet: each is still a number of its own, and all of them belong to the record that stayed.
  expect((await chosen()).toSorted()).toEqual([1, 2, 3]);
  await world.settle();
  expect(await chosen()).toEqual([1]);
  // And back: of all four, the two records that are there.
  const { rows } = await sql<{ no: number }>`
    select no from persons where workspace_id = ${workspace.id} and merged_into is null order by no`.execute(world.database.system);
  const nos = await world.inside(workspace.admin, (scope) => nosOfNumbers(scope, 'person', [1, 2, 3, 4]));
  expect(nos.toSorted((a, b) => a - b)).toEqual(rows.map(({ no }) => no));
});

test('an erasure that dies at any step is taken up, and answers about others stay right all the while', async () => {
  const workspace = await world.createWorkspace();
  await take(workspace, [
    { type: 'identify', userId: 'ann', anonymousId: 'phone', traits: {} },
    { anonymousId: 'phone', groupId: 'acme' },
    { userId: 'ann', groupId: 'globex' },
    { userId: 'ben', groupId: 'globex' },
  ]);
  await observeAll(world.ports, workspace.id);
  await pushOverrides(world.ports);
  await world.do(workspace.admin, erasePersonFacts, { personId: await recordOf(workspace, 'ann') });
  await world.settle();
  const left = { persons: 1, accounts: 1, events: 1 };
  for (let steps = 0, isDone = false; !isDone; steps++) {
    let taken = 0;
    const facts = {
      ...world.facts,
      command: async (...given: Parameters<typeof world.facts.command>) => {
        if (taken === steps) throw new Error('this server died');
        taken += 1;
        await world.facts.command(...given);
        for (const answer of [await plain(workspace), await byBitmap(workspace)]) {
          const day = answer['2026-01-10 used'];
          expect(day?.persons).toBeGreaterThanOrEqual(1);
          expect(day?.persons).toBeLessThanOrEqual(2);
          expect(day?.events).toBeGreaterThanOrEqual(1);
        }
      },
    };
    isDone = await carryOutErasures({ ...world.ports, facts }).then(
      () => true,
      () => false,
    );
    expect(steps).toBeLessThan(20);
  }
  expect(await plain(workspace)).toEqual({ '2026-01-10 ': left, '2026-01-10 used': left });
  expect(await byBitmap(workspace)).toEqual(await plain(workspace));
  expect(await carryOutErasures(world.ports)).toBe(0);
}, 60_000);
