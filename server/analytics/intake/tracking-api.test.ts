import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { asCaller, openWorld, type Workspace } from '../../../test/support/world.ts';
import { createApp } from '../../app.ts';
import { notSignedIn } from '../../platform/errors.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import { factsOf } from '../../platform/facts/open-facts.ts';
import { silentLog } from '../../platform/log.ts';
import type { Ports } from '../../platform/ports.ts';
import { createProduct } from '../../strategy/index.ts';
import { numbersOf } from '../identity/index.ts';
import { factsMigrations, factsWorkspaceOf } from '../store/index.ts';
import type { Batch } from './group.ts';
import { KeyBudget } from './key-budget.ts';
import { markOf } from './message-mark.ts';
import { browseRejectedEvents, discardRejectedEvents, readRejections } from './rejected-event.actions.ts';
import { replayRejected } from './replay.intake.ts';
import { hearItems, readSent } from './request.ts';
import { archiveSource, browseSources, changeSource, createSource, readSource, rotateWriteKey } from './source.actions.ts';
import { browseLiveEvents, readSourceActivity } from './source.query.ts';
import { getIntakeSource } from './source.store.ts';
import { EventWriter } from './writer.intake.ts';

const world = await openWorld();
afterAll(() => world.close());

const now = new Date('2026-11-23T12:00:00Z');
beforeEach(() => {
  world.now.value = now;
});

type Place = { workspace: Workspace; productId: string; sourceId: string; key: string; number: number };

async function newSource(kind: 'public' | 'server' = 'server', zone?: string): Promise<Place> {
  const workspace = await world.createWorkspace();
  const product = await world.do(workspace.admin, createProduct, { name: 'Ledger', businessModel: 'b2b' });
  const wanted = { productId: product.id, name: 'Program', kind, ...(zone ? { zone } : {}) };
  const source = await world.do(workspace.admin, createSource, wanted);
  const number = await factsWorkspaceOf(world.ports, workspace.id);
  return { workspace, productId: product.id, sourceId: source.id, key: source.newWriteKey, number };
}

type Sending = { path?: string; headers?: Record<string, string>; address?: string };
const send = (payload: string | Buffer | object, { path = '/v1/batch', headers = {}, address = '10.0.0.1' }: Sending = {}) =>
  world.app.inject({
    method: 'POST',
    url: path,
    remoteAddress: address,
    headers: { 'content-type': 'text/plain', ...headers },
    payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });

const basic = (key: string) => `Basic ${Buffer.from(key).toString('base64')}`;
const track = (messageId: string, more: object = {}) => ({ type: 'track', event: 'Opened', userId: 'u1', messageId, ...more });
const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => ({ status: answer.statusCode, code: answer.json().code });

const count = async ({ number }: Place, facts: Facts = world.facts) => {
  const { rows } = await facts.rows<{ events: number }>(
    'select count() as events from bifocal.events where workspace = {workspace:UInt32}',
    {
      workspace: number,
    },
  );
  return rows[0]?.events;
};

/** A store that may be killed: that of the world says so loudly. */
async function ownFacts(): Promise<{ ports: Ports; engine: () => number }> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'bifocal-engine-'));
  const facts = factsOf({ dataDirectory, clickhouseUrl: null, clickhouseCluster: null }, { migrations: factsMigrations, log: silentLog });
  await facts.open();
  onTestFinished(async () => {
    await facts.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  return { ports: { ...world.ports, facts }, engine: () => facts.pid() ?? 0 };
}

describe('a write key', () => {
  test.each<[string, (key: string) => { headers?: Record<string, string>; body: object; path?: string }]>([
    ['in the body', (key) => ({ body: { writeKey: key, batch: [track('1')] } })],
    ['as the name of Basic', (key) => ({ headers: { authorization: basic(`${key}:`) }, body: { batch: [track('1')] } })],
    ['as the name of Basic without a colon', (key) => ({ headers: { authorization: basic(key) }, body: { batch: [track('1')] } })],
    ['as Bearer', (key) => ({ headers: { authorization: `bearer ${key}` }, body: { batch: [track('1')] } })],
    ['in each event', (key) => ({ body: { batch: [track('1', { writeKey: key })] } })],
    ['in the address, as beacons send it', (key) => ({ path: `/v1/batch?writeKey=${key}`, body: { batch: [track('1')] } })],
    ['in the address of a RudderStack beacon', (key) => ({ path: `/beacon/v1/batch?writeKey=${key}`, body: { batch: [track('1')] } })],
  ])('lets in %s', async (_, request) => {
    const place = await newSource();
    const { body, ...rest } = request(place.key);
    expect((await send(body, rest)).statusCode).toBe(200);
    expect(await count(place)).toBe(1);
  });

  test.each(['', 'wrong', 'a b', "'; drop table sources; --", 'x'.repeat(500)])('that is %j is refused with 401', async (key) => {
    expect(codeOf(await send({ writeKey: key, batch: [track('1')] }))).toEqual({ status: 401, code: 'write_key_unknown' });
    expect((await send({ batch: [track('1')] }, { headers: { authorization: basic(`${key}:`) } })).statusCode).toBe(401);
  });

  test('of an archived source, and one that was changed, are refused at once', async () => {
    const place = await newSource();
    expect((await send({ writeKey: place.key, batch: [track('1')] })).statusCode).toBe(200);
    const rotated = await world.do(place.workspace.admin, rotateWriteKey, { sourceId: place.sourceId });
    await world.settle();
    expect((await send({ writeKey: place.key, batch: [track('2')] })).statusCode).toBe(401);
    expect((await send({ writeKey: rotated.newWriteKey, batch: [track('2')] })).statusCode).toBe(200);
    await world.do(place.workspace.admin, archiveSource, { sourceId: place.sourceId });
    await world.settle();
    expect((await send({ writeKey: rotated.newWriteKey, batch: [track('3')] })).statusCode).toBe(401);
    expect(await count(place)).toBe(2);
  });

  test('that one event of a batch has and nobody knows keeps all of it out', async () => {
    const place = await newSource();
    const batch = [track('1', { writeKey: place.key }), track('2', { writeKey: 'wrong' })];
    expect((await send({ batch })).statusCode).toBe(401);
    expect(await count(place)).toBe(0);
  });

  test('cannot be guessed for long', async () => {
    const address = '10.9.9.9';
    let last = await send({ writeKey: 'wrong', batch: [] }, { address });
    for (let tried = 0; tried < 700 && last.statusCode !== 429; tried++)
      last = await send({ writeKey: `wrong${tried}`, batch: [track('1')] }, { address });
    expect(last.statusCode).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('of a server is shown once and kept by nobody; that of a browser is no secret', async () => {
    const server = await newSource('server');
    const read = await world.ask(server.workspace.admin, readSource, { sourceId: server.sourceId });
    expect(read).toMatchObject({ writeKey: null, keyStart: server.key.slice(0, 8) });
    const browser = await newSource('public');
    expect(await world.ask(browser.workspace.admin, readSource, { sourceId: browser.sourceId })).toMatchObject({ writeKey: browser.key });
  });

  test('has so many events a second, and a burst', () => {
    const budget = new KeyBudget(100, 2);
    expect(budget.take('a', 150, 0)).toBe(0);
    expect(budget.take('a', 100, 0)).toBe(1);
    expect(budget.take('b', 200, 0)).toBe(0);
    expect(budget.take('a', 100, 500)).toBe(0);
    expect(budget.take('a', 200, 500)).toBe(2);
    // More than a burst, when nothing was sent for long.
    expect(budget.take('c', 5_000, 0)).toBe(0);
  });
});

describe('a body', () => {
  const place = newSource();
  const withKey = async (body: object) => ({ writeKey: (await place).key, ...body });
  const bomb = () => gzipSync(Buffer.alloc(100 * 1024 * 1024));

  test.each<[string, () => Promise<string | Buffer | object>, number, string]>([
    ['that is no JSON', async () => '{"batch": nonsense', 400, 'json_malformed'],
    ['that is empty', async () => '', 400, 'json_malformed'],
    ['that is a list', async () => '[]', 400, 'body_invalid'],
    ['that is a word', async () => '"x"', 400, 'body_invalid'],
    ['without a batch', async () => withKey({ events: [] }), 400, 'batch_missing'],
    ['of 2,501 events', async () => withKey({ batch: Array.from({ length: 2_501 }, () => ({})) }), 400, 'batch_too_long'],
    [
      'of more than 500 KB',
      async () => withKey({ batch: [track('1', { properties: { text: 'x'.repeat(512_000) } })] }),
      400,
      'body_too_large',
    ],
    ['that unpacks to 100 MB', async () => bomb(), 400, 'body_too_large'],
    ['that is packed wrongly', async () => Buffer.from([0x1f, 0x8b, 1, 2, 3, 4]), 400, 'body_packed_wrongly'],
    [
      'with eleven keys',
      async () => ({ batch: Array.from({ length: 11 }, (_, index) => track('1', { writeKey: `key${index}` })) }),
      400,
      'too_many_keys',
    ],
  ])('%s is refused', async (_, body, status, code) => {
    expect(codeOf(await send(await body()))).toEqual({ status, code });
  });

  test('of one event larger than 32 KB is refused; in a batch it is kept aside', async () => {
    const { key, workspace, sourceId } = await place;
    const large = track('large', { writeKey: key, properties: { text: 'x'.repeat(33_000) } });
    expect(codeOf(await send(large, { path: '/v1/track' }))).toEqual({ status: 400, code: 'event_too_large' });
    expect((await send({ writeKey: key, batch: [large] })).statusCode).toBe(200);
    const kept = await world.ask(workspace.admin, browseRejectedEvents, { sourceId, code: 'event_too_large' });
    expect(kept.items).toMatchObject([{ event: null }]);
  });

  test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream', 'nonsense'])(
    'is read by what it holds, called %s, packed or not',
    async (type) => {
      const own = await newSource();
      const headers = { 'content-type': type };
      const text = JSON.stringify({ writeKey: own.key, batch: [track('1'), track('2')] });
      expect((await send(text, { headers })).body).toBe('{"success":true}');
      expect(
        (await send(gzipSync(text.replaceAll('"1"', '"3"')), { headers: { ...headers, 'content-encoding': 'gzip' } })).statusCode,
      ).toBe(200);
      expect((await send(gzipSync(text.replaceAll('"1"', '"4"')), { headers })).statusCode).toBe(200);
      expect(await count(own)).toBe(4);
    },
  );

  test('with NaN, which some languages write, is read with null in its place', async () => {
    const own = await newSource();
    const body = `{"writeKey":"${own.key}","batch":[{"type":"track","event":"NaN","userId":"u1","properties":{"a":NaN,"b":-Infinity,"c":"NaN \\" NaN","d":1e999}}]}`;
    expect((await send(body)).statusCode).toBe(200);
    const { items } = await world.ask(own.workspace.admin, browseLiveEvents, { sourceId: own.sourceId });
    expect(items).toMatchObject([{ event: 'NaN', properties: { c: 'NaN " NaN' } }]);
  });

  test('may hold paths twice, deep trees and scripts: none of them keeps the others out', async () => {
    const own = await newSource();
    const strange = [
      { 'a.b': 1, a: { b: 2 } },
      { a: [1, 'x', { b: [{}] }], day: '2026-01-01', other: '2026-01-01T00:00:00Z' },
      { a: 5, day: 7, other: true },
      { '': 1, ' ': 2, '`': 3, "'": 4, '%': 5, '\\': 6, 'ä\u0000': 7 },
      { '<script>': '</script>', big: 12345678901234567890n.toString(), huge: 1e308 },
      JSON.parse('{"__proto__":{"a":1},"constructor":{"a":1}}') as object,
    ];
    const batch = strange.map((properties, index) => track(`${index}`, { properties }));
    expect((await send({ writeKey: own.key, batch })).statusCode).toBe(200);
    expect(await count(own)).toBe(strange.length);
    const { items } = await world.ask(own.workspace.admin, browseLiveEvents, { sourceId: own.sourceId });
    expect(items.some(({ properties }) => properties['day'] === '2026-01-01')).toBe(true);
  });

  test('10,000 property names in a thousand events are stored', async () => {
    const own = await newSource();
    for (let part = 0; part < 10; part++) {
      const batch = Array.from({ length: 100 }, (_, index) => {
        const no = part * 100 + index;
        return track(`${no}`, { properties: Object.fromEntries(Array.from({ length: 10 }, (__, at) => [`name ${no * 10 + at}`, at])) });
      });
      expect((await send({ writeKey: own.key, batch })).statusCode).toBe(200);
    }
    const { rows } = await world.facts.rows<{ names: number }>(
      'select uniqExact(arrayJoin(JSONAllPaths(properties))) as names from bifocal.events where workspace = {workspace:UInt32}',
      { workspace: own.number },
    );
    expect(rows).toEqual([{ names: 10_000 }]);
  });
});

describe('browsers', () => {
  test.each(['/v1/t', '/v1/batch', '/v1/identify', '/beacon/v1/batch'])('of every site may send to %s', async (url) => {
    const answer = await world.app.inject({
      method: 'OPTIONS',
      url,
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-allow-methods': 'GET, POST',
    });
  });

  test('read the answer, also a refusal', async () => {
    const { key } = await newSource('public');
    const headers = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' };
    for (const writeKey of [key, 'wrong']) {
      const answer = await send({ writeKey, event: 'Opened', anonymousId: 'a1' }, { path: '/v1/t', headers });
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.statusCode).toBe(writeKey === key ? 200 : 401);
    }
  });

  test('get the settings that analytics.js starts with', async () => {
    const { key } = await newSource('public');
    const ask = (of: string) =>
      world.app.inject({ method: 'GET', url: `/v1/projects/${of}/settings`, headers: { host: 'facts.example:8080' } });
    const answer = await ask(key);
    expect(answer.json()).toMatchObject({
      integrations: { 'Segment.io': { apiKey: key, apiHost: 'facts.example:8080/v1', protocol: 'http' } },
    });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect((await ask('wrong')).statusCode).toBe(401);
  });

  test.each(['/sourceConfig', '/sourceConfig/?p=npm&v=3.34.1'])('get at %s what RudderStack’s SDK starts with', async (url) => {
    const { key, sourceId } = await newSource('public');
    const ask = (of: string) => world.app.inject({ method: 'GET', url, headers: { authorization: basic(`${of}:`) } });
    const answer = await ask(key);
    expect(answer.json()).toMatchObject({ source: { id: sourceId, enabled: true, config: {}, destinations: [] } });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'private, max-age=60',
      vary: expect.stringContaining('authorization'),
    });
    expect(codeOf(await ask('wrong'))).toEqual({ status: 401, code: 'write_key_unknown' });
    expect((await world.app.inject({ method: 'GET', url })).statusCode).toBe(401);
    const preflight = {
      origin: 'https://shop.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    };
    const asked = await world.app.inject({ method: 'OPTIONS', url, headers: preflight });
    expect(asked.statusCode).toBe(204);
    expect(asked.headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' });
  });
});

describe('events', () => {
  test('that come twice are there once: in one batch, in two, and at the same moment', async () => {
    const place = await newSource();
    const body = { writeKey: place.key, batch: [track('1'), track('1'), track('2')] };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(body)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 200));
    await send(body);
    expect(await count(place)).toBe(2);
  });

  test('are counted on the day of the source’s zone', async () => {
    const place = await newSource('server', 'America/New_York');
    await send({ writeKey: place.key, batch: [track('1', { timestamp: '2026-11-23T04:30:00Z' })] });
    const { rows } = await world.facts.rows<object>(
      'select toString(day) as day from bifocal.events where workspace = {workspace:UInt32}',
      {
        workspace: place.number,
      },
    );
    expect(rows).toEqual([{ day: '2026-11-22' }]);
  });

  test('are listed newest first, page by page, with the ids that were sent', async () => {
    const place = await newSource();
    for (let minute = 0; minute < 3; minute++) {
      world.now.value = new Date(now.getTime() + minute * 60_000);
      const batch = [
        track(`${minute}a`, { event: `Opened ${minute}` }),
        track(`${minute}b`, { userId: null, anonymousId: 'a1', context: { groupId: 'acme' } }),
      ];
      await send({ writeKey: place.key, batch });
    }
    const first = await world.ask(place.workspace.admin, browseLiveEvents, { sourceId: place.sourceId, limit: 4 });
    const cursor = first.nextCursor ?? '';
    const second = await world.ask(place.workspace.admin, browseLiveEvents, { sourceId: place.sourceId, limit: 4, cursor });
    const all = [...first.items, ...second.items];
    expect(all).toHaveLength(6);
    expect(all.map(({ receivedAt }) => receivedAt)).toEqual(
      all
        .map(({ receivedAt }) => receivedAt)
        .toSorted()
        .toReversed(),
    );
    expect(all.find(({ anonymousId }) => anonymousId === 'a1')).toMatchObject({ userId: null, groupId: 'acme' });
    expect(all.find(({ userId }) => userId === 'u1')?.actor).toBeGreaterThan(0);
    expect(second.nextCursor).toBeNull();
    const activity = await world.ask(place.workspace.admin, readSourceActivity, { productId: place.productId });
    expect(activity.items).toEqual([
      { sourceId: place.sourceId, lastEventAt: new Date(now.getTime() + 120_000).toISOString(), eventsOfDay: 6, rejected: 0 },
    ]);
  });

  test('one of a batch that nobody understands keeps no other out; it is kept with its reason, and once', async () => {
    const place = await newSource();
    const batch = [track('1'), { type: 'track', userId: 'u1', messageId: '2' }, null, track('3', { userId: 'null' })];
    for (let sent = 0; sent < 2; sent++) expect((await send({ writeKey: place.key, batch })).body).toBe('{"success":true}');
    expect(await count(place)).toBe(1);
    const { items } = await world.ask(place.workspace.admin, readRejections, { sourceId: place.sourceId });
    expect(items.map(({ code, events, kept }) => ({ code, events, kept }))).toEqual([
      { code: 'event_invalid', events: 1, kept: 1 },
      { code: 'event_missing', events: 1, kept: 1 },
      { code: 'id_invalid', events: 1, kept: 1 },
    ]);
    const kept = await world.ask(place.workspace.admin, browseRejectedEvents, { sourceId: place.sourceId, code: 'id_invalid' });
    expect(kept.items).toMatchObject([{ code: 'id_invalid', event: { userId: 'null', messageId: '3' } }]);
  });

  test('beyond a number are only counted', async () => {
    const place = await newSource();
    const batch = Array.from({ length: 300 }, (_, index) => ({ type: 'track', userId: 'u1', messageId: `${index}` }));
    await send({ writeKey: place.key, batch });
    const { items } = await world.ask(place.workspace.admin, readRejections, { sourceId: place.sourceId });
    expect(items).toMatchObject([{ code: 'event_missing', events: 300, kept: 200 }]);
    await world.do(place.workspace.admin, discardRejectedEvents, { sourceId: place.sourceId });
    expect((await world.ask(place.workspace.admin, readRejections, { sourceId: place.sourceId })).items).toEqual([]);
  });

  test('that were rejected come in again when they are replayed, once; what still does not fit stays', async () => {
    const place = await newSource();
    const batch = [track('1', { properties: [] }), { type: 'track', userId: 'u1', messageId: '2', timestamp: '2026-11-20T10:00:00Z' }];
    await send({ writeKey: place.key, batch });
    // Somebody mends what was wrong: here the data, in the product a rule.
    await world.inside(place.workspace.admin, async ({ db }) => {
      const rows = db as unknown as import('kysely').Kysely<{ rejected_events: { code: string; event: string; source_id: string } }>;
      const event = JSON.stringify({ ...batch[1], event: 'Mended' });
      await rows
        .updateTable('rejected_events')
        .set({ event })
        .where('code', '=', 'event_missing')
        .where('source_id', '=', place.sourceId)
        .execute();
    });
    const url = `/api/v1/workspaces/${place.workspace.id}/sources/${place.sourceId}/rejected-events/replay`;
    const answer = await world.app.inject({ method: 'POST', url, headers: asCaller(place.workspace.admin), payload: {} });
    expect(answer.json()).toEqual({ taken: 1, rejected: 1 });
    expect(await world.ask(place.workspace.admin, browseLiveEvents, { sourceId: place.sourceId })).toMatchObject({
      items: [{ event: 'Mended', at: '2026-11-20T10:00:00.000Z' }],
    });
    expect(await replayRejected(world.ports, place.workspace.admin, { sourceId: place.sourceId })).toEqual({ taken: 0, rejected: 1 });
    expect((await world.ask(place.workspace.admin, browseRejectedEvents, { sourceId: place.sourceId })).items).toMatchObject([
      { code: 'properties_invalid' },
    ]);
  });
});

describe('sources', () => {
  test('are listed by product, renamed, and counted from one in each workspace', async () => {
    const place = await newSource();
    const more = await world.do(place.workspace.admin, createSource, { productId: place.productId, name: 'Site', kind: 'public' });
    const { items } = await world.ask(place.workspace.admin, browseSources, { productId: place.productId });
    expect(items.map(({ name, zone }) => ({ name, zone }))).toEqual([
      { name: 'Program', zone: 'UTC' },
      { name: 'Site', zone: 'UTC' },
    ]);
    expect(await world.do(place.workspace.admin, changeSource, { sourceId: more.id, name: 'Shop' })).toMatchObject({
      name: 'Shop',
      version: 2,
    });
    const numbers = await Promise.all(
      [place.sourceId, more.id].map((id) => world.inside(place.workspace.admin, (scope) => getIntakeSource(scope, id))),
    );
    expect(numbers.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('the writer', { timeout: 60_000 }, () => {
  const batchOf = async (place: Place, messages: readonly string[]): Promise<Batch> => {
    const source = await world.inside(place.workspace.admin, (scope) => getIntakeSource(scope, place.sourceId));
    const body = { batch: messages.map((messageId) => track(messageId, { timestamp: now.toISOString() })), sentAt: now.toISOString() };
    const sent = readSent(body, null);
    const items = sent.items.map((item, index) => ({ item, index }));
    return hearItems(items, sent, source, { ms: now.getTime(), bytes: JSON.stringify(body).length });
  };
  const list = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const fates = async (work: readonly Promise<object>[]) =>
    (await Promise.allSettled(work)).map((fate) => (fate.status === 'fulfilled' ? fate.value : (fate.reason as { code: string }).code));

  /** As senders do: what was not taken is sent again, until all of it is. */
  async function takeAll(writer: EventWriter, batches: readonly Batch[]): Promise<void> {
    let left = batches;
    while (left.length > 0) {
      const answers = await fates(left.map((batch) => writer.take(batch)));
      left = left.filter((_, index) => answers[index] === 'intake_busy');
      await turn();
    }
  }

  test('takes no more than it can hold while the store is silent, says so at once, and doubles nothing afterwards', async () => {
    const place = await newSource();
    const warm = await batchOf(place, ['warm']);
    const { ports, engine } = await ownFacts();
    const writer = new EventWriter(ports, numbersOf, { waiting: { rows: 50, bytes: 1_000_000 }, insertMs: 300, beginMs: 300 });
    await takeAll(writer, [warm]);
    const batches = await Promise.all([list(20, 'a'), list(20, 'b'), list(20, 'c')].map((messages) => batchOf(place, messages)));
    process.kill(engine(), 'SIGSTOP');
    try {
      const work = batches.map((batch) => writer.take(batch));
      expect((await fates(work.slice(2)))[0]).toBe('intake_busy');
      expect(await fates(work)).toEqual(['intake_busy', 'intake_busy', 'intake_busy']);
    } finally {
      process.kill(engine(), 'SIGCONT');
    }
    // What nobody was told of may have been stored all the same: sent again, it is there once.
    await takeAll(writer, batches);
    expect(await count(place, ports.facts)).toBe(61);
    await writer.close();
    expect(await fates([writer.take(warm)])).toEqual(['intake_busy']);
  });

  test('goes on after the engine was killed: nothing answered is lost, nothing is doubled', async () => {
    const place = await newSource();
    const { ports, engine } = await ownFacts();
    const writer = new EventWriter(ports, numbersOf);
    await writer.take(await batchOf(place, ['first']));
    const batches = await Promise.all(Array.from({ length: 30 }, (_, index) => batchOf(place, list(10, `${index} `))));
    const work = batches.map((batch) => writer.take(batch));
    process.kill(engine(), 'SIGKILL');
    const answers = await fates(work);
    await takeAll(
      writer,
      batches.filter((_, index) => answers[index] === 'intake_busy'),
    );
    expect(await count(place, ports.facts)).toBe(301);
    const { rows } = await ports.facts.rows<object>(
      "select sum(events) as events, groupBitmapMerge(actors) as people from bifocal.event_days where workspace = {workspace:UInt32} and event = ''",
      { workspace: place.number },
    );
    expect(rows).toEqual([{ events: 301, people: 1 }]);
    await writer.close();
  });

  test('that is new knows from the store what came before', async () => {
    const place = await newSource();
    const batch = await batchOf(place, list(5, 'm'));
    const first = new EventWriter(world.ports, numbersOf);
    expect(await first.take(batch)).toEqual({ taken: 5, duplicates: 0, rejected: 0 });
    await first.close();
    for (const rememberedRows of [900_000, 0]) {
      const next = new EventWriter(world.ports, numbersOf, { rememberedRows });
      expect(await next.take(batch)).toEqual({ taken: 0, duplicates: 5, rejected: 0 });
      await next.close();
    }
  });

  test('keeps an event aside that the store cannot read, and takes in all others of its group', async () => {
    const place = await newSource();
    const batch = await batchOf(place, list(9, 'm'));
    const poisoned = {
      ...batch,
      events: batch.events.map((event, index) => (index === 4 ? { ...event, properties: '{"a":"\\ud800"}' } : event)),
    };
    const writer = new EventWriter(world.ports, numbersOf);
    expect(await writer.take(poisoned)).toEqual({ taken: 8, duplicates: 0, rejected: 1 });
    expect(await count(place)).toBe(8);
    expect((await world.ask(place.workspace.admin, readRejections, { sourceId: place.sourceId })).items).toMatchObject([
      { code: 'store_refused' },
    ]);
    await writer.close();
  });

  test('lets in so many names of events of a source, and keeps further ones aside; also after a restart', async () => {
    const place = await newSource();
    const batch = await batchOf(place, list(5, 'm'));
    const named = (names: readonly string[], prefix: string): Batch => ({
      ...batch,
      events: batch.events
        .slice(0, names.length)
        .map((event, index) => ({ ...event, event: names[index] as string, mark: markOf(place.sourceId, prefix + index) })),
    });
    const first = new EventWriter(world.ports, numbersOf, { eventNames: 3 });
    expect(await first.take(named(['a', 'b', 'a', 'c', 'd'], 'first '))).toEqual({ taken: 4, duplicates: 0, rejected: 1 });
    expect(await first.take(named(['e', 'c'], 'second '))).toEqual({ taken: 1, duplicates: 0, rejected: 1 });
    await first.close();
    const next = new EventWriter(world.ports, numbersOf, { eventNames: 3 });
    expect(await next.take(named(['f', 'b'], 'third '))).toEqual({ taken: 1, duplicates: 0, rejected: 1 });
    // Another source has its own names.
    expect(await next.take(await batchOf(await newSource(), ['1']))).toEqual({ taken: 1, duplicates: 0, rejected: 0 });
    await next.close();
    const { items } = await world.ask(place.workspace.admin, browseRejectedEvents, { sourceId: place.sourceId });
    expect(items.map(({ code, event }) => ({ code, name: (event as { event: string }).event })).toReversed()).toEqual([
      { code: 'too_many_event_names', name: 'd' },
      { code: 'too_many_event_names', name: 'e' },
      { code: 'too_many_event_names', name: 'f' },
    ]);
  });

  test('answers 429 to a source that fills its share of what may wait, and 200 to all others', async () => {
    const loud = await newSource();
    const calm = await newSource();
    const { ports, engine } = await ownFacts();
    const app = await createApp({ ports, requestsPerMinute: 1_000_000, authenticate: () => Promise.reject(notSignedIn()) });
    onTestFinished(() => app.close());
    // Async: a request of `inject` begins only when somebody waits for it.
    const post = async (place: Place, batch: object[]) =>
      app.inject({ method: 'POST', url: '/v1/batch', payload: JSON.stringify({ writeKey: place.key, batch }) });
    // Both keys are known, and the store has begun.
    for (const place of [loud, calm]) expect((await post(place, [track('warm')])).statusCode).toBe(200);
    process.kill(engine(), 'SIGSTOP');
    try {
      const small = post(calm, [track('1')]);
      const large = Array.from({ length: 9 }, (_, part) =>
        post(
          loud,
          list(2_500, `${part} `).map((messageId) => track(messageId)),
        ),
      );
      const refused = await Promise.race(large);
      expect(codeOf(refused)).toEqual({ status: 429, code: 'too_many_requests' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      const later = post(calm, [track('2')]);
      process.kill(engine(), 'SIGCONT');
      expect((await Promise.all([small, later])).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      const codes = (await Promise.all(large)).map(({ statusCode }) => statusCode);
      expect(codes.filter((code) => code === 200)).toHaveLength(8);
    } finally {
      process.kill(engine(), 'SIGCONT');
    }
    expect(await count(calm, ports.facts)).toBe(3);
    expect(await count(loud, ports.facts)).toBe(20_001);
  });
});
