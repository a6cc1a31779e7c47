// A page of somebody's own site measures with a stock SDK: what it does is seen in the product, and no third party hears of it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LiveEventAnswer, SourceWithKeyAnswer } from '../../contract/analytics/source.ts';
import type { Page as PageOf } from '../../contract/platform/page.ts';
import { type SnippetName, snippetOf } from '../../web/analytics/sources/snippets.ts';
import { launchChromium } from '../support/chromium.ts';
import { choose, eventually, foundWorkspace, heading, type Journey, openJourney, tellAsOneStory } from '../support/journey.ts';
import { bundleForPage } from '../support/stock-sdk.ts';

let journey: Journey;
let productId: string;
let browser: Browser;
let site: Server;
let siteUrl: string;
let script = '';

beforeAll(async () => {
  site = createServer((request, answer) => {
    if (request.url === '/script.js') answer.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (request.url === '/') answer.writeHead(200, { 'content-type': 'text/html' }).end(html);
    else answer.writeHead(204).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  // Another name than the product's: another site to the browser, not only another port.
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
  // No name leads anywhere but to the site and the product. Not by intercepting requests: those get no real preflight.
  browser = await launchChromium({ args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'] });
  journey = await openJourney();
  await foundWorkspace(journey, 'Facts & Co', 'EUR');
  ({ id: productId } = await journey.api<{ id: string }>('POST', '/products', { name: 'Basket', businessModel: 'b2c' }));
});
afterAll(async () => {
  await browser.close();
  await journey.close();
  await new Promise((resolve) => site.close(resolve));
});
tellAsOneStory(() => journey);

const html = '<!doctype html><meta charset="utf-8"><title>Shop</title><h1>Shop</h1><script type="module" src="/script.js"></script>';

type Sent = { method: string; path: string; type: string };
type Visit = { page: Page; sent: Sent[]; answers: number[]; foreign: string[]; complaints: string[]; leave: () => Promise<void> };

/** Opens the site with a script, as a visitor whom nobody knows. What goes to a third host leads nowhere, and is told. */
async function visit(code: string): Promise<Visit> {
  script = await bundleForPage(code);
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen: Visit = { page, sent: [], answers: [], foreign: [], complaints: [], leave: () => context.close() };
  const product = new URL(journey.server.url).host;
  const isOurs = (url: string) => [new URL(siteUrl).host, product].includes(new URL(url).host);
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.complaints.push(message.text());
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.host === product)
      seen.sent.push({ method: request.method(), path: url.pathname, type: request.headers()['content-type'] ?? '' });
    else if (/^https?:$/.test(url.protocol) && !isOurs(url.href)) seen.foreign.push(url.href);
  });
  context.on('response', (response) => {
    if (new URL(response.url()).host === product) seen.answers.push(response.status());
  });
  await page.goto(siteUrl);
  return seen;
}

const newSource = (name: string) => journey.api<SourceWithKeyAnswer>('POST', `/products/${productId}/sources`, { name, kind: 'public' });
const eventsOf = async ({ id }: SourceWithKeyAnswer) => (await journey.api<PageOf<LiveEventAnswer>>('GET', `/sources/${id}/events`)).items;
const namesOf = async (source: SourceWithKeyAnswer) => (await eventsOf(source)).map(({ event }) => event).toSorted();

/** Whether the product has answered such a request; of preflights and beacons the browser tells nobody. */
async function answered(method: string, route: string, status: number): Promise<boolean> {
  const figures = await (await fetch(`${journey.server.url}/metrics`)).text();
  return figures.includes(`bifocal_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`);
}

const codeOf = (name: SnippetName, key: string) => snippetOf(name, { origin: journey.server.url, key });

test.each<{ name: SnippetName; label: string; starts: string; type: string }>([
  { name: 'browser', label: 'Segment', starts: '/v1/projects/', type: 'text/plain' },
  { name: 'rudderBrowser', label: 'RudderStack', starts: '/sourceConfig/', type: 'application/json' },
])('a page with the code shown for $label sends what it was told, here and nowhere else', async ({ name, label, starts, type }) => {
  const source = await newSource(`${label} page`);
  const { sent, answers, foreign, complaints, leave } = await visit(codeOf(name, source.newWriteKey));
  await eventually(() => namesOf(source)).toEqual(['$group', '$identify', 'Report exported']);
  const stored = await eventsOf(source);
  expect(stored.find(({ event }) => event === 'Report exported')).toMatchObject({
    userId: 'user-1',
    properties: { format: 'pdf' },
    context: { page: { title: 'Shop' } },
  });
  expect(sent.some(({ method, path }) => method === 'GET' && path.startsWith(starts))).toBe(true);
  const events = sent.filter(({ method }) => method === 'POST');
  expect(events).toHaveLength(3);
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(events.every((one) => one.type.startsWith(type))).toBe(true);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await leave();

  const { page } = journey;
  await page.goto(journey.href(`/settings/sources/${source.id}`));
  await heading(page, `${label} page`).waitFor();
  await page.getByText('3 events in the last 24 hours').waitFor();
  await choose(page, 'Of this source', 'Live events');
  await page.getByRole('button', { name: /Report exported/ }).waitFor();
  await eventually(async () =>
    (await journey.api<PageOf<{ email: string | null }>>('GET', '/persons')).items.map(({ email }) => email),
  ).toEqual(['ada@example.com']);
});

test('a beacon of a page that is left brings its events', async () => {
  const source = await newSource('Beacons');
  const code = codeOf('rudderBrowser', source.newWriteKey).replace('{ configUrl:', '{ useBeacon: true, configUrl:');
  const { page, sent, foreign, complaints, leave } = await visit(code);
  await eventually(() => page.evaluate("Object.keys(localStorage).some((key) => key.includes('Queue') || key.includes('queue'))")).toBe(
    true,
  );
  expect(await namesOf(source)).toEqual([]);
  await page.goto('about:blank');
  await eventually(() => namesOf(source)).toEqual(['$group', '$identify', 'Report exported']);
  // The page is gone: nobody but the product can say how it came. It counts an answer after what it stored can be read.
  await eventually(() => answered('POST', '/beacon/v1/batch', 200)).toBe(true);
  expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await leave();
});

test('the browser asked first, wherever the SDK sends what a form could not', async () => {
  await eventually(() => answered('OPTIONS', '/sourceConfig/', 204)).toBe(true);
  await eventually(() => answered('OPTIONS', '/v1/*', 204)).toBe(true);
});

test.each<SnippetName>(['browser', 'rudderBrowser'])(
  'with a key that nobody knows the code for %s sends nothing anybody takes',
  async (name) => {
    const { answers, foreign, leave } = await visit(codeOf(name, 'pk_nobody'));
    await eventually(() => answers.length).toBeGreaterThan(0);
    await leave();
    expect(new Set(answers)).toEqual(new Set([401]));
    expect(foreign).toEqual([]);
  },
);
