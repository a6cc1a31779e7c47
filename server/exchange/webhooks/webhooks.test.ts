// Against a real receiver in this process, which verifies with the library that receivers use.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { WebhookBody, WebhookMessageDetail, WebhookWithSecret } from '../../../contract/exchange/webhook.ts';
import { joinAs } from '../../../test/support/member.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { type Caller, tell } from '../../platform/action.ts';
import { browseNotifications } from '../../platform/notifications/notification.actions.ts';
import { openOutside } from '../../platform/outside/outside.ts';
import { createProduct } from '../../strategy/index.ts';
import {
  browseWebhookMessages,
  pauseWebhook,
  readWebhook,
  readWebhookMessage,
  removeWebhook,
  replayFailedMessages,
  replayMessage,
  resumeWebhook,
  testWebhook,
} from './webhook.actions.ts';

type Received = { headers: IncomingHttpHeaders; body: string };

let world: World;
let server: Server;
let url: string;
const received: Received[] = [];
/** What the receiver answers next; the last one stays. */
let answers: number[] = [200];

beforeAll(async () => {
  world = await openWorld();
  server = createServer((request, answer) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const status = (answers.length > 1 ? answers.shift() : answers[0]) ?? 200;
      answer.writeHead(status).end(`answered ${status}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});
afterEach(() => {
  received.length = 0;
  answers = [200];
  world.ports.outside = openOutside();
  world.now.value = new Date('2026-01-15T09:00:00Z');
  vi.useRealTimers();
});

const later = (minutes: number) => {
  world.now.value = new Date(world.now.value.getTime() + minutes * 60_000);
};

function request(caller: Caller, method: 'POST' | 'PATCH', path: string, payload: Record<string, unknown> = {}) {
  return world.app.inject({ method, url: `/api/v1/workspaces/${caller.workspaceId}${path}`, headers: asCaller(caller), payload });
}

async function setUp(events: string[] = ['product.created']) {
  world.ports.outside = openOutside({ isOpen: true });
  const workspace = await world.createWorkspace();
  const ada = await joinAs(world, workspace, 'Ada');
  const answer = await request(ada, 'POST', '/webhooks', { name: 'Our CRM', url, events });
  expect(answer.statusCode).toBe(201);
  const { id, secret } = answer.json<WebhookWithSecret>();
  return { workspace, ada, id, secret };
}

const makeProduct = (caller: Caller, name = 'Ledger') => world.do(caller, createProduct, { name, businessModel: 'b2b' });

/** What the server does: facts are delivered, then jobs run; and what the clock would start. */
async function deliver(): Promise<void> {
  await world.settle();
  await world.ports.sendJob('exchange.webhooks');
  await world.runJobs();
}

/** As a receiver does it, at the time of the message. Errors  throws when the signature is not right. */
function verified({ headers, body }: Received, secret: string): WebhookBody {
  vi.useFakeTimers({ toFake: ['Date'], now: world.now.value });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as WebhookBody;
  } finally {
    vi.useRealTimers();
  }
}

const messagesOf = async (caller: Caller, webhookId: string) => (await world.ask(caller, browseWebhookMessages, { webhookId })).items;
const detailOf = async (caller: Caller, webhookId: string, messageId = ''): Promise<WebhookMessageDetail> =>
  world.ask(caller, readWebhookMessage, { webhookId, messageId: messageId || ((await messagesOf(caller, webhookId))[0]?.id ?? '') });

async function flood(workspace: Workspace, facts: number, event = 'evidence.captured'): Promise<void> {
  await world.inside(workspace.admin, (scope) =>
    tell(
      scope,
      Array.from({ length: facts }, (_, number) => ({
        event,
        subject: { kind: 'evidence', id: `evd_${String(number).padStart(20, '0')}` },
        payload: { number },
      })),
    ),
  );
}

describe('a message', () => {
  test('comes once for each fact that was asked for, signed, with its subject and what was written', async () => {
    const { ada, id, secret } = await setUp();
    const product = await makeProduct(ada);
    await deliver();
    expect(received).toHaveLength(1);
    const [message] = received;
    expect(verified(message as Received, secret)).toMatchObject({
      type: 'product.created',
      timestamp: '2026-01-15T09:00:00.000Z',
      data: { workspaceId: ada.workspaceId, subject: { kind: 'product', id: product.id }, count: 1, after: { name: 'Ledger' } },
    });
    const [logged] = await messagesOf(ada, id);
    expect(message?.headers['webhook-id']).toBe(logged?.id);
    expect(logged).toMatchObject({ event: 'product.created', state: 'delivered', tries: 1, nextTryAt: null, lastAttempt: { status: 200 } });
    expect(await detailOf(ada, id)).toMatchObject({ body: message?.body, attempts: [{ excerpt: 'answered 200', trouble: null }] });
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({ waiting: 0, lastDeliveredAt: '2026-01-15T09:00:00.000Z' });
  });

  test('that somebody changed on its way is not taken by a receiver that verifies', async () => {
    const { ada, secret } = await setUp();
    await makeProduct(ada);
    await deliver();
    const [message] = received as [Received];
    expect(() => verified({ ...message, body: message.body.replace('Ledger', 'Lodger') }, secret)).toThrow('No matching signature');
  });

  test('is not sent for what was not asked for, nor for members, keys and secrets at all', async () => {
    const { ada, workspace, secret } = await setUp(['*']);
    await deliver();
    expect(received).toEqual([]);
    await world.inside(workspace.admin, (scope) =>
      tell(scope, [
        { event: 'api_key.created', subject: { kind: 'api_key', id: 'key_00000000000000000000' }, payload: { name: 'x' } },
        { event: 'member.changed', subject: { kind: 'member', id: 'mem_00000000000000000000' }, payload: { role: 'admin' } },
        {
          event: 'product.changed',
          subject: { kind: 'product', id: 'prd_00000000000000000000' },
          payload: { a: { apiKey: 'k' }, token: 't', b: 1 },
        },
      ]),
    );
    await deliver();
    expect(received.map((one) => verified(one, secret).data.after)).toEqual([{ a: {}, b: 1 }]);
    expect(ada.workspaceId).toBe(workspace.id);
  });

  test('of a flood stands for many; what is too large is left out', async () => {
    const { ada, workspace, id, secret } = await setUp(['evidence.captured', 'problem.changed']);
    await flood(workspace, 450);
    await world.inside(workspace.admin, (scope) =>
      tell(scope, [
        { event: 'problem.changed', subject: { kind: 'problem', id: 'prb_00000000000000000000' }, payload: { text: 'x'.repeat(9_000) } },
      ]),
    );
    await deliver();
    const bodies = received.map((one) => verified(one, secret));
    const floods = bodies.filter(({ type }) => type === 'evidence.captured');
    expect(floods.length).toBeLessThan(5);
    expect(floods.reduce((sum, { data }) => sum + data.count, 0)).toBe(450);
    expect(floods[0]?.data).toMatchObject({ subject: { kind: 'evidence', id: null }, after: null });
    expect(bodies.find(({ type }) => type === 'problem.changed')?.data).toMatchObject({ count: 1, after: null });
    expect((await messagesOf(ada, id)).length).toBe(bodies.length);
  });

  test('is not kept when five thousand wait already, and that is counted', async () => {
    const { ada, workspace, id } = await setUp(['evidence.captured']);
    await world.do(ada, pauseWebhook, { webhookId: id });
    await sql`
      insert into webhook_messages (workspace_id, id, webhook_id, event, subject_kind, count, body, state, due_at, occurred_at, created_at, changed_at)
      select ${workspace.id}, 'whm_' || lpad(n::text, 20, '0'), ${id}, 'evidence.captured', 'evidence', 1, '{}', 'waiting', now(), now(), now(), now()
      from generate_series(1, 4995) n`.execute(world.database.system);
    await flood(workspace, 10);
    await deliver();
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({ waiting: 5_000, dropped: 5, status: 'paused' });
  });

  test('of another workspace never comes', async () => {
    const { id, ada } = await setUp(['*']);
    const other = await world.createWorkspace();
    await makeProduct(other.admin);
    await deliver();
    expect([received, await messagesOf(ada, id)]).toEqual([[], []]);
    await expect(world.ask(other.admin, readWebhook, { webhookId: id })).rejects.toThrow('There is no webhook');
  });
});

describe('a receiver that does not take it', () => {
  test('is asked again under the same id, at growing distances, and is given up after eight tries', async () => {
    const { ada, id, secret } = await setUp();
    answers = [500];
    await makeProduct(ada);
    await deliver();
    const waits: number[] = [];
    for (let tries = 1; tries < 8; tries++) {
      const [message] = await messagesOf(ada, id);
      expect(message).toMatchObject({ state: 'waiting', tries });
      const next = new Date(message?.nextTryAt ?? 0);
      waits.push((next.getTime() - world.now.value.getTime()) / 1000);
      world.now.value = new Date(next.getTime() - 1);
      await deliver();
      expect(received).toHaveLength(tries);
      world.now.value = next;
      await deliver();
      expect(received).toHaveLength(tries + 1);
      verified(received.at(-1) as Received, secret);
    }
    const least = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400];
    for (const [index, seconds] of least.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(seconds);
      expect(waits[index]).toBeLessThanOrEqual(seconds * 1.2 + 1);
    }
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const detail = await detailOf(ada, id);
    expect(detail).toMatchObject({ state: 'failed', tries: 8, nextTryAt: null });
    expect(detail.attempts).toHaveLength(8);
    expect(detail.attempts[0]).toMatchObject({ status: 500, excerpt: 'answered 500' });
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({ status: 'active', failed: 1 });
  });

  test('gets it when it is back, and nothing twice', async () => {
    const { ada, id } = await setUp();
    answers = [503, 200];
    await makeProduct(ada);
    await deliver();
    later(1);
    await deliver();
    await deliver();
    expect(received).toHaveLength(2);
    expect((await messagesOf(ada, id))[0]).toMatchObject({ state: 'delivered', tries: 2 });
  });

  test('does not send us elsewhere: a redirect counts as not taken', async () => {
    const { ada, id } = await setUp();
    answers = [307];
    await makeProduct(ada);
    await deliver();
    expect(received).toHaveLength(1);
    expect((await messagesOf(ada, id))[0]).toMatchObject({ state: 'waiting', lastAttempt: { status: 307 } });
  });

  test('for three days is switched off; admins are told once; it goes on when somebody says so', async () => {
    const { ada, id } = await setUp();
    answers = [500];
    await makeProduct(ada, 'One');
    await deliver();
    later(71 * 60);
    await deliver();
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({
      status: 'active',
      failingSince: '2026-01-15T09:00:00.000Z',
    });
    later(61);
    await makeProduct(ada, 'Two');
    await deliver();
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({ status: 'off', offBecause: 'failed_for_days' });
    const { items } = await world.ask(ada, browseNotifications, {});
    expect(items).toMatchObject([{ kind: 'webhook_off', title: 'Our CRM', subject: { kind: 'webhook', id } }]);
    const heard = received.length;
    later(24 * 60);
    await deliver();
    expect(received).toHaveLength(heard);
    answers = [200];
    await world.do(ada, resumeWebhook, { webhookId: id });
    await deliver();
    expect((await messagesOf(ada, id)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({ status: 'active', failingSince: null });
  });

  test('that says it is gone is switched off at once', async () => {
    const { ada, id } = await setUp();
    answers = [410];
    await makeProduct(ada);
    await deliver();
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({ status: 'off', offBecause: 'gone', failed: 1 });
  });

  test('is told again what failed, one message or all since a moment, under the same ids', async () => {
    const { ada, id } = await setUp();
    answers = [410];
    await makeProduct(ada, 'One');
    await deliver();
    await world.do(ada, resumeWebhook, { webhookId: id });
    later(10);
    const since = world.now.value.toISOString();
    await makeProduct(ada, 'Two');
    await deliver();
    await world.do(ada, resumeWebhook, { webhookId: id });
    answers = [200];
    expect(await world.do(ada, replayFailedMessages, { webhookId: id, since })).toEqual({ replayed: 1 });
    await deliver();
    const [two, one] = await messagesOf(ada, id);
    expect([one?.state, two?.state]).toEqual(['failed', 'delivered']);
    await world.do(ada, replayMessage, { webhookId: id, messageId: one?.id ?? '' });
    await deliver();
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([one?.id, two?.id, two?.id, one?.id]);
    expect((await detailOf(ada, id, one?.id)).attempts.map(({ status }) => status)).toEqual([200, 410]);
  });

  test('inside the own network is never called, and the log says why', async () => {
    const { ada, id } = await setUp();
    world.ports.outside = openOutside();
    await sql`update webhooks set url = 'https://localhost/' where id = ${id}`.execute(world.database.system);
    await makeProduct(ada);
    await deliver();
    expect(received).toEqual([]);
    expect((await messagesOf(ada, id))[0]).toMatchObject({
      state: 'waiting',
      lastAttempt: { status: null, trouble: 'address_not_allowed' },
    });
  });

  test('that a server was telling when it died is told again two minutes later', async () => {
    const { ada, id } = await setUp();
    const { outside } = world.ports;
    world.ports.outside = { isOpen: true, post: () => Promise.reject(new Error('the server died')) };
    await makeProduct(ada);
    await world.settle();
    await expect(world.runJobs()).rejects.toThrow('the server died');
    world.ports.outside = outside;
    later(1);
    await deliver();
    expect(received).toEqual([]);
    later(2);
    await deliver();
    expect(received).toHaveLength(1);
    expect((await messagesOf(ada, id))[0]).toMatchObject({ state: 'delivered' });
  });
});

describe('a webhook', () => {
  test('gets a new secret: for a day both sign, then the new one only', async () => {
    const { ada, id, secret } = await setUp();
    const rotated = (await request(ada, 'POST', `/webhooks/${id}/rotate-secret`)).json<WebhookWithSecret>();
    expect(rotated).toMatchObject({ oldSecretUntil: '2026-01-16T09:00:00.000Z' });
    await makeProduct(ada, 'One');
    await deliver();
    const [first] = received as [Received];
    for (const either of [secret, rotated.secret]) expect(verified(first, either).type).toBe('product.created');
    later(24 * 60);
    await makeProduct(ada, 'Two');
    await deliver();
    const second = received[1] as Received;
    expect(verified(second, rotated.secret).type).toBe('product.created');
    expect(() => verified(second, secret)).toThrow('No matching signature');
  });

  test('shows its secret once, and keeps it sealed', async () => {
    const { ada, workspace, id, secret } = await setUp();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await world.ask(ada, readWebhook, { webhookId: id }))).not.toMatch(/whsec_|sealed/i);
    const written = await sql<{ text: string }>`
      select (select string_agg(w::text, '') from webhooks w) || (select string_agg(a::text, '') from audit_events a where a.workspace_id = ${workspace.id})
        || (select string_agg(o::text, '') from outbox o where o.workspace_id = ${workspace.id}) as text`.execute(world.database.system);
    expect(written.rows[0]?.text).toContain('Our CRM');
    expect(written.rows[0]?.text).not.toContain(secret.slice('whsec_'.length, 40));
  });

  test('can be tried out, also while it is paused: one message, tried once', async () => {
    const { ada, id, secret } = await setUp();
    await world.do(ada, pauseWebhook, { webhookId: id });
    await makeProduct(ada);
    await world.do(ada, testWebhook, { webhookId: id });
    answers = [500];
    await deliver();
    expect(received.map((one) => verified(one, secret).type)).toEqual(['webhook.test']);
    expect((await messagesOf(ada, id)).map(({ event, state }) => [event, state])).toEqual(
      expect.arrayContaining([
        ['webhook.test', 'failed'],
        ['product.created', 'waiting'],
      ]),
    );
    expect(await world.ask(ada, readWebhook, { webhookId: id })).toMatchObject({ failingSince: null });
  });

  test('that is removed is told nothing more', async () => {
    const { ada, id } = await setUp();
    await makeProduct(ada);
    await world.settle();
    await world.do(ada, removeWebhook, { webhookId: id });
    await deliver();
    expect(received).toEqual([]);
    await world.ports.sendJob('exchange.tidy_webhooks');
    await world.runJobs();
    const left = await sql`select id from webhooks where id = ${id}`.execute(world.database.system);
    expect(left.rows).toEqual([]);
  });

  test('keeps ten thousand messages at most, and of them the newest', async () => {
    const { ada, workspace, id } = await setUp();
    await sql`
      insert into webhook_messages (workspace_id, id, webhook_id, event, subject_kind, count, body, state, due_at, occurred_at, created_at, changed_at)
      select ${workspace.id}, 'whm_' || lpad(n::text, 20, '0'), ${id}, 'product.created', 'product', 1, '{}', 'delivered', t, t, t, t
      from generate_series(1, 10700) n cross join (values (${world.now.value}::timestamptz)) as at (t)`.execute(world.database.system);
    await world.ports.sendJob('exchange.tidy_webhooks');
    await world.runJobs();
    const left = await sql<{ count: number; oldest: string }>`
      select count(*)::int as count, min(id) as oldest from webhook_messages where webhook_id = ${id}`.execute(world.database.system);
    expect(left.rows).toEqual([{ count: 10_000, oldest: `whm_${'701'.padStart(20, '0')}` }]);
    expect(await messagesOf(ada, id)).toHaveLength(50);
  });

  test('keeps its log for thirty days', async () => {
    const { ada, id } = await setUp();
    await makeProduct(ada);
    await deliver();
    for (const [days, kept] of [
      [29, 1],
      [2, 0],
    ] as const) {
      later(days * 24 * 60);
      await world.ports.sendJob('exchange.tidy_webhooks');
      await world.runJobs();
      expect(await messagesOf(ada, id)).toHaveLength(kept);
    }
  });

  test.each([
    ['http://hooks.example.com/', 'not_https'],
    ['https://127.0.0.1/', 'address_not_allowed'],
    ['https://2130706433/', 'address_not_allowed'],
    ['https://[::ffff:10.0.0.1]/', 'address_not_allowed'],
    ['https://localhost/', 'address_not_allowed'],
    ['https://metadata.google.internal/', 'address_not_allowed'],
    ['https://ada:secret@example.com/', 'custom'],
    ['javascript:alert(1)', 'custom'],
  ])('cannot be made for %s', async (bad, code) => {
    const { ada, id } = await setUp();
    world.ports.outside = openOutside();
    for (const answer of [
      await request(ada, 'POST', '/webhooks', { name: 'x', url: bad, events: ['*'] }),
      await request(ada, 'PATCH', `/webhooks/${id}`, { url: bad }),
    ])
      expect(answer.json()).toMatchObject({ status: 422, issues: [{ path: 'url', code }] });
  });

  test('can be changed, by admins only; twenty is the limit', async () => {
    const { ada, workspace, id } = await setUp();
    const changed = await request(ada, 'PATCH', `/webhooks/${id}`, { name: 'Their CRM', events: ['problem.created', 'problem.created'] });
    expect(changed.json()).toMatchObject({ name: 'Their CRM', events: ['problem.created'], version: 2 });
    expect((await request(ada, 'PATCH', `/webhooks/${id}`, { events: ['api_key.created'] })).json()).toMatchObject({ code: 'invalid' });
    expect((await request(workspace.as('product_manager'), 'PATCH', `/webhooks/${id}`, { name: 'y' })).statusCode).toBe(403);
    for (let made = 1; made < 20; made++) await request(ada, 'POST', '/webhooks', { name: `No ${made}`, url, events: ['*'] });
    expect((await request(ada, 'POST', '/webhooks', { name: 'One more', url, events: ['*'] })).json()).toMatchObject({
      code: 'too_many_webhooks',
    });
  });
});
