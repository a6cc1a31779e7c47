import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SampleAnswer, SampleList } from '../../contract/exchange/sample.ts';
import type { RankingAnswer } from '../../contract/problems/ranking.ts';
import { expectStatus, openRealWorld, type RealWorld, type Visitor } from '../../test/support/real-world.ts';
import { openWorld, type World } from '../../test/support/world.ts';
import { loadSample, takeUpSamples } from './sample.jobs.ts';
import { getSimulator } from './sample.ts';

let world: World;
let real: RealWorld;
let ada: Visitor;
beforeAll(async () => {
  world = await openWorld();
  real = await openRealWorld(world);
  ada = await real.found('Mine');
}, 60_000);
afterAll(() => real.close());

const call = (method: 'GET' | 'POST' | 'DELETE', workspaceId: string, path: string, who: Visitor = ada, payload?: object) =>
  real.app.inject({
    method,
    url: `/api/v1/workspaces/${workspaceId}${path}`,
    headers: { cookie: who.cookie },
    ...(payload ? { payload } : {}),
  });
const start = async (payload: object = { events: 0 }) =>
  expectStatus(await call('POST', ada.workspaceId, '/samples', ada, payload), 201).json<SampleAnswer>();
const read = async (workspaceId: string) => expectStatus(await call('GET', workspaceId, '/sample'), 200).json<SampleAnswer>();

/** Rows of every table, also of those that no workspace has. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`.execute(
    world.database.system,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(name)}`.execute(world.database.system);
    counts[name] = found.rows[0]?.rows ?? 0;
  }
  return counts;
}

/** Of all workspaces: each test leaves none behind. */
async function countEvents(): Promise<{ events: number; messages: number }> {
  const { rows } = await world.facts.rows<{ events: number; messages: number }>(
    'select toUInt32(count()) as events, toUInt32(uniqExact(message)) as messages from bifocal.events',
    {},
    { everyWorkspace: true },
  );
  return rows[0] ?? { events: 0, messages: 0 };
}

describe('the sample company', () => {
  test('is loaded by a job into a workspace of its own, ranks, and is removed without a trace', { timeout: 120_000 }, async () => {
    const before = await countRows();
    const begun = await start({ workspaceName: 'Try me', events: 20_000 });
    expect(begun).toMatchObject({ workspaceName: 'Try me', status: 'loading', done: 0, day: '2026-01-15', seed: 1 });
    expect(begun.workspaceId).not.toBe(ada.workspaceId);
    await world.runJobs();
    await world.settle();
    const loaded = await read(begun.workspaceId);
    expect(loaded).toMatchObject({ status: 'ready', failure: null, history: { events: 20_000, done: loaded.history.total } });
    expect((await countEvents()).events).toBeGreaterThan(20_000);
    expect(loaded.done).toBe(loaded.total);

    const products = expectStatus(await call('GET', begun.workspaceId, '/products'), 200).json<{
      items: { id: string; businessModel: string }[];
    }>();
    const stock = products.items.find(({ businessModel }) => businessModel === 'b2b');
    const ranking = expectStatus(await call('GET', begun.workspaceId, `/products/${stock?.id}/ranking`), 200).json<RankingAnswer>();
    expect(ranking.items.length).toBeGreaterThan(10);
    expect(ranking.items.slice(0, 6).map(({ title }) => title)).toContain('Expiry dates cannot be followed batch by batch');

    expectStatus(await call('DELETE', begun.workspaceId, '/sample'), 204);
    expect((await call('GET', begun.workspaceId, '/sample')).json()).toMatchObject({ code: 'workspace_not_found' });
    await world.settle();
    expect(await countRows()).toEqual(before);
    expect((await countEvents()).events).toBe(0);
  });

  test('is written in the name of who asked, with an audit event for each decision', { timeout: 120_000 }, async () => {
    const { workspaceId } = await start();
    await world.runJobs();
    const found = await sql<{ event: string; actor: string; times: number }>`
      select event, min(actor_name) as actor, count(*)::int as times from audit_events
      where workspace_id = ${workspaceId} and event <> 'comment.added' group by event having count(distinct actor_name) = 1`.execute(
      world.database.system,
    );
    const events = Object.fromEntries(found.rows.map(({ event, times }) => [event, times]));
    expect(new Set(found.rows.map(({ actor }) => actor)).size).toBe(1);
    expect(events).toMatchObject({
      'sample.begun': 1,
      'sample.loaded': 1,
      'workspace.created': 1,
      'problem.created': 60,
      'product.created': 3,
      'problem.merged': 1,
    });
    const users = await real.auth.listUsers();
    expect(users.filter(({ email }) => email.endsWith('@brindlewood.example'))).toEqual([]);
    expectStatus(await call('DELETE', workspaceId, '/sample'), 204);
  });

  test('can be stopped half-way: nothing of it is left, and the job finds nothing to do', { timeout: 60_000 }, async () => {
    const before = await countRows();
    const { workspaceId } = await start();
    let steps = 0;
    let removal: Promise<unknown> | undefined;
    const status = await loadSample(world.ports, workspaceId, () => {
      if (++steps === 40) removal = Promise.resolve(call('DELETE', workspaceId, '/sample')).then((answer) => expectStatus(answer, 204));
    });
    await removal;
    expect(status === 'removing' || status === null).toBe(true);
    await world.runJobs();
    await world.settle();
    expect(await countRows()).toEqual(before);
  });

  test('goes on where a server stopped that died, and takes no step twice', { timeout: 120_000 }, async () => {
    const { workspaceId } = await start();
    class Killed extends Error {}
    const dying = loadSample(world.ports, workspaceId, ({ done }) => {
      if (done === 90) throw new Killed();
    });
    // What broke in the process is told as a failure; a process that is killed tells nothing.
    await dying;
    await sql`update samples set status = 'loading', failure = null, finished_at = null where workspace_id = ${workspaceId}`.execute(
      world.database.system,
    );
    expect(await read(workspaceId)).toMatchObject({ status: 'loading', done: 90 });
    await takeUpSamples(world.ports);
    await world.runJobs();
    expect(await read(workspaceId)).toMatchObject({ status: 'ready' });
    const twice = await sql`
      select name from accounts where workspace_id = ${workspaceId} group by name having count(*) > 1`.execute(world.database.system);
    expect(twice.rows).toEqual([]);
    expectStatus(await call('DELETE', workspaceId, '/sample'), 204);
  });

  test('can be removed while what its people did comes in', { timeout: 120_000 }, async () => {
    const before = await countRows();
    const { workspaceId } = await start({ events: 20_000 });
    let removal: Promise<unknown> | undefined;
    const status = await loadSample(world.ports, workspaceId, ({ phase, done }) => {
      if (phase === 'Events' && done === 1)
        removal = Promise.resolve(call('DELETE', workspaceId, '/sample')).then((answer) => expectStatus(answer, 204));
    });
    await removal;
    expect(status === 'removing' || status === null).toBe(true);
    await world.runJobs();
    await world.settle();
    expect(await countRows()).toEqual(before);
    expect((await countEvents()).events).toBe(0);
  });

  test('has what its people did come in once, also when a server dies meanwhile, and go with it', { timeout: 120_000 }, async () => {
    const events = 40_000;
    const begun = await start({ events });
    class Killed extends Error {}
    const dying = loadSample(world.ports, begun.workspaceId, ({ phase, done }) => {
      if (phase === 'Events' && done === 2) throw new Killed();
    });
    await expect(dying).rejects.toThrow(Killed);
    expect(await read(begun.workspaceId)).toMatchObject({ status: 'ready', history: { events, done: 2 } });
    await takeUpSamples(world.ports);
    await world.runJobs();
    const { status, history } = await read(begun.workspaceId);
    expect(status).toBe('ready');
    expect(history.done).toBe(history.total);

    const told = (await getSimulator()).history({ seed: begun.seed, day: begun.day, events });
    let calls = 0;
    for (let ago = told.days; ago >= 1; ago--) for (const some of told.callsOf(ago)) calls += some.calls.length;
    expect(await countEvents()).toEqual({ events: calls, messages: calls });
    const { rows } = await sql<{ verdict: string }>`
      select verdict from alert_checks where workspace_id = ${begun.workspaceId}`.execute(world.database.system);
    expect(rows, 'looked at, of so few that it says nothing').toEqual([{ verdict: 'too_few' }]);

    expectStatus(await call('DELETE', begun.workspaceId, '/sample'), 204);
    expect(await countEvents()).toEqual({ events: 0, messages: 0 });
  });

  test('is nobody’s but the asker’s, and a workspace without one is not thrown away', { timeout: 60_000 }, async () => {
    const { workspaceId } = await start();
    const ben = await real.join(ada, 'contributor');
    expect((await call('GET', workspaceId, '/sample', ben)).json()).toMatchObject({ code: 'workspace_not_found' });
    expect((await call('DELETE', workspaceId, '/sample', ben)).json()).toMatchObject({ code: 'workspace_not_found' });
    expect((await call('DELETE', ada.workspaceId, '/sample', ben)).statusCode).toBe(403);
    expect((await call('POST', ada.workspaceId, '/samples', ben, {})).statusCode).toBe(403);
    const refused = await call('DELETE', ada.workspaceId, '/sample');
    expect({ status: refused.statusCode, code: refused.json().code }).toEqual({ status: 404, code: 'sample_not_found' });
    const mine = expectStatus(await call('GET', ada.workspaceId, '/samples'), 200).json<SampleList>();
    expect(mine.items.map((one) => one.workspaceId)).toEqual([workspaceId]);
    expectStatus(await call('DELETE', workspaceId, '/sample'), 204);
  });

  test('is refused when somebody has as many as anybody needs', { timeout: 60_000 }, async () => {
    const made = [await start(), await start(), await start(), await start(), await start()];
    const refused = await call('POST', ada.workspaceId, '/samples', ada, {});
    expect({ status: refused.statusCode, code: refused.json().code }).toEqual({ status: 422, code: 'too_many_samples' });
    for (const { workspaceId } of made) expectStatus(await call('DELETE', workspaceId, '/sample'), 204);
  });

  test.each([[{ seed: -1 }], [{ seed: 1.5 }], [{ seed: 'one' }], [{ workspaceName: '' }], [{ unknown: 1 }]])(
    'refuses %j',
    async (input) => {
      expect((await call('POST', ada.workspaceId, '/samples', ada, input)).json()).toMatchObject({ code: 'invalid' });
    },
  );
});
