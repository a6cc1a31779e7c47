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
    expect((await call('GET', '/api/v1/setup')).json()).toEqual({ needsFirstMember: true, sendsMail: false });
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
    expect((await call('GET', '/api/v1/setup')).json()).toEqual({ needsFirstMember: false, sendsMail: false });
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

describe('signing in', () => {
  test('takes the right password only, and gives a cookie that scripts and other sites do not get', async () => {
    const wrong = await call('POST', '/api/auth/sign-in/email', { body: { email: admin.email, password: 'not this one' } });
    expect(wrong.json()).toMatchObject({ status: 401, code: 'password_wrong' });
    const nobody = await call('POST', '/api/auth/sign-in/email', { body: { email: 'nobody@example.com', password } });
    expect(nobody.json()).toMatchObject({ status: 401, code: 'password_wrong' });
    const right = expectStatus(
      await call('POST', '/api/auth/sign-in/email', { body: { email: admin.email.toUpperCase(), password } }),
      204,
    );
    expect(right.cookies.find((cookie) => cookie.name === 'bifocal.session_token')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    expect(right.headers['cache-control']).toBe('no-store');
  });

  test('is slowed down for an account that somebody guesses at, from however many addresses', async () => {
    const visitor = await real.join(admin, 'viewer');
    const guess = (index: number, guessed: string) =>
      real.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        remoteAddress: `10.9.0.${index}`,
        payload: { email: visitor.email, password: guessed },
      });
    for (let index = 0; index < 10; index++) expect((await guess(index, 'a wrong password')).statusCode).toBe(401);
    const refused = await guess(11, password);
    expect(refused.json()).toMatchObject({ status: 429, code: 'too_many_requests' });
    // Five minutes from the first attempt on, said in seconds.
    expect(refused.headers['retry-after']).toBe('300');
    expect((await call('GET', '/api/v1/session', { as: visitor })).statusCode).toBe(200);
    real.world.now.value = new Date(real.world.now.value.getTime() + 6 * 60_000);
    expect((await guess(12, password)).statusCode).toBe(204);
  });

  test('cannot be had by signing up: that door does not exist', async () => {
    const answer = await call('POST', '/api/auth/sign-up/email', { body: { name: 'Eve', email: 'eve@example.com', password } });
    expect(answer.statusCode).toBe(404);
  });

  test('lists where somebody is signed in; an ended session is refused at once', async () => {
    const visitor = await real.join(admin, 'contributor');
    const second = { cookie: await real.signIn(visitor.email) };
    const path = inWorkspaceOf(visitor, '/members');
    expect((await call('GET', path, { as: second })).statusCode).toBe(200);
    const { items } = expectStatus(await call('GET', '/api/v1/sessions', { as: visitor }), 200).json<{
      items: { id: string; isThisOne: boolean }[];
    }>();
    expect(items.map((item) => item.isThisOne).sort()).toEqual([false, true]);
    const other = items.find((item) => !item.isThisOne)!;
    expect((await call('DELETE', `/api/v1/sessions/${other.id}`, { as: admin })).statusCode).toBe(404);
    expectStatus(await call('DELETE', `/api/v1/sessions/${other.id}`, { as: visitor }), 204);
    expect((await call('GET', path, { as: second })).statusCode).toBe(401);
    expect((await call('GET', path, { as: visitor })).statusCode).toBe(200);
    expectStatus(await call('POST', '/api/auth/sign-out', { as: visitor, body: {} }), 204);
    expect((await call('GET', path, { as: visitor })).statusCode).toBe(401);
  });

  test('with a changed password ends the other sessions and keeps this one', async () => {
    const visitor = await real.join(admin, 'viewer');
    const other = { cookie: await real.signIn(visitor.email) };
    const change = (currentPassword: string, newPassword: string) =>
      call('POST', '/api/auth/change-password', { as: visitor, body: { currentPassword, newPassword } });
    expect((await change(password, 'short')).json()).toMatchObject({
      status: 422,
      code: 'invalid',
      issues: [{ path: 'newPassword', code: 'too_small' }],
    });
    expect((await change('not this one', 'another battery')).json()).toMatchObject({ status: 422, code: 'password_wrong' });
    const changed = expectStatus(await change(password, 'another battery'), 204);
    expect((await call('GET', '/api/v1/session', { as: other })).statusCode).toBe(401);
    expect((await call('GET', '/api/v1/session', { as: { cookie: cookieOf(changed) } })).statusCode).toBe(200);
    await real.signIn(visitor.email, 'another battery');
  });

  test('works with the password that the command line made up, and ends all sessions before', async () => {
    const visitor = await real.join(admin, 'viewer');
    const { temporaryPassword } = await real.auth.resetPassword(visitor.email.toUpperCase());
    expect((await call('GET', '/api/v1/session', { as: visitor })).statusCode).toBe(401);
    await real.signIn(visitor.email, temporaryPassword);
    await expect(real.auth.resetPassword('nobody@example.com')).rejects.toMatchObject({ code: 'user_not_found' });
  });
});

describe('members', () => {
  test('are listed; their role counts from the next request on', async () => {
    const visitor = await real.join(admin, 'viewer', 'Vera');
    const change = (body: object, headers = {}) =>
      call('PATCH', inWorkspaceOf(admin, `/members/${visitor.memberId}`), { as: admin, body, headers });
    const settings = () => call('PATCH', inWorkspaceOf(admin), { as: visitor, body: { name: 'Acme 2' } });
    expect((await settings()).statusCode).toBe(403);
    const changed = expectStatus(await change({ role: 'admin', function: 'design' }, { 'if-match': '"1"' }), 200);
    expect(changed.json()).toMatchObject({ name: 'Vera', role: 'admin', function: 'design', version: 2 });
    expect((await change({ role: 'viewer' }, { 'if-match': '"1"' })).statusCode).toBe(412);
    expect(expectStatus(await settings(), 200).json()).toMatchObject({ name: 'Acme 2', version: 2 });
    await change({ role: 'viewer' });
    expect((await settings()).statusCode).toBe(403);
    expect((await call('PATCH', inWorkspaceOf(admin, '/me'), { as: visitor, body: { name: 'Vera B.' } })).json()).toMatchObject({
      name: 'Vera B.',
    });
    expect((await call('PATCH', inWorkspaceOf(admin, '/me'), { as: visitor, body: { role: 'admin' } })).statusCode).toBe(422);
  });

  test('who are archived are out at once, with their keys, and come back when restored', async () => {
    const visitor = await real.join(admin, 'admin');
    const key = await createKey(visitor, ['read']);
    const list = (as: object) => call('GET', inWorkspaceOf(visitor, '/members'), as);
    expect((await list({ key })).statusCode).toBe(200);
    expectStatus(await call('POST', inWorkspaceOf(admin, `/members/${visitor.memberId}/archive`), { as: admin }), 200);
    expect((await list({ as: visitor })).json()).toMatchObject({ status: 404, code: 'workspace_not_found' });
    expect((await list({ key })).statusCode).toBe(401);
    expect((await call('GET', '/api/v1/session', { as: visitor })).json().workspaces).toEqual([]);
    expectStatus(await call('POST', inWorkspaceOf(admin, `/members/${visitor.memberId}/restore`), { as: admin }), 200);
    expect((await list({ as: visitor })).statusCode).toBe(200);
    expect((await list({ key })).statusCode).toBe(200);
  });

  test('always have an admin: two who remove each other at the same time leave one', async () => {
    const one = await real.found('Duel', admin);
    const two = await real.join(one, 'admin');
    // Whoever founded it belongs to another test's workspace: out first.
    const { items } = (await call('GET', inWorkspaceOf(one, '/members'), { as: one })).json<{ items: { id: string }[] }>();
    for (const { id } of items.filter((item) => item.id !== one.memberId && item.id !== two.memberId))
      expectStatus(await call('POST', inWorkspaceOf(one, `/members/${id}/archive`), { as: one }), 200);
    const answers = await Promise.all([
      call('POST', inWorkspaceOf(one, `/members/${two.memberId}/archive`), { as: one }),
      call('PATCH', inWorkspaceOf(one, `/members/${one.memberId}`), { as: two, body: { role: 'viewer' } }),
    ]);
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    expect(answers.filter((answer) => [403, 404, 422].includes(answer.statusCode))).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const invite = (body: object) => call('POST', inWorkspaceOf(admin, '/invitations'), { as: admin, body });

  test('shows what it is for, and works once', async () => {
    const { token, id } = expectStatus(await invite({ role: 'contributor', function: 'sales', email: 'Bo@Example.com' }), 201).json<{
      token: string;
      id: string;
    }>();
    const open = await call('GET', `/api/v1/invitations/${token}`);
    expect(open.json()).toMatchObject({ workspaceName: 'Acme 2', role: 'contributor', function: 'sales', email: 'bo@example.com' });
    const accept = () => call('POST', `/api/v1/invitations/${token}/accept`, { body: { name: 'Bo', password } });
    const missing = await call('POST', `/api/v1/invitations/${token}/accept`, { body: {} });
    expect(missing.json()).toMatchObject({ status: 422, issues: [{ path: 'name' }, { path: 'password' }] });
    const answers = await Promise.all([accept(), accept(), accept()]);
    const joined = answers.filter((answer) => answer.statusCode === 201);
    expect(joined).toHaveLength(1);
    expect((await call('GET', '/api/v1/session', { as: { cookie: cookieOf(joined[0]!) } })).json()).toMatchObject({
      user: { email: 'bo@example.com' },
    });
    expect((await call('GET', `/api/v1/invitations/${token}`)).statusCode).toBe(404);
    const listed = await call('GET', inWorkspaceOf(admin, '/invitations'), { as: admin });
    expect(listed.json().items.map((item: { id: string }) => item.id)).not.toContain(id);
    expect((await real.auth.listUsers()).filter((user) => user.email === 'bo@example.com')).toHaveLength(1);
  });

  test('leaves its token nowhere but in the one answer', async () => {
    const { token } = (await invite({ role: 'viewer' })).json<{ token: string }>();
    const { rows } = await real.world.database.pool.query(
      `select (select jsonb_agg(to_jsonb(a)) from audit_events a)::text || (select jsonb_agg(to_jsonb(o)) from outbox o)::text || (select jsonb_agg(to_jsonb(i)) from invitations i)::text as everything`,
    );
    expect(rows[0].everything).not.toContain(token);
  });

  test('that was revoked or is older than a week is gone', async () => {
    const revoked = (await invite({ role: 'viewer' })).json<{ token: string; id: string }>();
    expectStatus(await call('POST', inWorkspaceOf(admin, `/invitations/${revoked.id}/revoke`), { as: admin }), 200);
    expect((await call('GET', `/api/v1/invitations/${revoked.token}`)).statusCode).toBe(404);
    const old = (await invite({ role: 'viewer' })).json<{ token: string }>();
    const before = real.world.now.value;
    real.world.now.value = new Date(before.getTime() + 7 * 86_400_000);
    const late = await call('POST', `/api/v1/invitations/${old.token}/accept`, {
      body: { name: 'Late', email: 'late@example.com', password },
    });
    real.world.now.value = before;
    expect(late.json()).toMatchObject({ status: 404, code: 'invitation_not_found' });
  });

  test('brings somebody who is signed in into a second workspace, and only them when it names them', async () => {
    const visitor = await real.found('Second home', admin);
    const accept = (token: string) => call('POST', `/api/v1/invitations/${token}/accept`, { as: visitor, body: {} });
    const foreign = (await invite({ role: 'viewer', email: 'somebody@else.example' })).json<{ token: string }>();
    expect((await accept(foreign.token)).json()).toMatchObject({ code: 'invitation_for_somebody_else' });
    const own = (await invite({ role: 'product_manager', email: visitor.email })).json<{ token: string }>();
    const signedOut = await call('POST', `/api/v1/invitations/${own.token}/accept`, { body: { name: 'Me', password } });
    expect(signedOut.json()).toMatchObject({ code: 'account_exists' });
    expectStatus(await accept(own.token), 201);
    const session = (await call('GET', '/api/v1/session', { as: visitor })).json<{ workspaces: { name: string; role: string }[] }>();
    expect(session.workspaces.map(({ name, role }) => [name, role]).sort()).toEqual([
      ['Acme 2', 'product_manager'],
      ['Second home', 'admin'],
    ]);
    const again = (await invite({ role: 'viewer' })).json<{ token: string }>();
    expect((await accept(again.token)).json()).toMatchObject({ status: 409, code: 'already_member' });
  });
});

async function createKey(visitor: Visitor, scopes: string[], expiresAt: string | null = null): Promise<string> {
  const answer = await call('POST', inWorkspaceOf(visitor, '/api-keys'), { as: visitor, body: { name: 'Exporter', scopes, expiresAt } });
  return expectStatus(answer, 201).json<{ secret: string }>().secret;
}

describe('an API key', () => {
  test('works by either header within its scopes, never beyond what its member may', async () => {
    const manager = await real.join(admin, 'admin');
    const key = await createKey(manager, ['read', 'administer']);
    const settings = (headers: Record<string, string>) => call('GET', inWorkspaceOf(admin, '/audit'), { headers });
    expect((await settings({ authorization: `Bearer ${key}` })).statusCode).toBe(200);
    expect((await settings({ 'x-api-key': key })).statusCode).toBe(200);
    await call('PATCH', inWorkspaceOf(admin, `/members/${manager.memberId}`), { as: admin, body: { role: 'viewer' } });
    expect((await settings({ 'x-api-key': key })).statusCode).toBe(403);
    expect((await call('GET', inWorkspaceOf(admin, '/members'), { key })).statusCode).toBe(200);
  });

  test('writes in the name of the key', async () => {
    const key = await createKey(admin, ['read', 'administer']);
    real.world.now.value = new Date(real.world.now.value.getTime() + 1000);
    expectStatus(await call('PATCH', inWorkspaceOf(admin), { key, body: { timeZone: 'Europe/Paris' } }), 200);
    const { items } = (await call('GET', inWorkspaceOf(admin, '/audit?event=workspace.changed&limit=1'), { as: admin })).json<{
      items: object[];
    }>();
    expect(items).toMatchObject([{ actor: { kind: 'key', name: 'Exporter' }, after: { time_zone: 'Europe/Paris' }, via: 'http' }]);
  });

  test('cannot make itself a wider one', async () => {
    const key = await createKey(admin, ['read', 'administer']);
    const wider = await call('POST', inWorkspaceOf(admin, '/api-keys'), { key, body: { name: 'Wider', scopes: ['decide'] } });
    expect(wider.statusCode).toBe(403);
  });

  test('that was revoked or has expired is refused at once', async () => {
    const revoked = await createKey(admin, ['read', 'administer']);
    const list = (key: string) => call('GET', inWorkspaceOf(admin, '/api-keys'), { key });
    const keys = expectStatus(await list(revoked), 200).json<{ items: { id: string; start: string; lastUsedAt: string | null }[] }>();
    const itself = keys.items.find((item) => revoked.startsWith(item.start))!;
    expect(itself.lastUsedAt).not.toBeNull();
    expectStatus(await call('POST', inWorkspaceOf(admin, `/api-keys/${itself.id}/revoke`), { as: admin }), 200);
    expect((await list(revoked)).json()).toMatchObject({ status: 401, code: 'api_key_not_valid' });
    const soon = new Date(real.world.now.value.getTime() + 60_000);
    const brief = await createKey(admin, ['read', 'administer'], soon.toISOString());
    expect((await list(brief)).statusCode).toBe(200);
    real.world.now.value = soon;
    expect((await list(brief)).statusCode).toBe(401);
    const past = await call('POST', inWorkspaceOf(admin, '/api-keys'), {
      as: admin,
      body: { name: 'x', scopes: ['read'], expiresAt: soon.toISOString() },
    });
    expect(past.json()).toMatchObject({ code: 'invalid', issues: [{ path: 'expiresAt', code: 'in_the_past' }] });
  });

  test('is stored as a hash, and guessing at keys is slowed down', async () => {
    const key = await createKey(admin, ['read']);
    const { rows } = await real.world.database.pool.query(`select jsonb_agg(to_jsonb(k))::text as everything from auth_api_key k`);
    expect(rows[0].everything).not.toContain(key);
    const guess = () =>
      real.app.inject({ url: inWorkspaceOf(admin, '/members'), remoteAddress: '10.8.8.8', headers: { 'x-api-key': 'bfk_guess' } });
    for (let index = 0; index < 30; index++) expect((await guess()).statusCode).toBe(401);
    expect((await guess()).statusCode).toBe(429);
  });

  test('can be made on the command line', async () => {
    const { secret } = await real.auth.createKey({
      workspaceId: admin.workspaceId,
      memberId: admin.memberId,
      name: 'From the shell',
      scopes: ['read'],
      expiresAt: null,
    });
    expect((await call('GET', inWorkspaceOf(admin, '/members'), { key: secret })).statusCode).toBe(200);
    const users = await real.auth.listUsers();
    expect(users.find((user) => user.email === admin.email)?.workspaces).toContainEqual({
      id: admin.workspaceId,
      name: 'Acme 2',
      memberId: admin.memberId,
      role: 'admin',
      isArchived: false,
    });
  });
});

describe('the audit', () => {
  test('holds every change, newest first, by subject, page by page, without a secret', async () => {
    const page = async (query: string) =>
      expectStatus(await call('GET', inWorkspaceOf(admin, `/audit${query}`), { as: admin }), 200).json<{
        items: { id: string; event: string; subject: { id: string } }[];
        nextCursor: string | null;
      }>();
    const all = await page('?limit=500');
    expect(all.items.map((item) => item.id)).toEqual(
      all.items
        .map((item) => item.id)
        .sort()
        .reverse(),
    );
    expect(new Set(all.items.map((item) => item.event))).toEqual(
      new Set([
        'workspace.created',
        'workspace.changed',
        'invitation.created',
        'invitation.revoked',
        'member.joined',
        'member.changed',
        'member.changed_themselves',
        'member.archived',
        'member.restored',
        'api_key.created',
        'api_key.revoked',
      ]),
    );
    const first = await page('?limit=2');
    const second = await page(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(all.items.slice(0, 4).map((item) => item.id));
    const subject = all.items[0]!.subject.id;
    expect((await page(`?subjectId=${subject}`)).items.every((item) => item.subject.id === subject)).toBe(true);
  });

  test('can be taken away as a file, all of it or what a filter leaves', async () => {
    const file = expectStatus(await call('GET', inWorkspaceOf(admin, '/audit.csv'), { as: admin }), 200);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = file.body.trim().split('\r\n');
    const list = await call('GET', inWorkspaceOf(admin, '/audit?limit=500'), { as: admin });
    expect(lines).toHaveLength(list.json<{ items: unknown[] }>().items.length + 1);
    expect(lines[0]).toMatch(/^at,event,actor_kind/);
    const founded = await call('GET', inWorkspaceOf(admin, '/audit.csv?event=workspace.created'), { as: admin });
    expect(founded.body.trim().split('\r\n')).toHaveLength(2);
    expect((await call('GET', inWorkspaceOf(admin, '/audit.csv?event=NOT AN EVENT'), { as: admin })).statusCode).toBe(422);
  });
});
