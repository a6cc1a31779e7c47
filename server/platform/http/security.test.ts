import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../../test/support/world.ts';
import { createApp } from '../../app.ts';
import { notFound, notSignedIn } from '../errors.ts';
import type { Log } from '../log.ts';
import { operationIdOf } from './openapi.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** An application like the world's, with limits and a log that can be read. */
async function openApp(options: { requestsPerMinute?: number; isSecure?: boolean } = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = { ...world.ports.log, info: (fields: Record<string, unknown>) => lines.push(fields) } as unknown as Log;
  const workspace = await world.createWorkspace('Very secret name');
  const app = await createApp({
    ports: { ...world.ports, log },
    async authenticate(request, workspaceId) {
      if (!request.headers['x-test-caller']) throw notSignedIn();
      if (workspaceId !== workspace.id) throw notFound('workspace', workspaceId);
      return workspace.admin;
    },
    ...options,
  });
  return { app, workspace, lines };
}

describe('every answer', () => {
  test('lets a page load from its own origin only, and be framed by nobody', async () => {
    const { app } = await openApp();
    for (const url of ['/api/v1/openapi.json', '/nothing/here']) {
      const { headers } = await app.inject(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' });
      expect(headers['strict-transport-security']).toBeUndefined();
    }
    await app.close();
  });

  test('tells browsers to stay with https where there is https', async () => {
    const { app } = await openApp({ isSecure: true });
    expect((await app.inject('/')).headers['strict-transport-security']).toBe('max-age=31536000');
    await app.close();
  });

  test('carries a request id: the one of the proxy in front when it is one, otherwise a new one', async () => {
    const { app } = await openApp();
    const idFor = async (sent?: string) =>
      (await app.inject({ url: '/x', headers: sent === undefined ? {} : { 'x-request-id': sent } })).headers['x-request-id'];
    expect(await idFor('from-the-proxy.1')).toBe('from-the-proxy.1');
    for (const bad of [undefined, 'short', 'a b c d e f g h', 'x'.repeat(65), '<script>alert(1)']) {
      const id = await idFor(bad);
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
    }
    await app.close();
  });
});

describe('the limit of requests', () => {
  test('counts each key and each browser by itself, says so in headers, and covers addresses that do not exist', async () => {
    const { app } = await openApp({ requestsPerMinute: 3 });
    const ask = (headers: Record<string, string>, url = '/api/v1/openapi.json') => app.inject({ url, headers });
    for (let index = 0; index < 3; index++) {
      const answer = await ask({ 'x-api-key': 'one' });
      expect(answer.headers['ratelimit-policy']).toBe('"minute";q=3;w=60');
      expect(answer.headers.ratelimit).toMatch(new RegExp(`^"minute";r=${2 - index};t=([1-9]|[1-5]\\d|60)$`));
    }
    const refused = await ask({ 'x-api-key': 'one' });
    expect(refused.json()).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.headers.ratelimit).toBe(`"minute";r=0;t=${refused.headers['retry-after']}`);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask({ authorization: 'Bearer two' })).statusCode).toBe(200);
    expect((await ask({ cookie: 'bifocal.session_token=three' })).statusCode).toBe(200);
    for (let index = 0; index < 3; index++) expect((await ask({}, '/nothing')).statusCode).toBe(404);
    expect((await ask({}, '/nothing')).statusCode).toBe(429);
    await app.close();
  });
});

describe('the log', () => {
  test('has one line a request: route, status, time, ids; no name, no address of a page, no text', async () => {
    const { app, workspace, lines } = await openApp();
    const url = `/api/v1/workspaces/${workspace.id}/members?cursor=secret-cursor`;
    await app.inject({ url, headers: { ...asCaller(workspace.admin), authorization: 'Bearer secret', 'user-agent': 'secret device' } });
    expect(lines).toEqual([
      {
        requestId: expect.any(String),
        method: 'GET',
        route: '/api/v1/workspaces/:workspaceId/members',
        status: 422,
        durationMs: expect.any(Number),
        workspaceId: workspace.id,
        actorId: workspace.admin.actor.id,
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret/i);
    await app.close();
  });
});

describe('the name of an operation', () => {
  test.each([
    ['GET', '/api/v1/workspaces/:workspaceId', 'getWorkspace'],
    ['GET', '/api/v1/workspaces/:workspaceId/products', 'getProducts'],
    ['POST', '/api/v1/workspaces/:workspaceId/products/:productId/archive', 'postProductsByProductIdArchive'],
    ['GET', '/api/v1/workspaces/:workspaceId/products/:productId/evidence.csv', 'getProductsByProductIdEvidenceCsv'],
    ['POST', '/api/auth/sign-in/email', 'postApiAuthSignInEmail'],
    ['POST', '/api/v1/first-member', 'postFirstMember'],
  ])('%s %s is %s', (method, path, name) => {
    expect(operationIdOf(method, path)).toBe(name);
  });
});
