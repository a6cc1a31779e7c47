// What a person feels in the browser: how much comes over the line, when the page can be used, whether a long list runs smoothly.
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { type Figure, percentile } from './figure.ts';
import { call, type Member, type Served } from './served.ts';

const scrollMs = 4000;
/** By then all has come that the page fetches ahead, once it has come to rest. */
const restMs = 6000;

type Place = {
  name: string;
  address: string;
  /** When a person can read what the page is for. */
  isThere: (page: Page) => Promise<unknown>;
  isSignedIn: boolean;
};

/** What a person sees of a page that moves while they begin to read: Google calls 0.1 good (web.dev/cls); half of that is ours. */
const shiftTarget = 0.05;
const visits = 5;

/** Opens pages of a large company as a member would, with an empty cache each time. */
export async function benchBrowsing(label: string, served: Served, member: Member, productId: string): Promise<Figure[]> {
  const product = `${served.url}/w/${member.workspaceId}/p/${productId}`;
  const first = async (address: string) => (await call<{ items: { id: string }[] }>(served, member, 'GET', address)).items[0]?.id;
  const problemId = await first(`/products/${productId}/ranking?limit=1`);
  const accountId = await first('/accounts?limit=1');
  const row = (page: Page) =>
    page
      .getByRole('link', { name: /^Problem \d+:/ })
      .first()
      .waitFor();
  const title = (name: RegExp) => (page: Page) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const ranking: Place = { name: 'ranking', address: `${product}/problems`, isThere: row, isSignedIn: true };
  const places: Place[] = [
    {
      name: 'sign-in',
      address: `${served.url}/sign-in`,
      isThere: (page) => page.getByRole('textbox', { name: 'Email' }).waitFor(),
      isSignedIn: false,
    },
    ranking,
    { name: 'problem', address: `${product}/problems/${problemId}`, isThere: title(/^Problem \d+:/), isSignedIn: true },
    { name: 'account', address: `${product}/people/accounts/${accountId}`, isThere: title(/^Account \d+/), isSignedIn: true },
  ];

  const browser = await launchChromium();
  try {
    const nothing: Place = { name: 'nothing', address: `${served.url}/health`, isThere: async () => undefined, isSignedIn: false };
    const empty = await visit(browser, nothing, member);
    const reference = { name: 'an empty page', value: percentile(empty.ms, 0.5) };
    const figures: Figure[] = [];
    for (const place of places) {
      const { ms, firstKb, laterKb, shift } = await visit(browser, place, member);
      const name = `${label}: ${place.name} page`;
      figures.push(
        { name: `${name}, loaded until it can be used`, value: firstKb, unit: 'kB', target: 300 },
        { name: `${name}, fetched ahead when it rests`, value: laterKb, unit: 'kB' },
        { name: `${name} can be used, median`, value: percentile(ms, 0.5), unit: 'ms', target: 1000, reference },
        { name: `${name}, layout shift`, value: shift, unit: '', target: shiftTarget },
      );
    }
    const { page, context } = await open(browser, ranking, member);
    const frames = await scroll(page);
    await context.close();
    return [
      ...figures,
      { name: `${label}: scrolling the ranking, p95 of a frame`, value: percentile(frames, 0.95), unit: 'ms', target: 50 },
      { name: `${label}: scrolling the ranking, longest frame`, value: Math.max(...frames), unit: 'ms' },
    ];
  } finally {
    await browser.close();
  }
}

/** Opens a place several times. Shape  the heaviest of the visits, the worst shift, and the times of all. */
async function visit(browser: Browser, place: Place, member: Member) {
  const seen = { ms: [] as number[], firstKb: 0, laterKb: 0, shift: 0 };
  for (let at = 0; at < visits; at++) {
    const { page, context, ms, firstKb, laterKb } = await open(browser, place, member);
    await page.waitForLoadState('networkidle');
    // What it fetches ahead is the same each time.
    if (at === 0) await page.waitForTimeout(restMs);
    seen.ms.push(ms);
    seen.firstKb = Math.max(seen.firstKb, firstKb());
    seen.laterKb = Math.max(seen.laterKb, at === 0 ? laterKb() : 0);
    seen.shift = Math.max(seen.shift, await page.evaluate<number>('window.__shift ?? 0'));
    await context.close();
  }
  return seen;
}

async function open(browser: Browser, { address, isThere, isSignedIn }: Place, member: Member) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (isSignedIn) {
    const cookies = member.cookie
      .split('; ')
      .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }));
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: new URL(address).origin })));
  }
  const page = await context.newPage();
  // As text: this runs in the page, where there are other globals than here.
  await page.addInitScript(`new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift = (window.__shift ?? 0) + entry.value;
  }).observe({ type: 'layout-shift', buffered: true })`);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  // Headers and bodies as they come over the line, by request.
  const bytes = new Map<string, number>();
  session.on('Network.requestWillBeSent', ({ requestId }) => {
    if (!bytes.has(requestId)) bytes.set(requestId, 0);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, encodedDataLength);
  });
  const startedMs = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await isThere(page);
  const ms = performance.now() - startedMs;
  // What was asked for by now belongs to the first load, also when its last byte comes a moment later.
  const first = new Set(bytes.keys());
  const kB = (isFirst: boolean) => [...bytes].reduce((sum, [id, size]) => (first.has(id) === isFirst ? sum + size : sum), 0) / 1000;
  return { context, page, ms, firstKb: () => kB(true), laterKb: () => kB(false) };
}

/** Turns the wheel over the list and answers how long each frame took. */
async function scroll(page: Page): Promise<number[]> {
  await page.mouse.move(700, 500);
  // As text: this runs in the page, where there are other globals than here.
  const measured = page.evaluate<number[]>(`new Promise((resolve) => {
    const frames = [];
    const startedMs = performance.now();
    let last = startedMs;
    const next = (now) => {
      frames.push(now - last);
      last = now;
      if (now - startedMs < ${scrollMs}) requestAnimationFrame(next);
      else resolve(frames.slice(1));
    };
    requestAnimationFrame(next);
  })`);
  let done = false;
  void measured.then(() => {
    done = true;
  });
  while (!done) await page.mouse.wheel(0, 240);
  return measured;
}
