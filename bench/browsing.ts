// What a person feels in the browser: how much comes over the line, when the page can be used, whether a long list runs smoothly.
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { type Figure, percentile } from './figure.ts';
import type { Member, Served } from './served.ts';

const scrollMs = 4000;
/** By then all has come that the page fetches ahead, once it has come to rest. */
const restMs = 6000;

/** Opens the ranking of a large company as a member would, with an empty cache each time. */
export async function benchBrowsing(label: string, served: Served, member: Member, productId: string): Promise<Figure[]> {
  const browser = await launchChromium();
  try {
    const ranking = `${served.url}/w/${member.workspaceId}/p/${productId}/problems`;
    const open = async (address: string, isThere: (page: Page) => Promise<unknown>, signedIn: boolean) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      if (signedIn) {
        const cookies = member.cookie
          .split('; ')
          .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }));
        await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: served.url })));
      }
      const page = await context.newPage();
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
    };
    const signIn = (page: Page) => page.getByRole('textbox', { name: 'Email' }).waitFor();
    const firstRow = (page: Page) =>
      page
        .getByRole('link', { name: /^Problem \d+:/ })
        .first()
        .waitFor();

    const empty: number[] = [];
    const doors: number[] = [];
    const rankings: number[] = [];
    const weights = { door: 0, doorLater: 0, ranking: 0, rankingLater: 0 };
    for (let at = 0; at < 5; at++) {
      const nothing = await open(`${served.url}/health`, async () => undefined, false);
      empty.push(nothing.ms);
      await nothing.context.close();
      const door = await open(`${served.url}/sign-in`, signIn, false);
      await door.page.waitForLoadState('networkidle');
      doors.push(door.ms);
      weights.door = Math.max(weights.door, door.firstKb());
      if (at === 0) {
        await door.page.waitForTimeout(restMs);
        weights.doorLater = door.laterKb();
      }
      await door.context.close();
      const list = await open(ranking, firstRow, true);
      await list.page.waitForLoadState('networkidle');
      rankings.push(list.ms);
      weights.ranking = Math.max(weights.ranking, list.firstKb());
      if (at === 0) {
        await list.page.waitForTimeout(restMs);
        weights.rankingLater = list.laterKb();
      }
      await list.context.close();
    }
    const { page, context } = await open(ranking, firstRow, true);
    const frames = await scroll(page);
    await context.close();
    const reference = { name: 'an empty page', value: percentile(empty, 0.5) };
    return [
      { name: `${label}: sign-in page, loaded until it can be used`, value: weights.door, unit: 'kB', target: 300 },
      { name: `${label}: sign-in page, fetched ahead when it rests`, value: weights.doorLater, unit: 'kB' },
      { name: `${label}: ranking page, loaded until it shows its rows`, value: weights.ranking, unit: 'kB', target: 300 },
      { name: `${label}: ranking page, fetched ahead when it rests`, value: weights.rankingLater, unit: 'kB' },
      { name: `${label}: sign-in page can be used, median`, value: percentile(doors, 0.5), unit: 'ms', target: 1000, reference },
      { name: `${label}: ranking page shows its rows, median`, value: percentile(rankings, 0.5), unit: 'ms', target: 1000, reference },
      { name: `${label}: scrolling the ranking, p95 of a frame`, value: percentile(frames, 0.95), unit: 'ms', target: 50 },
      { name: `${label}: scrolling the ranking, longest frame`, value: Math.max(...frames), unit: 'ms' },
    ];
  } finally {
    await browser.close();
  }
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
