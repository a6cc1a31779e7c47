// The Node SDKs of Segment and RudderStack, as they are installed, running the code that the page of a source shows.
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { LiveEventAnswer } from '../contract/analytics/source.ts';
import type { Page } from '../contract/platform/page.ts';
import { createSource } from '../server/analytics/index.ts';
import { createProduct } from '../server/strategy/index.ts';
import { type SnippetName, snippetOf } from '../web/analytics/sources/snippets.ts';
import { openRelay, runProgram } from './support/stock-sdk.ts';
import { asCaller, openWorld } from './support/world.ts';

const world = await openWorld();
const relay = await openRelay(await world.app.listen({ host: '127.0.0.1', port: 0 }));
afterAll(async () => {
  await relay.close();
  await world.close();
});

beforeEach(() => {
  // The SDKs read the clock of this machine.
  world.now.value = new Date();
  relay.heard.length = 0;
  relay.next.length = 0;
});

async function newSource() {
  const workspace = await world.createWorkspace();
  const product = await world.do(workspace.admin, createProduct, { name: 'Ledger', businessModel: 'b2b' });
  const source = await world.do(workspace.admin, createSource, { productId: product.id, name: 'Program', kind: 'server' });
  const events = async () => {
    const url = `/api/v1/workspaces/${workspace.id}/sources/${source.id}/events`;
    const answer = await world.app.inject({ method: 'GET', url, headers: asCaller(workspace.admin) });
    const { items } = answer.json<Page<LiveEventAnswer>>();
    return items;
  };
  return { workspace, key: source.newWriteKey, events };
}

const codeFor = (name: SnippetName, key: string, more = '') =>
  snippetOf(name, { origin: relay.url, key }).replace('await analytics.', `${more}await analytics.`);

const everyCall = `
analytics.page({ userId: 'user-1', name: 'Home', category: 'Docs' });
analytics.screen({ userId: 'user-1', name: 'Settings' });
analytics.alias({ userId: 'user-1', previousId: 'visitor-1' });
`;

const calls = ['$alias', '$group', '$identify', '$page', '$screen', 'Report exported'];

describe.each<{ name: SnippetName; isPacked: boolean }>([
  { name: 'node', isPacked: false },
  { name: 'rudderNode', isPacked: true },
])('the code shown for $name', { timeout: 60_000 }, ({ name, isPacked }) => {
  test('brings every kind of call in, and the person, the account and that the one belongs to the other', async () => {
    const { workspace, key, events } = await newSource();
    expect(await runProgram(codeFor(name, key, everyCall))).toEqual({ code: 0, output: '' });
    expect(relay.heard.map(({ status }) => status)).toEqual(relay.heard.map(() => 200));
    expect(relay.heard.every(({ headers }) => (headers['content-encoding'] === 'gzip') === isPacked)).toBe(true);
    const stored = await events();
    expect(stored.map(({ event }) => event).toSorted()).toEqual(calls);
    const exported = stored.find(({ event }) => event === 'Report exported');
    expect(exported).toMatchObject({ userId: 'user-1', groupId: 'company-1', properties: { format: 'pdf' } });
    await world.runJobs();
    await world.settle();
    const { rows } = await sql`
      select person.email, account.name as account, person.observed from memberships membership
      join persons person on person.id = membership.person_id join accounts account on account.id = membership.account_id
      where membership.workspace_id = ${workspace.id}`.execute(world.database.system);
    expect(rows).toEqual([{ email: 'ada@example.com', account: 'Example Inc', observed: false }]);
  });

  test.each<[string, 'lost' | 'refused', number, Record<string, string>]>([
    ['is told 429 comes again when it was told to', 'refused', 429, { 'retry-after': '1' }],
    ['is told 503 comes again', 'refused', 503, { 'retry-after': '1' }],
    ['does not hear that its events were stored sends them again, and they are there once', 'lost', 503, {}],
  ])('that %s', async (_, is, status, headers) => {
    const { key, events } = await newSource();
    relay.next.push({ is, status, headers });
    expect((await runProgram(codeFor(name, key))).code).toBe(0);
    expect(relay.heard.map((one) => one.status).toSorted()).toEqual([...relay.heard.slice(1).map(() => 200), status]);
    expect((await events()).map(({ event }) => event).toSorted()).toEqual(['$group', '$identify', 'Report exported']);
  });

  test('with a wrong key is not told that anything was taken, and does not try again', async () => {
    const { events } = await newSource();
    const told = `analytics.track({ userId: 'user-1', event: 'Told' }, (error) => console.log(error ? 'not taken' : 'taken'));\n`;
    const { output } = await runProgram(`process.on('unhandledRejection', () => undefined);\n${codeFor(name, 'wrong', told)}`);
    expect(output).toMatch(/\bnot taken\b|Error: Unauthorized/);
    expect(output.replaceAll('not taken', '')).not.toMatch(/\btaken\b/);
    expect(new Set(relay.heard.map(({ status }) => status))).toEqual(new Set([401]));
    expect(relay.heard.some(({ headers }) => headers['x-retry-count'] !== undefined)).toBe(false);
    expect(await events()).toEqual([]);
  });
});
