// The main job, from a clean directory to "which problem first, and why", with the files of the hand-written fixture.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  choose,
  eventually,
  expectAccessible,
  fixture,
  foundWorkspace,
  heading,
  holdBack,
  importByHand,
  type Journey,
  openJourney,
  readRows,
  tellAsOneStory,
} from '../support/journey.ts';

/** The day as of which the fixture is read. */
const asOf = '2026-03-02';
const [exports, approvals, phoneApp] = [
  'Exports of large tables stop half-way',
  'Approvals wait for one person',
  'The phone app signs people out',
];

const statement = 'The yearly statement exists in one language only';

let journey: Journey;
let page: Page;
let product: string;

beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

/** The ranking as it stands: problem by problem, the columns that are asked for. */
const ranked = async (...columns: string[]) =>
  (await readRows(page, 'Problems by rank')).map((row) => columns.map((column) => row[column]));

async function typeEffort(problem: string, weeks: string): Promise<void> {
  await page.getByRole('button', { name: `Edit Effort of ${problem}` }).click();
  await page.getByRole('textbox', { name: `Effort of ${problem}` }).fill(weeks);
  await page.keyboard.press('Enter');
}

// One story, told in steps: each begins where the one before has ended.
describe('a product manager with a business product', () => {
  test('opens the printed address, makes a workspace and a product', async () => {
    await page.goto(`${journey.server.url}/first-member?token=${journey.server.token}`);
    await heading(page, 'Set up your workspace').waitFor();
    await expectAccessible(page, 'First member');
    await foundWorkspace(journey, 'Ledger & Sons', 'EUR');
    await expectAccessible(page, 'First product');
    await page.getByRole('textbox', { name: 'Name' }).fill('Ledger');
    await page.getByRole('radio', { name: 'Business: Companies buy it' }).click();
    await page.getByRole('button', { name: 'Create product' }).click();
    await heading(page, 'Nothing needs you today').waitFor();
    await expectAccessible(page, 'Empty overview', { withPhone: true });
    await page.getByRole('link', { name: 'Open the ranking' }).click();
    await heading(page, 'No problem yet').waitFor();
    product = /\/p\/(prd_[0-9a-z]+)/.exec(page.url())?.[1] ?? '';
    await expectAccessible(page, 'Empty ranking', { withPhone: true });
  });

  test('brings in accounts: the file is dropped, its columns are recognised, it is tried and then run', async () => {
    await page.getByRole('link', { name: 'Import a file' }).click();
    await heading(page, 'Imports').waitFor();
    await expectAccessible(page, 'No imports yet');
    await page.getByRole('link', { name: 'New import' }).first().click();
    await heading(page, 'New import').waitFor();
    await expectAccessible(page, 'New import');
    await page.getByLabel('A CSV file').setInputFiles(fixture('accounts.csv'));
    await heading(page, 'Where each field gets its value').waitFor();
    for (const [field, column] of [
      ['External id', 'company_id'],
      ['Name', 'company'],
      ['Domains', 'website'],
      ['Lifecycle stage', 'status'],
    ])
      await eventually(() => page.getByRole('combobox', { name: `${field} comes from` }).inputValue()).toBe(column);
    await expectAccessible(page, 'Mapping');
    await page.getByRole('combobox', { name: 'It comes from' }).fill('crm');
    await page.getByRole('button', { name: 'Start the dry run' }).click();
    await page.getByText('All 5 rows can come in as accounts.').waitFor();
    await expectAccessible(page, 'Dry run');
    await page.getByRole('button', { name: 'Import 5 rows' }).click();
    await page.getByText(/5 accounts are in/).waitFor();
    await expectAccessible(page, 'Import done');
  });

  test('brings in people, roles, revenue, renewals and deals, which name the accounts by id', async () => {
    const files = {
      'contacts.csv': [10, 'persons'],
      'roles.csv': [6, 'stakeholder roles'],
      'revenue.csv': [5, 'revenue lines'],
      'renewals.csv': [2, 'contracts'],
      'deals.csv': [2, 'deals'],
    } as const;
    for (const [file, [rows, kind]] of Object.entries(files)) {
      await importByHand(journey, fixture(file), {
        expected: rows,
        confirm: async () => {
          await heading(page, '1 thing to decide').waitFor();
          await page.getByRole('combobox', { name: 'It comes from' }).fill('crm');
        },
      });
      await eventually(() => page.getByText(`${rows} ${kind} are in`).count(), file).toBe(1);
    }
  });

  test('brings in feedback, whose themes become problems', async () => {
    await importByHand(journey, fixture('feedback.csv'), {
      expected: 12,
      confirm: async () => {
        await page.getByText('Each value of “theme” is a problem').waitFor();
        await expectAccessible(page, 'Mapping of themes');
        await page.getByRole('combobox', { name: 'It comes from' }).fill('crm');
      },
    });
    await heading(page, '3 problems were created').waitFor();
    await expectAccessible(page, 'Import with problems');
    await page.getByRole('link', { name: 'Open the ranking' }).click();
    await heading(page, 'Problems').waitFor();
    await eventually(async () => (await ranked('Problem', 'Evidence')).sort()).toEqual([
      [approvals, '2'],
      [exports, '3'],
      [phoneApp, '5'],
    ]);
  });

  test('sees what is at stake before anybody estimated, then the order once efforts are typed in the table', async () => {
    await page.goto(journey.href(`/p/${product}/problems?asOf=${asOf}`));
    await eventually(() => ranked('#', 'Problem', 'Score', 'At stake', 'Next date')).toEqual([
      ['–', approvals, '–', '€43k', '27 Apr 2026'],
      ['–', exports, '–', '€30.4k', '27 Apr 2026'],
      ['–', phoneApp, '–', '€3.9k', '–'],
    ]);
    await page.getByRole('columnheader', { name: /Valued, not estimated/ }).waitFor();

    await typeEffort(exports, '8');
    await typeEffort(approvals, '4');
    await eventually(() => ranked('#', 'Problem', 'Score', 'Cost/week', 'At stake')).toEqual([
      ['1', approvals, '2,625', '€5.3k', '€43k'],
      ['2', exports, '1,879', '€7.5k', '€30.4k'],
      ['–', phoneApp, '–', '–', '€3.9k'],
    ]);
    await expectAccessible(page, 'Ranking', { withPhone: true });
  });

  test('opens a score down to the people who said it, the renewal and the policies', async () => {
    await page
      .getByRole('row', { name: approvals })
      .getByRole('button', { name: /Why business score/ })
      .click();
    const why = page.getByRole('dialog', { name: 'Why this business score' });
    await why.getByText('cost per week / weeks of work = €5,250 / 2').waitFor();
    const said = () => why.innerText();
    await eventually(said).toContain('When the controller is on holiday, 300 invoices wait for one signature.');
    await eventually(said).toContain('Carla Rossi');
    await eventually(said).toMatch(/Renewal\s+27 Apr 2026\s+in 8 weeks/);
    await eventually(said).toMatch(/Share at risk\s+30%/);
    await eventually(said).toMatch(/Open deals × probability\s+€26,000 a year/);
    await expectAccessible(page, 'Because', { withPhone: true });
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'hidden' });
  });

  test('sees that a slow solution misses the renewal, and takes the change back', async () => {
    await typeEffort(exports, '20');
    const row = page.getByRole('row', { name: exports });
    await row.getByRole('img', { name: /^Cannot be met for 1 account/ }).waitFor();
    await eventually(() => ranked('Problem', 'Score', 'Cost/week', 'Next date')).toContainEqual([exports, '2', '€20', '28 Sept 2026']);
    await page.keyboard.press('Control+z');
    await eventually(() => ranked('Problem', 'Score', 'Effort')).toContainEqual([exports, '1,879', '8']);
  });

  test('reads the account: its renewal, who decides there and what they ask for', async () => {
    await page.goto(journey.href(`/p/${product}/people/accounts`));
    await eventually(() => readRows(page, 'Accounts')).toMatchObject([
      { Account: 'Acme Logistics', Stage: 'Active', 'Revenue a year': '€200,000', People: '3' },
      { Account: 'Beta Foods', Stage: 'Active', 'Revenue a year': '€100,000', People: '1' },
      { Account: 'Cy Robotics', Stage: 'Prospect', 'Revenue a year': '–', People: '1' },
      { Account: 'Delta Travel', Stage: 'Active', 'Revenue a year': '€60,000', People: '4' },
      { Account: 'Ember Care', Stage: 'At risk', 'Revenue a year': '€18,000', People: '1' },
    ]);
    await expectAccessible(page, 'Accounts');
    await page.getByRole('link', { name: 'Acme Logistics' }).click();
    await heading(page, 'Acme Logistics').waitFor();
    await page.getByText('renews on 27 Apr 2026').waitFor();
    const buyer = page.getByRole('listitem').filter({ hasText: 'Economic buyer' }).first();
    await eventually(() => buyer.innerText()).toMatch(/Ana Weber[\s\S]*influence 5/);
    await page.getByRole('link', { name: exports }).first().waitFor();
    await expectAccessible(page, 'Account', { withPhone: true });
  });

  test('writes down what somebody says, without leaving the keyboard', async () => {
    await page.keyboard.press('c');
    await page.keyboard.type('The phone app signed me out while I was scanning a passport.');
    const form = page.getByRole('dialog', { name: 'Capture' });
    await form.getByRole('textbox', { name: 'What did you hear?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Support');
    await form.getByLabel('Said on').fill('2026-02-27');
    await form.getByRole('textbox', { name: 'Who said it' }).focus();
    await page.keyboard.type('fay');
    await page.keyboard.press('Enter');
    await eventually(() => form.getByRole('textbox', { name: 'Who said it' }).inputValue()).toBe('Fay Molina');
    await eventually(() => form.getByRole('textbox', { name: 'For which account' }).inputValue()).toBe('Delta Travel');
    await expectAccessible(page, 'Capture', { withPhone: true });
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'hidden' });
  });

  test('triages the inbox by keyboard: a guess is taken, another, and what is new becomes a problem', async () => {
    const arrive = await holdBack(page, /\/InboxDialogs-.*\.js$/);
    await page.goto(journey.href(`/p/${product}/inbox`));
    const list = page.getByRole('list', { name: 'Evidence that waits' });
    await list.waitFor();
    await eventually(() => list.getByRole('listitem').count()).toBe(3);
    await expectAccessible(page, 'Inbox', { withPhone: true });
    for (const [words, guess] of [
      ['The phone app signed me out while I was scanning a passport.', phoneApp],
      ['The export to our tax adviser needs semicolons, and I get commas.', exports],
    ] as const) {
      const pane = page.getByRole('region', { name: words });
      await pane
        .getByRole('region', { name: /^Belongs to/ })
        .getByRole('button', { name: guess })
        .waitFor();
      await page.keyboard.press('1');
      await pane.waitFor({ state: 'hidden' });
    }
    await page.getByRole('region', { name: /^Can the yearly statement be in Irish/ }).waitFor();
    // Looks for a problem, and thinks better of it: what is typed at once goes to the dialog, also to one that comes late, and Escape leads
    // back to the row.
    const finder = page.getByRole('dialog', { name: 'Link it to a problem' });
    for (const isThere of [false, true]) {
      await page.keyboard.press('l');
      await page.keyboard.type('cx');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('c');
      if (!isThere) await arrive();
      await eventually(() => finder.getByRole('textbox').inputValue()).toBe('cc');
      await page.keyboard.press('Escape');
      await finder.waitFor({ state: 'hidden' });
    }
    await eventually(() => page.getByRole('dialog').count()).toBe(0);
    await eventually(() => page.evaluate<boolean>('document.activeElement.matches("[data-row]")')).toBe(true);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New problem from this evidence' });
    await dialog.getByRole('textbox', { name: 'What is wrong?' }).fill(statement);
    await page.keyboard.press('Enter');
    await heading(page, 'Nothing waits').waitFor();
    await expectAccessible(page, 'Inbox, done', { withPhone: true });
  });

  test('sees what was captured in the ranking: more evidence, one person counted once, a new problem', async () => {
    await page.goto(journey.href(`/p/${product}/problems?asOf=${asOf}`));
    await eventually(async () => Object.fromEntries(await ranked('Problem', 'Evidence'))).toEqual({
      [approvals]: '2',
      [exports]: '4',
      [phoneApp]: '6',
      [statement]: '1',
    });
    await page.getByRole('link', { name: phoneApp }).click();
    await heading(page, phoneApp).waitFor();
    await page.getByText('as of 2 Mar 2026').first().waitFor();
    await page.getByText('The phone app signed me out while I was scanning a passport.').first().waitFor();
    await expectAccessible(page, 'Problem', { withPhone: true });
    // Back in the list, the keys act on the row that was left.
    await page.goBack();
    await page.getByRole('link', { name: phoneApp }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: `Effort of ${phoneApp}` }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('looks through the other lens: the product is hybrid, both ranks stand side by side and each says why', async () => {
    await page.goto(journey.href('/settings/products'));
    await page.getByRole('button', { name: 'Actions for Ledger' }).click();
    await page.getByRole('menuitem', { name: 'Change business model' }).click();
    await choose(page, 'Business model of Ledger', 'Hybrid');
    await page.getByRole('button', { name: 'Change to hybrid' }).click();
    await page.getByText('Ledger is a hybrid product now').first().waitFor();
    await page.goto(journey.href(`/p/${product}/problems?asOf=${asOf}`));
    await typeEffort(phoneApp, '4');
    await choose(page, 'Lens', 'Business');
    await eventually(async () => (await ranked('#', 'Problem')).slice(0, 3)).toEqual([
      ['1', approvals],
      ['2', exports],
      ['3', phoneApp],
    ]);
    await choose(page, 'Lens', 'Consumer');
    await eventually(async () => (await ranked('#', 'Problem', 'Reach')).slice(0, 3)).toEqual([
      ['1', phoneApp, '5 heard'],
      ['2', approvals, '2 heard'],
      ['3', exports, '3 heard'],
    ]);
    await expectAccessible(page, 'Consumer lens');
    await page
      .getByRole('row', { name: phoneApp })
      .getByRole('button', { name: /Why place/ })
      .click();
    await page.getByRole('dialog').getByText('Chosen with the lens switch of this page').waitFor();
    expect(journey.complaints).toEqual([]);
  });
});
