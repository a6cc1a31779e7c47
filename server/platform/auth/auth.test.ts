import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf, expectStatus, openRealWorld, password, type RealWorld, type Visitor } from '../../../test/support/real-world.ts';
import { openWorld } from '../../../test/support/world.ts';

let real: RealWorld;
let admin: Visitor;
beforeAll(async () => {
  real = await openRealWorld(await openWorld());
});
afterAll(() => real.close());

const call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  options: { as?: { cookie: string }; key?: string; body?: object; headers?: Record<string, string> } = {},
) =>
  real.app.inject({
    method,
    url,
    headers: {
      ...(options.as ? { cookie: options.as.cookie } : {}),
      ...(options.key ? { authorization: `Bearer ${options.key}` } : {}),
      ...options.headers,
    },
    ...(options.body ? { payload: options.body } : {}),
  });
const inWorkspaceOf = (visitor: Visitor, path = '') => `/api/v1/workspaces/${visitor.workspaceId}${path}`;

describe('the first member', () => {
  const first = { workspaceName: 'Acme', currency: 'CHF', timeZone: 'Europe/Zurich', name: 'Ada', email: 'Ada@Example.com', password };

  test('is asked for while there is no workspace', async () => {
    expect((await call('GET', '/api/v1/setup')).json()).toEqual({ needsFirstMember: true });
    expect(await real.auth.firstMemberToken()).toBe(await real.auth.firstMemberToken());
  });

  test('is refused with a wrong token, and the right one still works afterwards', async () => {
    const refused = await call('POST', '/api/v1/first-member', { body: { ...first, token: 'guess' } });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'token_wrong' });
  });

  test('makes one workspace, however many try at once, and is signed in', async () => {
    const token = await real.auth.firstMemberToken();
    const tries = await Promise.all(
      [1, 2, 3].map((it) => call('POST', '/api/v1/first-member', { body: { ...first, email: `ada${it}@example.com`, token } })),
    );
    expect(tries.map((answer) => answer.statusCode).sort()).toEqual([201, expect.toBeOneOf([403, 409]), expect.toBeOneOf([403, 409])]);
    const won = tries.find((answer) => answer.statusCode === 201)!;
    admin = { ...won.json(), cookie: cookieOf(won), email: `ada${tries.indexOf(won) + 1}@example.com` };
    expect((await call('GET', '/api/v1/setup')).json()).toEqual({ needsFirstMember: false });
    expect(await real.auth.firstMemberToken()).toBeUndefined();
    const session = expectStatus(await call('GET', '/api/v1/session', { as: admin }), 200).json();
    expect(session).toMatchObject({
      user: { email: admin.email, name: 'Ada' },
      workspaces: [
        {
          id: admin.workspaceId,
          name: 'Acme',
          currency: 'CHF',
          timeZone: 'Europe/Zurich',
          role: 'admin',
          function: 'product',
          products: [],
        },
      ],
    });
    expect(session.workspaces[0].permissions).toContain('administer');
    const audit = expectStatus(await call('GET', inWorkspaceOf(admin, '/audit'), { as: admin }), 200).json();
    expect(audit.items).toMatchObject([{ event: 'workspace.created', actor: { kind: 'member', id: admin.memberId, name: 'Ada' } }]);
  });
});
