// A write with an idempotency key happens once, whatever happens to its answer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cases, fc } from '../../../test/support/properties.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { areaModules } from '../../area-modules.ts';
import { createProduct, listProducts } from '../../strategy/index.ts';
import { type Caller, performOnce } from '../action.ts';
import { takeKey, tidyKeptAnswers } from './kept-answer.store.ts';
import { keptBytesMax, type OnceRequest } from './kept-answer.ts';

let world: World;
let workspace: Workspace;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Sent = { key?: string; caller?: Caller; payload?: Record<string, unknown>; path?: string };

const product = (name: string) => ({ name, businessModel: 'b2b' });

async function post({ key, caller = workspace.admin, payload = product('One'), path = '/products' }: Sent) {
  const headers = { ...asCaller(caller), ...(key === undefined ? {} : { 'idempotency-key': key }) };
  return world.app.inject({ method: 'POST', url: `/api/v1/workspaces/${workspace.id}${path}`, headers, payload });
}

const namesOf = (caller: Caller) =>
  world.inside(caller, async (scope) => (await listProducts(scope, { archived: false, limit: 500 })).map((row) => row.name));

const codeOf = (answer: { statusCode: number; json: () => { code: string } }) => ({ status: answer.statusCode, code: answer.json().code });

describe('a request with an idempotency key', () => {
  beforeAll(async () => {
    workspace = await world.createWorkspace();
  });

  test('sent again gets the same answer, and nothing happens again', async () => {
    const first = await post({ key: '"again"', payload: product('Again') });
    expect(first.statusCode).toBe(201);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    // Fields in another order, and the key without quotes: it says the same.
    const second = await post({ key: 'again', payload: { businessModel: 'b2b', name: 'Again' } });
    expect(second).toMatchObject({ statusCode: 201, body: first.body });
    expect(second.headers).toMatchObject({
      'idempotent-replayed': 'true',
      etag: first.headers.etag,
      'content-type': first.headers['content-type'],
    });
    expect((await namesOf(workspace.admin)).filter((name) => name === 'Again')).toHaveLength(1);
  });

  test('refuses the key for another body or another address', async () => {
    const made = await post({ key: 'reused', payload: product('Reused') });
    const reused = { status: 422, code: 'idempotency_key_reused' };
    expect(codeOf(await post({ key: 'reused', payload: product('Other') }))).toEqual(reused);
    expect(codeOf(await post({ key: 'reused', path: `/products/${made.json<{ id: string }>().id}/archive`, payload: {} }))).toEqual(reused);
  });

  test('lets each caller have keys of their own', async () => {
    const other = workspace.as('product_manager');
    const first = await post({ key: 'mine', payload: product('Mine') });
    const theirs = await post({ key: 'mine', payload: product('Theirs'), caller: other });
    expect(theirs.statusCode).toBe(201);
    expect(theirs.json<{ id: string }>().id).not.toBe(first.json<{ id: string }>().id);
  });

  test.each(['', '""', '"open', 'two words', 'back\\slash', 'ü', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    expect(codeOf(await post({ key }))).toEqual({ status: 400, code: 'idempotency_key_malformed' });
  });

  test('leaves the key free when it was refused', async () => {
    expect((await post({ key: 'refused', payload: { name: '' } })).statusCode).toBe(422);
    expect((await post({ key: 'refused', payload: product('Refused at first') })).statusCode).toBe(201);
  });

  test('is refused before its key is looked at when the caller may not do this any more', async () => {
    await post({ key: 'allowed', payload: product('Allowed') });
    const { actor } = workspace.admin;
    const lessened: Caller = { ...workspace.admin, actor: { ...actor, permissions: ['read'] } };
    const asked = { key: 'allowed', fingerprint: 'any' };
    const nothing = () => ({ answer: { status: 204, etag: null, body: null }, isSecret: false });
    await expect(performOnce(world.ports, createProduct, lessened, product('x'), { asked, answerOf: nothing })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  test('does not keep an answer that holds a secret, and is done once all the same', async () => {
    const invite = { key: 'secret', path: '/invitations', payload: { role: 'viewer', function: 'product' } };
    const first = await post(invite);
    const { token } = first.json<{ token: string }>();
    expect(codeOf(await post(invite))).toEqual({ status: 409, code: 'idempotency_answer_not_kept' });
    const { rows } = await world.database.pool.query('select row_to_json(kept_answers)::text as line from kept_answers');
    expect(rows.filter(({ line }) => line.includes(token))).toEqual([]);
  });

  test('does not keep an answer that is too long', async () => {
    const asked = { key: 'long', fingerprint: 'long' };
    const long = () => ({ answer: { status: 201, etag: null, body: 'x'.repeat(keptBytesMax + 1) }, isSecret: false });
    const once = () => performOnce(world.ports, createProduct, workspace.admin, product('Long'), { asked, answerOf: long });
    expect((await once()).isRepeat).toBe(false);
    await expect(once()).rejects.toMatchObject({ code: 'idempotency_answer_not_kept' });
  });

  test('is refused where a key would not help, instead of being done twice', async () => {
    const answer = await post({ key: 'upload', path: '/imports', payload: {} });
    expect(codeOf(answer)).toEqual({ status: 400, code: 'idempotency_key_not_supported' });
  });
});

test('a key is forgotten after 24 hours, and its row goes', async () => {
  workspace = await world.createWorkspace();
  const before = world.now.value;
  await post({ key: 'day', payload: product('Day one') });
  world.now.value = new Date(before.getTime() + 24 * 3_600_000 - 1);
  expect((await post({ key: 'day', payload: product('Day one') })).headers['idempotent-replayed']).toBe('true');
  world.now.value = new Date(before.getTime() + 24 * 3_600_000);
  expect((await post({ key: 'day', payload: product('Day two') })).statusCode).toBe(201);
  expect((await post({ key: 'day', payload: product('Day two') })).headers['idempotent-replayed']).toBe('true');
  expect((await namesOf(workspace.admin)).toSorted()).toEqual(['Day one', 'Day two']);
  world.now.value = new Date(before.getTime() + 72 * 3_600_000);
  expect(await tidyKeptAnswers(world.database, world.now.value)).toBeGreaterThan(0);
  const { rows } = await world.database.pool.query('select count(*) as left from kept_answers');
  expect(rows).toEqual([{ left: 0 }]);
  world.now.value = before;
});

test('whatever fails before or after the commit, and however many ask at once: it is done once, and all get one answer', async () => {
  workspace = await world.createWorkspace();
  let used = 0;
  // `before`: the server dies with everything done and nothing committed. `after`: the answer gets lost.
  const attempt = fc.constantFrom('before', 'after', 'answered');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(attempt, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
      const name = `Product ${++used}`;
      const asked: OnceRequest = { key: name.replace(' ', '-'), fingerprint: name };
      const bodies = new Set<string | null>();
      const send = async (fate: string) => {
        const answerOf = (result: { id: string }) => {
          if (fate === 'before') throw new Error('died');
          return { answer: { status: 201, etag: null, body: result.id }, isSecret: false };
        };
        const { answer } = await performOnce(world.ports, createProduct, workspace.admin, product(name), { asked, answerOf });
        bodies.add(answer.body);
      };
      for (const together of rounds) await Promise.allSettled(together.map(send));
      await send('answered');
      expect(bodies.size).toBe(1);
      // A list ends at 500.
      const { rows } = await world.database.pool.query('select from products where workspace_id = $1 and name = $2', [workspace.id, name]);
      expect(rows).toHaveLength(1);
    }),
    { numRuns: cases(40) },
  );
});

test('whoever waits too long for the first request is told to come again', async () => {
  workspace = await world.createWorkspace();
  const asked = { key: 'busy', fingerprint: 'busy' };
  const take = (waitMs: number) => world.inside(workspace.admin, (scope) => takeKey(scope, asked, waitMs));
  // The embedded database has one session: there requests stand in line, and none ever waits for a lock.
  if (world.database.isEmbedded) return expect(await take(20)).toBeUndefined();
  await world.inside(workspace.admin, async (scope) => {
    expect(await takeKey(scope, asked)).toBeUndefined();
    await expect(take(20)).rejects.toMatchObject({ kind: 'conflict', code: 'idempotency_key_in_use' });
  });
});

test('no route keeps a secret that it shows once', () => {
  const routes = areaModules.flatMap((area) => (area.routes ?? []).flatMap((table) => table.routes));
  const showing = routes.flatMap((route) => {
    if (!('verb' in route) || route.answer === null) return [];
    const fields = Object.keys(z.toJSONSchema(route.answer, { unrepresentable: 'any' }).properties ?? {});
    return fields.some((field) => ['secret', 'token', 'password'].includes(field)) ? [route] : [];
  });
  expect(showing.length).toBeGreaterThan(0);
  expect(showing.filter((route) => !route.isSecret).map((route) => route.path)).toEqual([]);
});
