// The same evidence through both lenses: what comes first differs, and each page says by which rule and which facts.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProductAnswer } from '../../contract/strategy/product.ts';
import {
  choose,
  eventually,
  expectAccessible,
  foundWorkspace,
  heading,
  importByApi,
  type Journey,
  openJourney,
  rankOnceComputed,
  readRows,
  tellAsOneStory,
} from '../support/journey.ts';

const asOf = '2026-03-02';
const [loud, spread, consultant] = ['One account asks forty times', 'Four accounts ask once each', 'One consultant of two accounts asks'];
const revenueYear = 52_000;

/** Seven accounts that pay the same. Delta's forty users ask for one thing; four others for another; Robin works for the last two. */
const accounts = ['Delta', 'Ember', 'Flint', 'Gale', 'Heath', 'Ivy', 'Juno'];
const asked = [
  ...Array.from({ length: 40 }, (_, index) => ['Delta', `user${index + 1}@delta.example`, loud]),
  ...['Ember', 'Flint', 'Gale', 'Heath'].map((account) => [account, `lead@${account.toLowerCase()}.example`, spread]),
  ...['Ivy', 'Juno'].map((account) => [account, 'robin@consulting.example', consultant]),
];
const csv = (head: string, rows: readonly (readonly unknown[])[]): string => [head, ...rows.map((row) => row.join(','))].join('\n');
const files = {
  'accounts.csv': csv(
    'company_id,company,status',
    accounts.map((name) => [name, name, 'customer']),
  ),
  'revenue.csv': csv(
    'subscription_id,company_id,amount,currency,period,start',
    accounts.map((name) => [`S-${name}`, name, revenueYear, 'EUR', 'year', '2025-01-01']),
  ),
  'feedback.csv': csv(
    'feedback_id,date,channel,company_id,email,feedback,theme,importance,motion',
    asked.map(([account, email, theme], index) => [
      `F-${index + 1}`,
      '2026-02-10',
      'support',
      account,
      email,
      `${theme}: number ${index + 1}.`,
      theme,
      'critical',
      'protect',
    ]),
  ),
};

let journey: Journey;
let page: Page;
let product: ProductAnswer;
beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
  await foundWorkspace(journey, 'Two lenses', 'EUR');
  product = await journey.api<ProductAnswer>('POST', '/products', { name: 'Ledger', businessModel: 'b2b' });
  for (const [name, content] of Object.entries(files)) await importByApi(journey, { name, content, source: 'crm', productId: product.id });
  const { items } = await rankOnceComputed(journey, product.id);
  await journey.api('POST', `/products/${product.id}/problems/inputs`, {
    items: items.map(({ id }) => ({ problemId: id, effortPersonWeeks: 8 })),
  });
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

const ranked = async (...columns: string[]) =>
  (await readRows(page, 'Problems by rank')).map((row) => columns.map((column) => row[column]));
const lead = () => page.getByRole('main').getByRole('paragraph').first().innerText();

async function why(problem: string, number: RegExp): Promise<string> {
  await page.getByRole('row', { name: problem }).getByRole('button', { name: number }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('listitem').first().waitFor();
  const words = await panel.innerText();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  return words;
}

async function changeModel(to: string): Promise<void> {
  await page.goto(journey.href('/settings/products'));
  await page.getByRole('button', { name: 'Actions for Ledger' }).click();
  await page.getByRole('menuitem', { name: 'Change business model' }).click();
  await choose(page, 'Business model of Ledger', to);
  await page.getByText('No account, person, evidence or problem changes.').waitFor();
  await expectAccessible(page, `Change to ${to}`);
  await page.getByRole('button', { name: `Change to ${to.toLowerCase()}` }).click();
  await page.getByText(`Ledger is a ${to.toLowerCase()} product now`).first().waitFor();
}

const openRanking = async (search = '') => {
  await page.goto(journey.href(`/p/${product.id}/problems?asOf=${asOf}${search}`));
  await heading(page, 'Problems').waitFor();
};

test('to a business product one account with forty requests weighs a quarter of four accounts with one each', async () => {
  await openRanking();
  await eventually(lead).toContain('By the score of the business lens.');
  await eventually(() => ranked('#', 'Problem', 'Score', 'At stake', 'Evidence')).toEqual([
    ['1', spread, '300', '€62.4k', '4'],
    ['2', consultant, '150', '€31.2k', '2'],
    ['3', loud, '75', '€15.6k', '40'],
  ]);
  const words = await why(loud, /Why business score/);
  expect(words).toMatch(/Delta\s+€300 per week/);
  expect(words).toContain('The highest of 40 people');
  expect(words).toMatch(/Recurring revenue with us\s+€52,000 a year/);
});

test('a person who works for two accounts counts once for each of them', async () => {
  const words = await why(consultant, /Why business score/);
  expect(words).toMatch(/Ivy\s+€300 per week/);
  expect(words).toMatch(/Juno\s+€300 per week/);
  expect(words.match(/The highest of 1 person/g)).toHaveLength(2);
});

test('to a consumer product the same evidence ranks by people: the forty come first, the consultant is one', async () => {
  await changeModel('Consumer');
  await openRanking();
  await eventually(lead).toContain('By the score of the consumer lens.');
  await eventually(() => ranked('#', 'Problem', 'Reach', 'Evidence')).toEqual([
    ['1', loud, '40 heard', '40'],
    ['2', spread, '4 heard', '4'],
    ['3', consultant, '1 heard', '2'],
  ]);
  await expectAccessible(page, 'Consumer ranking');
  await eventually(() => why(loud, /Why RICE/)).toMatch(/Reach\s+40 people/);
  await eventually(() => why(consultant, /Why reach/)).toMatch(/^[\s\S]*1 person/);
});

test('a hybrid product shows both side by side and lets the reader choose', async () => {
  await changeModel('Hybrid');
  await openRanking();
  const columns = ['Problem', 'Business', 'Reach'] as const;
  await eventually(() => ranked(...columns)).toEqual([
    [loud, '3. 75', '40 heard'],
    [spread, '1. 300', '4 heard'],
    [consultant, '2. 150', '1 heard'],
  ]);
  await eventually(lead).toContain('the others by the consumer lens');
  await expectAccessible(page, 'Hybrid ranking', { withPhone: true });
  await choose(page, 'Lens', 'Business');
  await eventually(() => ranked('#', 'Problem')).toEqual([
    ['1', spread],
    ['2', consultant],
    ['3', loud],
  ]);
  expect(page.url()).toContain('lens=business');
  await choose(page, 'Lens', 'Consumer');
  await eventually(() => ranked('#', 'Problem')).toEqual([
    ['1', loud],
    ['2', spread],
    ['3', consultant],
  ]);
  expect(journey.complaints).toEqual([]);
});
