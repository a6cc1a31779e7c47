// Two windows on one workspace: what one member writes, the others see without asking for it. A second tab shares the stream of the first.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProductAnswer } from '../../contract/strategy/product.ts';
import { eventually, foundWorkspace, heading, type Journey, openJourney, tellAsOneStory } from '../support/journey.ts';

let journey: Journey;
let otherBrowser: BrowserContext;
let windows: { mine: Page; tab: Page; other: Page };
let product: ProductAnswer;
let problem: { id: string };

beforeAll(async () => {
  journey = await openJourney();
});
afterAll(async () => {
  await otherBrowser?.close();
  await journey.close();
});
tellAsOneStory(() => journey);

test('a problem is opened in a window, in a second tab and in another browser', async () => {
  const { page, context, api } = journey;
  await foundWorkspace(journey, 'Windows', 'EUR');
  product = await api('POST', '/products', { name: 'Ledger', businessModel: 'b2b' });
  problem = await api('POST', `/products/${product.id}/problems`, { title: 'Nobody sees who changed what' });
  const address = journey.href(`/p/${product.id}/problems/${problem.id}`);
  otherBrowser = await (context.browser() ?? expect.unreachable('no browser')).newContext({
    baseURL: journey.server.url,
    storageState: await context.storageState(),
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  windows = { mine: page, tab: await context.newPage(), other: await otherBrowser.newPage() };
  for (const one of Object.values(windows)) {
    // What is heard before listening has begun is asked for by the page itself.
    const listening = one === windows.tab ? undefined : one.waitForResponse((answer) => answer.url().endsWith('/live'));
    await one.goto(address);
    await heading(one, 'Nobody sees who changed what').waitFor();
    expect((await listening)?.status() ?? 200).toBe(200);
  }
});

test('a comment written in one window is read in the others', async () => {
  const words = 'Gale asked for this again this morning.';
  const field = windows.mine.getByRole('textbox', { name: /comment/i });
  await field.fill(words);
  await field.press('Control+Enter');
  for (const one of [windows.other, windows.tab]) {
    await one.getByText(words).waitFor();
    await eventually(() => one.getByText(words).count()).toBe(1);
  }
});

test('a new title stands in every window', async () => {
  await journey.api('PATCH', `/problems/${problem.id}`, { title: 'Nobody sees who changed a price' });
  for (const one of Object.values(windows)) {
    await heading(one, 'Nobody sees who changed a price').waitFor();
    await eventually(() => heading(one, 'Nobody sees who changed what').count()).toBe(0);
  }
});

test('the tab that is left takes the stream over', async () => {
  const taken = windows.tab.waitForResponse((answer) => answer.url().endsWith('/live'));
  await windows.mine.close();
  await taken;
  const workspace = /\/w\/(wsp_[0-9a-z]+)/.exec(windows.tab.url())?.[1];
  await journey.context.request.fetch(`/api/v1/workspaces/${workspace}/problems/${problem.id}`, {
    method: 'PATCH',
    data: { title: 'Nobody sees who changed a discount' },
    headers: { origin: journey.server.url },
  });
  await heading(windows.tab, 'Nobody sees who changed a discount').waitFor();
  expect(journey.complaints).toEqual([]);
});
