// What the stock senders of Segment and RudderStack really send, through the API and into the store.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { createProduct } from '../../strategy/index.ts';
import { factsWorkspaceOf } from '../store/index.ts';
import { createSource } from './source.actions.ts';

const world = await openWorld();
afterAll(() => world.close());

type Capture = { method: 'POST'; url: string; headers: Record<string, string>; body: Record<string, unknown> };
const file = path.resolve(import.meta.dirname, '../../../../shared/conformance/segment/captures.json');
const { captures } = JSON.parse(readFileSync(file, 'utf8')) as { captures: Record<string, Capture[]> };

const capturedAt = new Date('2026-11-23T07:17:45.000Z');

async function newSource(kind: 'public' | 'server') {
  const workspace = await world.createWorkspace();
  const product = await world.do(workspace.admin, createProduct, { name: 'Ledger', businessModel: 'b2b' });
  const source = await world.do(workspace.admin, createSource, { productId: product.id, name: 'Site', kind });
  return { workspace, key: source.newWriteKey, number: await factsWorkspaceOf(world.ports, workspace.id) };
}

/** As it came over the wire, with our key in the places of theirs. */
const resend = ({ url, headers, body }: Capture, key: string) => {
  const text = JSON.stringify('writeKey' in body ? { ...body, writeKey: key } : body);
  const { host: _, 'content-length': __, connection: ___, ...kept } = headers;
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const payload = headers['content-encoding'] === 'gzip' ? gzipSync(text) : text;
  return world.app.inject({ method: 'POST', url, headers: { ...kept, authorization }, payload });
};

type Row = { event: string; type: string; actor: number; account: number; at: string; properties: Record<string, unknown> };
const storedOf = async (workspace: number) =>
  (
    await world.facts.rows<Row>(
      'select event, type, actor, account, at, properties from bifocal.events where workspace = {workspace:UInt32} order by at, event',
      { workspace },
    )
  ).rows;

const expected: Record<string, string[]> = {
  '@segment/analytics-node@3.1.0': ['$alias', '$group', '$identify', '$page', '$screen', 'Order Completed', 'Signed Up'],
  'analytics-node@6.2.0 (legacy)': ['$alias', '$group', '$identify', '$page', '$screen', 'Order Completed', 'Signed Up'],
  '@rudderstack/rudder-sdk-node@3.0.13': ['$alias', '$group', '$identify', '$page', '$screen', 'Order Completed', 'Signed Up'],
  '@segment/analytics-next@1.84.3 (jsdom, standard)': ['$group', '$identify', '$page', 'After Identify', 'Button Clicked'],
};

test('there is a case for each sender that was captured', () => {
  expect(Object.keys(captures).sort()).toEqual(Object.keys(expected).sort());
});

describe.each(Object.entries(captures))('%s', (name, requests) => {
  test('is taken in whole, once, also when it is sent again', async () => {
    world.now.value = capturedAt;
    const { key, number } = await newSource(name.includes('next') ? 'public' : 'server');
    for (const request of requests) {
      const answer = await resend(request, key);
      expect({ status: answer.statusCode, body: answer.body }).toEqual({ status: 200, body: '{"success":true}' });
    }
    const rows = await storedOf(number);
    expect(rows.map(({ event }) => event).toSorted()).toEqual(expected[name]);
    world.now.value = new Date(capturedAt.getTime() + 5_000);
    for (const request of requests) expect((await resend(request, key)).statusCode).toBe(200);
    expect(await storedOf(number)).toEqual(rows);

    const isServer = !name.includes('next');
    if (isServer) {
      const order = rows.find(({ event }) => event === 'Order Completed');
      expect(order).toMatchObject({ properties: { revenue: 12.5, items: [1, 2] } });
      expect(order?.account).toBeGreaterThan(0);
      expect(rows.find(({ event }) => event === '$group')?.account).toBe(order?.account);
      expect(rows.find(({ event }) => event === '$page')).toMatchObject({ properties: { name: 'Home', category: 'Docs' } });
      expect(rows.find(({ event }) => event === '$screen')).toMatchObject({ properties: { name: 'Settings' } });
    }
    // What is known of a person stays out of the facts.
    expect(rows.find(({ event }) => event === '$identify')?.properties).toEqual({});
    expect(JSON.stringify(rows)).not.toContain('u1@acme.test');
    for (const { at } of rows)
      expect(Math.abs(new Date(`${at.replace(' ', 'T').replace('Z', '')}Z`).getTime() - capturedAt.getTime())).toBeLessThan(1_000);
  });
});
