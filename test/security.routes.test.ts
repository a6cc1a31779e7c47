// Made from the routes that are really mounted, so that a new route is tested by being there: who is refused, and how.
import type { RouteOptions } from 'fastify';
import { afterAll, describe, expect, test } from 'vitest';
import { type Permission, permissions, permissionsOf, roles } from '../contract/platform/permission.ts';
import { areaModules } from '../server/area-modules.ts';
import { workspacePath } from '../server/platform/http/mount.ts';
import { expectStatus, openRealWorld, type Visitor } from './support/real-world.ts';
import { openWorld } from './support/world.ts';

/** Everybody may ask these, signed in or not. A route that is public and not in this list fails the test. */
const publicRoutes = [
  'GET /api/v1/setup', // the first page asks it before anybody exists
  'POST /api/v1/first-member', // guarded by the printed token
  'POST /api/auth/sign-in/email', // guarded by the password
  'POST /api/auth/sign-out', // ends what the cookie says; nothing to guard
  'GET /api/v1/invitations/:token', // guarded by the token in the link
  'POST /api/v1/invitations/:token/accept', // guarded by the token in the link
  'POST /api/v1/password-resets', // tells nobody whether an address has an account; limited by address and account
  'POST /api/v1/password-resets/:token', // guarded by the token in the mailed link
  'GET /api/v1/openapi.json', // holds no data
];

const real = await openRealWorld(await openWorld());
afterAll(() => real.close());

const mounted = real.mounted.filter((route) => route.method !== 'HEAD');
const titleOf = (route: RouteOptions) => `${route.method} ${route.url}`;
const ofAccess = (access: string) =>
  mounted.filter((route) => route.config?.access === access).map((route) => ({ title: titleOf(route), route }));
const inWorkspace = ofAccess('workspace');

const here = await real.found('Here');
const elsewhere = await real.found('Elsewhere');
const members: Record<string, Visitor> = {};
for (const role of roles) members[role] = await real.join(here, role);
const archived = await real.join(here, 'admin');
expectStatus(
  await real.app.inject({
    method: 'POST',
    url: `/api/v1/workspaces/${here.workspaceId}/members/${archived.memberId}/archive`,
    headers: { cookie: here.cookie },
  }),
  200,
);
const keyWithout: Partial<Record<Permission, string>> = {};
for (const missing of permissions)
  keyWithout[missing] = await createKey(
    here,
    permissions.filter((it) => it !== missing),
  );
const foreignKey = await createKey(elsewhere, permissions);

async function createKey(visitor: Visitor, scopes: readonly Permission[]): Promise<string> {
  const url = `/api/v1/workspaces/${visitor.workspaceId}/api-keys`;
  const answer = await real.app.inject({ method: 'POST', url, headers: { cookie: visitor.cookie }, payload: { name: 'test', scopes } });
  return expectStatus(answer, 201).json<{ secret: string }>().secret;
}

type Headers = Record<string, string>;

let asked = 0;

/**
 * Asks a route with nothing in it: whoever is to be refused must be refused before anything is read. Each time from another address,
 * because whoever is refused often from one is refused for that.
 */
const ask = (route: RouteOptions, headers: Headers) => {
  const url = route.url.replace(':workspaceId', here.workspaceId).replaceAll(/:\w+/g, 'anything');
  const method = route.method as 'GET' | 'POST';
  const remoteAddress = `10.1.${++asked >> 8}.${asked & 255}`;
  return real.app.inject({ method, url, headers, remoteAddress, ...(method === 'GET' ? {} : { payload: {} }) });
};

const verbRoutes = new Set(
  areaModules.flatMap((area) =>
    (area.routes ?? []).flatMap((table) =>
      table.routes.filter((route) => 'verb' in route).map((route) => `${route.method} ${workspacePath}${route.path}`),
    ),
  ),
);

describe('the list of routes', () => {
  test('says for each route who may come in', () => {
    expect(mounted.filter((route) => route.config?.access === undefined).map(titleOf)).toEqual([]);
    expect(inWorkspace.length).toBeGreaterThan(10);
  });

  test('holds every route of every area, each below its workspace', () => {
    const titles = inWorkspace.map(({ title }) => title);
    for (const title of verbRoutes) expect(titles).toContain(title);
    for (const { route } of inWorkspace) expect(route.url.startsWith(workspacePath), route.url).toBe(true);
  });

  test('has no public route but those that are meant to be', () => {
    expect(
      ofAccess('public')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(publicRoutes.toSorted());
  });
});

describe.each(inWorkspace)('$title', ({ route }) => {
  const { can } = route.config as { can: Permission };

  test('refuses whoever is signed out', async () => {
    const answer = await ask(route, {});
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 401, code: 'not_signed_in' });
    expect((await ask(route, { cookie: 'bifocal.session_token=forged.signature' })).statusCode).toBe(401);
    expect((await ask(route, { authorization: 'Basic Zm9vOmJhcg==' })).statusCode).toBe(401);
  });

  test('does not exist for members of another workspace, nor for who was archived here', async () => {
    const strangers: Headers[] = [{ cookie: elsewhere.cookie }, { cookie: archived.cookie }, { authorization: `Bearer ${foreignKey}` }];
    for (const headers of strangers) {
      const answer = await ask(route, headers);
      expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 404, code: 'workspace_not_found' });
    }
  });

  test('refuses members and keys that lack the permission', async () => {
    const lacking = roles.filter((role) => !permissionsOf(role).includes(can));
    const refused: Headers[] = [
      ...lacking.map((role) => ({ cookie: members[role]!.cookie })),
      { authorization: `Bearer ${keyWithout[can]}` },
    ];
    for (const headers of refused) {
      const answer = await ask(route, headers);
      expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 403, code: 'not_allowed' });
    }
  });
});

describe.each(inWorkspace.filter(({ route }) => route.method !== 'GET'))('$title', ({ route }) => {
  test('refuses a write that another site makes the browser send', async () => {
    const origins: Headers[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
    ];
    for (const from of origins) {
      const answer = await ask(route, { cookie: here.cookie, ...from });
      expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 403, code: 'cross_site' });
    }
  });
});

// Files and streams may never end when somebody is let in; what is behind their door is tested where they are.
describe.each(inWorkspace.filter(({ title }) => verbRoutes.has(title)))('$title', ({ route }) => {
  test('lets in whoever may', async () => {
    const answer = await ask(route, { cookie: here.cookie, 'sec-fetch-site': 'same-origin' });
    expect([401, 403], answer.body).not.toContain(answer.statusCode);
    expect(answer.body).not.toContain('workspace_not_found');
    expect(answer.statusCode, answer.body).toBeLessThan(500);
  });
});

// Senders of events have no session: the key of a source says who they are, and pages of every site may send.
describe.each(ofAccess('write_key').filter(({ route }) => route.method !== 'OPTIONS'))('$title', ({ route }) => {
  test('refuses whoever shows no write key, and keys and sessions of another kind', async () => {
    const shown: Headers[] = [
      {},
      { cookie: here.cookie },
      { authorization: `Bearer ${foreignKey}` },
      { authorization: 'Basic Zm9vOmJhcg==' },
    ];
    const body = { type: 'track', event: 'Opened', userId: 'u1', batch: [{}] };
    for (const headers of shown) {
      const url = route.url.replaceAll(/:\w+/g, 'anything');
      const method = route.method as 'GET' | 'POST';
      const answer = await real.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: body }) });
      expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 401, code: 'write_key_unknown' });
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    }
  });
});

describe.each(ofAccess('signed_in'))('$title', ({ route }) => {
  test('refuses whoever is signed out, and API keys, which belong to one workspace', async () => {
    expect((await ask(route, {})).statusCode).toBe(401);
    expect((await ask(route, { cookie: 'bifocal.session_token=forged.signature' })).statusCode).toBe(401);
    expect((await ask(route, { authorization: `Bearer ${foreignKey}` })).statusCode).toBe(401);
  });
});

describe.each([...ofAccess('signed_in'), ...ofAccess('public')].filter(({ route }) => route.method !== 'GET'))('$title', ({ route }) => {
  test('refuses what another site makes the browser send', async () => {
    const answer = await ask(route, { cookie: here.cookie, 'sec-fetch-site': 'cross-site' });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 403, code: 'cross_site' });
  });
});
