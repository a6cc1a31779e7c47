// A stranger's first ten minutes: the printed address, a company to look at, a file brought in by hand, why a problem stands where it stands,
// a colleague's comment that comes by itself, and then the sample is gone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  eventually,
  expectAccessible,
  fixture,
  foundWorkspace,
  heading,
  importByHand,
  type Journey,
  openJourney,
  readRows,
  tellAsOneStory,
} from '../support/journey.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

const first = 'Expiry dates cannot be followed batch by batch';
const name = 'Brindlewood (sample)';
const switcher = (workspace: string) => page.getByRole('button', { name: workspace }).first();

test('the first page offers the sample company, shows how far it is, and opens it', async () => {
  await foundWorkspace(journey, 'Mine', 'EUR');
  await page.getByRole('button', { name: 'Load the sample company' }).waitFor();
  await eventually(() => page.getByRole('link', { name: 'Import my files' }).count()).toBe(1);
  await expectAccessible(page, 'First page', { withPhone: true });
  await page.getByRole('button', { name: 'Load the sample company' }).click();
  await page.getByText('Loading the sample company').waitFor();
  await page.waitForURL((url) => /\/w\/wsp_\w+\/p\/prd_/.test(url.pathname), { timeout: 120_000 });
  await switcher(name).waitFor();
});

test('its ranking has something to say', async () => {
  await page.getByRole('link', { name: 'Problems', exact: true }).first().click();
  await page.getByRole('row', { name: first }).waitFor();
  const rows = await readRows(page, 'Problems by rank');
  expect(rows.length).toBeGreaterThan(15);
  await page.getByText('Valued, not estimated').waitFor();
  await expectAccessible(page, 'Ranking of the sample');
});

test('a place explains itself: the accounts behind it, what they said, and the policy', async () => {
  await page
    .getByRole('row', { name: first })
    .getByRole('button', { name: /Why business score/ })
    .click();
  const why = page.getByRole('dialog', { name: 'Why this business score' });
  await why.getByText('cost per week / weeks of work').waitFor();
  await why.getByText('Kestrel Row Pharmacies').first().waitFor();
  await eventually(() => why.getByText(/^Policy:/).count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'detached' });
});

test('a file of one’s own comes in beside it', async () => {
  const ranking = page.url();
  await importByHand(journey, fixture('accounts.csv'), {
    expected: 5,
    confirm: () => page.getByRole('combobox', { name: 'It comes from' }).fill('crm'),
  });
  await eventually(() => page.getByText(/5 accounts are in/).count()).toBe(1);
  await page.goto(ranking);
});

test('a comment that is written in another window comes by itself', async () => {
  await page.getByRole('link', { name: first }).click();
  await heading(page, first).waitFor();
  const colleague = await journey.context.newPage();
  await colleague.goto(page.url());
  const field = colleague.getByRole('textbox', { name: /comment/i });
  await field.fill('The inspector comes in June.');
  await field.press('Control+Enter');
  await page.getByText('The inspector comes in June.').waitFor();
  await colleague.close();
  await eventually(() => page.getByText('The inspector comes in June.').count()).toBe(1);
});

test('it is removed from settings, and only one’s own workspace is left', async () => {
  await page.goto(journey.href('/settings/sample'));
  await heading(page, 'Sample company').waitFor();
  await page.getByText('You are in the sample company').waitFor();
  await expectAccessible(page, 'Sample company', { withPhone: true });
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the sample company' }).click();
  await heading(page, 'What do you build?').waitFor();
  await switcher('Mine').waitFor();
  await page.goto(journey.href('/settings/sample'));
  await page.getByRole('button', { name: 'Load the sample company' }).waitFor();
  await eventually(() => page.getByText(name, { exact: true }).count()).toBe(0);
  expect(journey.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
});
