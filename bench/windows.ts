// Two members look at pages while all else happens: each change reaches them, and each page asks again for what changed.
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { timesOf } from './figure.ts';
import { call, type Member, type Served } from './served.ts';

const changes = 20;

export type Windows = {
  /** Milliseconds from sending a change until both windows show it. */
  timesUntilSeen: () => Promise<number[]>;
  close: () => Promise<void>;
};

const patienceMs = 30_000;

/**
 * Looks in each frame; a locator looks only each half second after a while. As text: this runs in the page, where there are other globals
 * than here.
 */
const untilShown = (title: string) => `new Promise((resolve, reject) => {
  const startedMs = performance.now();
  const look = () => {
    if (document.evaluate('//*[text() = "${title}"]', document, null, 9).singleNodeValue) resolve();
    else if (performance.now() - startedMs < ${patienceMs}) requestAnimationFrame(look);
    else reject(new Error('never shown: ${title}'));
  };
  look();
})`;

/** The ranking in one window and a problem of it in the other, each in a browser of its own. */
export async function openWindows(served: Served, member: Member, productId: string): Promise<Windows> {
  const q = encodeURIComponent('Problem 79:');
  const { items } = await call<{ items: { id: string }[] }>(served, member, 'GET', `/products/${productId}/ranking?limit=1&q=${q}`);
  const problemId = items[0]?.id;
  if (problemId === undefined) throw new Error('the problem that is looked at is not in the ranking');
  const browser = await launchChromium();
  const open = async (address: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const cookies = member.cookie
      .split('; ')
      .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: served.url }));
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(`${served.url}/w/${member.workspaceId}/p/${productId}${address}`);
    return page;
  };
  const pages = [await open(`/problems?q=${q}`), await open(`/problems/${problemId}`)];
  const show = (title: string) => Promise.all(pages.map((page) => page.evaluate(untilShown(title))));
  const change = async (at: number) => {
    const title = `Problem 79: as it is called the ${at}th time`;
    await call(served, member, 'PATCH', `/problems/${problemId}`, { title });
    await show(title);
  };
  // Not before both listen.
  await change(0);
  return {
    timesUntilSeen: () => timesOf(changes, (at) => change(at + 1)),
    close: () => browser.close(),
  };
}
