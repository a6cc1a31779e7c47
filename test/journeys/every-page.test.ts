// Every page that the rail leads to, with records in it: nothing hinders anybody, nothing is wider than a phone, the browser complains of nothing.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProductAnswer } from '../../contract/strategy/product.ts';
import {
  expectAccessible,
  foundWorkspace,
  heading,
  importByApi,
  type Journey,
  openJourney,
  readFixture,
  tellAsOneStory,
  waitUntilLoaded,
} from '../support/journey.ts';

let journey: Journey;
let page: Page;
let start: string;

beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
  await foundWorkspace(journey, 'Ledger & Sons', 'EUR');
  const product = await journey.api<ProductAnswer>('POST', '/products', { name: 'Ledger', businessModel: 'hybrid' });
  for (const file of ['accounts', 'contacts', 'roles', 'revenue', 'renewals', 'deals', 'feedback'])
    await importByApi(journey, { name: `${file}.csv`, content: readFixture(`${file}.csv`), source: 'crm', productId: product.id });
  start = journey.href(`/p/${product.id}/problems`);
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

/** Where the rail leads from the page that is open. */
async function placesInRail(): Promise<string[]> {
  const links = await page.getByRole('navigation', { name: 'Areas' }).getByRole('link').all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
  return hrefs.filter((href) => href !== null);
}

async function open(address: string): Promise<string> {
  await page.goto(address);
  const title = page.getByRole('heading', { level: 1 });
  await title.waitFor();
  await waitUntilLoaded(page);
  return title.innerText();
}

test('every page of the rail can be read by everybody, at the desk and on a phone', async () => {
  await open(start);
  const waiting = await placesInRail();
  const seen = new Set<string>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const title = await open(address);
    await expectAccessible(page, `Page ${title}`, { withPhone: /^(?:Inbox|Evidence|Accounts|Persons|Problems)$/.test(title) });
    waiting.push(...(await placesInRail()));
  }
  expect(seen.size).toBeGreaterThan(15);
  expect(journey.complaints).toEqual([]);
});

test('the pages of one person, one piece of evidence and one import, too', async () => {
  for (const [list, name] of [
    ['/persons', 'Ana Weber'],
    ['/inbox/evidence', /^We decide about the renewal/],
  ] as const) {
    await open(start.replace('/problems', list === '/persons' ? '/people/persons' : list));
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).waitFor();
    await waitUntilLoaded(page);
    await expectAccessible(page, `One of ${list}`, { withPhone: true });
  }
  await open(journey.href('/imports'));
  await page.getByRole('link', { name: 'feedback.csv' }).first().click();
  await heading(page, 'What the import did').waitFor();
  await expectAccessible(page, 'An earlier import');
  expect(journey.complaints).toEqual([]);
});

test('the overview says what needs somebody, and each line leads to its place', async () => {
  await open(start.replace('/problems', ''));
  await heading(page, 'Overview').waitFor();
  await heading(page, 'In the ranking').waitFor();
  await expectAccessible(page, 'Overview', { withPhone: true });
  const line = page.getByRole('listitem').filter({ hasText: 'is valued and not estimated' }).first();
  const title = await line.getByRole('link').first().innerText();
  await line.getByRole('link').first().click();
  await heading(page, title).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await heading(page, 'Overview').waitFor();
  expect(journey.complaints).toEqual([]);
});

test('what can be called from everywhere: the palette finds an account, the keys are listed', async () => {
  await open(start);
  await page.keyboard.press('/');
  const palette = page.getByRole('dialog');
  await palette.getByRole('textbox').or(palette.getByRole('combobox')).first().waitFor();
  await page.keyboard.type('Ember');
  await palette.getByText('Ember Care').first().waitFor();
  await expectAccessible(page, 'Palette', { withPhone: true });
  await page.keyboard.press('Enter');
  await heading(page, 'Ember Care').waitFor();
  // Enter comes before the answer does: what it opens is what was asked for, not what stood there.
  await page.keyboard.press('/');
  await palette.getByText('Ember Care').waitFor();
  await page.keyboard.type('ana web');
  await page.keyboard.press('Enter');
  await heading(page, 'Ana Weber').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await expectAccessible(page, 'Keyboard shortcuts');
  await page.keyboard.press('Escape');
  expect(journey.complaints).toEqual([]);
});
