// The first minutes of somebody who has no data at hand: a company to look at, a ranking that has something to say, and then it is gone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, foundWorkspace, heading, type Journey, openJourney, readRows, tellAsOneStory } from '../support/journey.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

const name = 'Brindlewood (sample)';
const switcher = (workspace: string) => page.getByRole('button', { name: workspace }).first();

test('the first page offers the sample company, shows how far it is, and opens it', async () => {
  await foundWorkspace(journey, 'Mine', 'EUR');
  await page.getByRole('button', { name: 'Load the sample company' }).waitFor();
  expect(await page.getByRole('link', { name: 'Import my files' }).count()).toBe(1);
  await expectAccessible(page, 'First page', { withPhone: true });
  await page.getByRole('button', { name: 'Load the sample company' }).click();
  await page.getByText('Loading the sample company').waitFor();
  await page.waitForURL((url) => /\/w\/wsp_\w+\/p\/prd_/.test(url.pathname), { timeout: 120_000 });
  await switcher(name).waitFor();
});

test('its ranking has something to say', async () => {
  await page.getByRole('link', { name: 'Problems', exact: true }).first().click();
  await page.getByRole('row', { name: 'Expiry dates cannot be followed batch by batch' }).waitFor();
  const rows = await readRows(page, 'Problems by rank');
  expect(rows.length).toBeGreaterThan(15);
  await page.getByText('Valued, not estimated').waitFor();
  await expectAccessible(page, 'Ranking of the sample');
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
  expect(await page.getByText(name, { exact: true }).count()).toBe(0);
  expect(journey.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
});
