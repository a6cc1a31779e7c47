// Whatever is sent, the answer is an error with a code, never a crash, and nothing is written. Made from the tables of routes, so that a
// new route is tested by being there.
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problemDetails } from '../contract/platform/problem-details.ts';
import { areaModules } from '../server/area-modules.ts';
import type { VerbRoute } from '../server/platform/http/route.ts';
import { newId } from '../server/platform/id.ts';
import { parseInput } from '../server/platform/parse.ts';
import { asCaller, openWorld } from './support/world.ts';

const world = await openWorld();
afterAll(() => world.close());
const workspace = await world.createWorkspace();

const verbRoutes = areaModules
  .flatMap((area) => (area.routes ?? []).flatMap((table) => table.routes.filter((route): route is VerbRoute => 'verb' in route)))
  .map((route) => ({ title: `${route.method} ${route.path || '/'}`, route }));

type Sent = { body?: unknown; query?: string; headers?: Record<string, string>; id?: (name: string) => string };

/** Asks with ids that have the right shape and belong to nothing. */
const send = async (route: VerbRoute, { body, query = '', headers = {}, id = strayId }: Sent) => {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => id(name));
  const answer = await world.app.inject({
    method: route.method,
    url: `/api/v1/workspaces/${workspace.id}${path}${query}`,
    headers: { ...asCaller(workspace.admin), ...headers },
    ...(body === undefined || route.method === 'GET' ? {} : { payload: body as object }),
  });
  if (answer.statusCode >= 400) problemDetails.parse(answer.json());
  return answer;
};

const strays: Record<string, string> = {
  accountId: newId('acc'),
  personId: newId('per'),
  productId: newId('prd'),
  problemId: newId('prb'),
};
const strayId = (name: string) => strays[name] ?? newId('evd');

const shapeOf = (route: VerbRoute): Record<string, z.ZodType> => (route.verb.input instanceof z.ZodObject ? route.verb.input.shape : {});

const takes = (schema: z.ZodType, input: unknown): boolean => {
  try {
    parseInput(schema, input);
    return true;
  } catch {
    return false;
  }
};

const garbageIds = [
  'x',
  '%00',
  '..%2F..%2Fetc',
  "'%3B%20drop%20table%20members%3B--",
  'a'.repeat(190),
  '%F0%9F%92%A5',
  '%5B%5D',
  '0',
  '-1',
  'null',
];

const cursorOf = (values: unknown) => `?cursor=${Buffer.from(JSON.stringify(values)).toString('base64url')}`;
const one: unknown[] = ['x', '\u0000', 1, -1e300, null, '', '2026-99-99', '\ud800'];
const forgedCursors = [
  ...['', 'x', '%00', 'W10', 'eyJ9'].map((text) => `?cursor=${text}`),
  ...[[], {}, 'x', 1, [{}], [[]], [true]].map(cursorOf),
  ...[1, 2, 3, 4].flatMap((length) => one.map((value) => cursorOf(Array.from({ length }, () => value)))),
  ...[2, 3].flatMap((length) => [cursorOf(['x', 1, 'x'].slice(0, length)), cursorOf([1, 'x', 1].slice(0, length))]),
];

describe.each(verbRoutes)('$title', ({ route }) => {
  const shape = shapeOf(route);

  test('refuses a field that it does not know', async () => {
    const answer = await send(route, route.method === 'GET' ? { query: '?surprise=1' } : { body: { surprise: 1 } });
    expect(answer.statusCode, answer.body).toBe(422);
    // Of a choice between shapes the parser says only that none fits.
    const codes = answer.json().issues.map((issue: { code: string }) => issue.code);
    expect(codes).toContainEqual(expect.toBeOneOf(['unrecognized_keys', 'invalid_union']));
  });

  test('refuses garbage where an id stands', async () => {
    const statuses = new Set<number>();
    if (route.path.includes(':'))
      for (const garbage of garbageIds) statuses.add((await send(route, { id: () => garbage, body: {} })).statusCode);
    expect([...statuses].filter((status) => status !== 422 && status !== 404)).toEqual([]);
  });

  test('refuses text that cannot be stored, in every field', () => {
    const taken: string[] = [];
    for (const name of Object.keys(shape))
      for (const bad of ['a\u0000b', 'a\ud800b'])
        for (const value of [bad, [bad], { key: bad }, { [bad]: 'x' }])
          if (takes(z.looseObject({ [name]: shape[name] ?? z.never() }), { [name]: value }))
            taken.push(`${name}: ${JSON.stringify(value)}`);
    expect(taken).toEqual([]);
  });

  test('breaks on nothing of a wrong type', async () => {
    for (const value of [null, true, 1, -1, 1e308, '', 'x', 'x'.repeat(20_000), [], [[]], {}, { a: { b: {} } }, [null]]) {
      const fields = Object.keys(shape).filter((name) => !route.path.includes(`:${name}`) && name !== 'expectedVersion');
      const body = Object.fromEntries(fields.map((name) => [name, value]));
      const query = `?${fields.map((name) => `${name}=${encodeURIComponent(String(value)).slice(0, 1000)}`).join('&')}`;
      const answer = await send(route, route.method === 'GET' ? { query } : { body });
      expect(answer.statusCode, `${JSON.stringify(value)?.slice(0, 50)}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
    }
    if (route.method === 'GET') return;
    for (const body of ['[]', '"x"', '1', 'true']) {
      const answer = await send(route, { body, headers: { 'content-type': 'application/json' } });
      expect(answer.statusCode, body).toBe(422);
    }
  });
});

describe.each(verbRoutes.filter(({ route }) => 'cursor' in shapeOf(route)))('$title', ({ route }) => {
  test('refuses a forged cursor and an immodest limit', async () => {
    for (const query of forgedCursors) {
      const answer = await send(route, { query });
      expect(answer.statusCode, `${query}: ${answer.body}`).toBeLessThan(500);
    }
    for (const limit of ['0', '-1', '501', '1e9', 'x', '1.5'])
      expect((await send(route, { query: `?limit=${limit}` })).statusCode).toBe(422);
  });
});

describe.each(verbRoutes.filter(({ route }) => route.method !== 'GET' && 'expectedVersion' in shapeOf(route)))('$title', ({ route }) => {
  test('refuses an If-Match that no answer gave', async () => {
    for (const etag of ['*', '7', '"x"', '"1", "2"', '"99999999999"']) {
      const answer = await send(route, { body: {}, headers: { 'if-match': etag } });
      expect({ status: answer.statusCode, code: answer.json().code }, etag).toEqual({ status: 412, code: 'version_mismatch' });
    }
  });
});

describe('a body', () => {
  const post = (payload: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    world.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${workspace.id}/products`,
      headers: { ...asCaller(workspace.admin), ...headers },
      payload,
    });
  const product = (name: string) => `{"name":${name},"businessModel":"b2b"}`;

  const cases: { what: string; payload: string | Buffer; status: number; code: string; type?: string }[] = [
    { what: 'that is huge', payload: product(`"${'x'.repeat(2_000_000)}"`), status: 413, code: 'body_too_large' },
    { what: '10,000 levels deep', payload: product('['.repeat(10_000) + ']'.repeat(10_000)), status: 422, code: 'json_too_deep' },
    { what: '10,000 objects deep', payload: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, status: 422, code: 'json_too_deep' },
    {
      what: 'in broken UTF-8',
      payload: Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      status: 422,
      code: 'utf8_malformed',
    },
    {
      what: 'with __proto__',
      payload: '{"name":"x","businessModel":"b2b","__proto__":{"admin":true}}',
      status: 422,
      code: 'json_malformed',
    },
    { what: 'with constructor', payload: '{"constructor":{"prototype":{"admin":true}}}', status: 422, code: 'json_malformed' },
    { what: 'that is no JSON', payload: '{"name": nonsense', status: 422, code: 'json_malformed' },
    { what: 'with NUL in a text', payload: product('"a\\u0000b"'), status: 422, code: 'invalid' },
    { what: 'with half a character', payload: product('"a\\ud800b"'), status: 422, code: 'invalid' },
    { what: 'without a type', payload: product('"x"'), status: 415, code: 'media_type_not_supported', type: 'application/xml' },
    { what: 'as plain text', payload: product('"x"'), status: 422, code: 'invalid', type: 'text/plain' },
  ];

  test.each(cases)('$what is refused with $status $code', async ({ payload, status, code, type = 'application/json' }) => {
    const answer = await post(payload, { 'content-type': type });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('that was refused wrote nothing and recorded nothing', async () => {
    const { system } = world.database;
    expect((await sql`select from products where workspace_id = ${workspace.id}`.execute(system)).rows).toEqual([]);
    expect(
      (await sql`select from audit_events where workspace_id = ${workspace.id} and event like 'product.%'`.execute(system)).rows,
    ).toEqual([]);
  });

  test('may hold script and formulas: they are text, and come back as they were', async () => {
    const name = `<script>alert(1)</script> =cmd|' /C calc'!A0 ${'👩🏽‍🚀'}`;
    const answer = await post(JSON.stringify({ name, businessModel: 'b2b' }));
    expect(answer.json().name).toBe(name);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test('made on an older state is refused with 412, and the ETag of the answer is the one to send', async () => {
    const made = await post(product('"Ledger"'));
    const change = (etag: string, name: string) =>
      world.app.inject({
        method: 'PATCH',
        url: `/api/v1/workspaces/${workspace.id}/products/${made.json().id}`,
        headers: { ...asCaller(workspace.admin), 'if-match': etag },
        payload: { name },
      });
    const first = await change(String(made.headers['etag']), 'Ledger 2');
    expect(first.statusCode).toBe(200);
    expect((await change(String(made.headers['etag']), 'Ledger 3')).statusCode).toBe(412);
    expect((await change(String(first.headers['etag']), 'Ledger 3')).json()).toMatchObject({ name: 'Ledger 3', version: 3 });
  });

  test('has one place for each name', async () => {
    const url = `/api/v1/workspaces/${workspace.id}/products/${newId('prd')}?name=x`;
    const answer = await world.app.inject({ method: 'PATCH', url, headers: asCaller(workspace.admin), payload: { name: 'y' } });
    expect(answer.json()).toMatchObject({ status: 422, issues: [{ path: 'name', code: 'unrecognized_keys' }] });
  });
});
