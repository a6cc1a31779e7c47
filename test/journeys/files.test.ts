// Files as people have them: a workbook with a cover sheet, cells copied from a spreadsheet, issues as GitHub gives them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProductAnswer } from '../../contract/strategy/product.ts';
import {
  eventually,
  expectAccessible,
  foundWorkspace,
  heading,
  type Journey,
  openJourney,
  readRows,
  tellAsOneStory,
} from '../support/journey.ts';
import { workbookOf } from '../support/workbook.ts';

let journey: Journey;
let page: Page;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bifocal-files-'));
  journey = await openJourney();
  page = journey.page;
  await foundWorkspace(journey, 'Files', 'EUR');
  await journey.api<ProductAnswer>('POST', '/products', { name: 'Ledger', businessModel: 'b2b' });
});
afterAll(async () => {
  await journey.close();
  rmSync(folder, { recursive: true, force: true });
});
tellAsOneStory(() => journey);

const write = (name: string, content: Buffer | string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

const dryRun = async (rows: string) => {
  await page.getByRole('button', { name: 'Start the dry run' }).click();
  await heading(page, 'What the import would do').waitFor();
  await page.getByRole('button', { name: `Import ${rows} rows` }).waitFor();
};

const bringIn = async (rows: string, said: string) => {
  await dryRun(rows);
  await page.getByRole('button', { name: `Import ${rows} rows` }).click();
  await heading(page, 'What the import did').waitFor();
  await page.getByText(said).waitFor();
};

test('a workbook comes in: its first sheet with rows is proposed, another is chosen, its title is passed over', async () => {
  const customers = `<row r="1"><c t="inlineStr"><is><t>Customers of 2026</t></is></c></row>
    <row r="3">${['id', 'name', 'country', 'signed', 'share'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>
    <row r="4"><c><v>1</v></c><c t="inlineStr"><is><t>Acme</t></is></c><c t="inlineStr"><is><t>DE</t></is></c><c s="1"><v>46096</v></c><c s="2"><v>0.25</v></c></row>
    <row r="5"><c><v>2</v></c><c t="e"><f>Old!B5</f><v>#REF!</v></c><c t="inlineStr"><is><t>FR</t></is></c><c s="1"><v>46097</v></c><c s="2"><v>0.5</v></c></row>
    <row r="6"><c><v>3</v></c><c t="inlineStr"><is><t>Gamma</t></is></c><c t="inlineStr"><is><t>FR</t></is></c><c s="1"><v>46098</v></c><c s="2"><v>0.75</v></c></row>`;
  const file = write(
    'book.xlsx',
    workbookOf({
      sheets: [
        { name: 'Cover', rows: '' },
        {
          name: 'Read me',
          rows: [
            ['note', 'by'],
            ['for you', 'Ada'],
          ],
        },
        { name: 'Customers', rows: customers },
      ],
      formats: [14, 10],
    }),
  );
  await page.goto(journey.href('/imports/new'));
  await heading(page, 'New import').waitFor();
  await expectAccessible(page, 'New import', { withPhone: true });
  await page.getByLabel('A CSV file').setInputFiles(file);
  await heading(page, 'book.xlsx').waitFor();
  const sheet = page.getByRole('combobox', { name: 'Sheet' });
  await eventually(() => sheet.inputValue()).toBe('Read me');
  await sheet.selectOption('Customers');
  await page.getByText('Row 3 names the columns', { exact: true }).waitFor();
  await eventually(() => sheet.inputValue()).toBe('Customers');
  await heading(page, 'Where each field gets its value').waitFor();
  await page.getByRole('combobox', { name: 'It comes from' }).fill('crm');
  await expectAccessible(page, 'Columns of a workbook', { withPhone: true });
  await dryRun('2');
  await page.getByText('Cell B5 holds #REF!: its formula failed.').waitFor();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await heading(page, 'What the import did').waitFor();
  await page.getByText('2 accounts are in').waitFor();
});

test('a sheet that is empty says so and changes nothing', async () => {
  await page.goto(journey.href('/imports/new'));
  const sheets = [
    {
      name: 'Data',
      rows: [
        ['id', 'name'],
        ['9', 'Zeta'],
      ],
    },
    { name: 'Empty', rows: '' },
  ];
  await page.getByLabel('A CSV file').setInputFiles(write('two.xlsx', workbookOf({ sheets })));
  await heading(page, 'two.xlsx').waitFor();
  await page.getByRole('combobox', { name: 'Sheet' }).selectOption('Empty');
  await page.getByText('The sheet “Empty” is empty.').waitFor();
  await eventually(() => page.getByRole('combobox', { name: 'Sheet' }).inputValue()).toBe('Data');
});

test('an old workbook is refused with what to do', async () => {
  await page.goto(journey.href('/imports/new'));
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000)]);
  await page.getByLabel('A CSV file').setInputFiles(write('old.xls', old));
  await page.getByRole('alert').getByText('Save it as .xlsx or CSV and bring that.').waitFor();
  await eventually(() => page.getByRole('alert').innerText()).toContain('workbook_old');
  // The refusal is an answer of the server, and the browser notes it.
  journey.complaints.length = 0;
});

test('cells copied from a spreadsheet are pasted: a HubSpot table has its ready mapping, dates ask which part is the day', async () => {
  await page.goto(journey.href('/imports/new'));
  await heading(page, 'New import').waitFor();
  const rows = [
    ['Record ID', 'Deal Name', 'Deal Stage', 'Amount', 'Close Date'],
    ['71', 'Acme, 50 seats', 'Closed won', '1.200,50', '03/04/2026'],
    ['72', 'Beta', 'Proposal', '800,00', '05/06/2026'],
  ];
  const html = `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  // As text: what runs in the browser knows other globals than this file.
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/html', ${JSON.stringify(html)});
    data.setData('text/plain', 'Record ID\\tDeal Name');
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  })()`);
  await heading(page, 'Pasted table').waitFor();
  await page.getByText('These are the columns of HubSpot deals').waitFor();
  await page.getByText('Untested: our tests have not seen').waitFor();
  await page.getByText('“1.200,50” is 1,200.5').waitFor();
  await page.getByTitle('The day comes first').waitFor();
  await expectAccessible(page, 'Pasted deals', { withPhone: true });
  await page.getByRole('combobox', { name: 'Dates of the file' }).selectOption('month, day, year');
  await page.getByText('“03/04/2026” is 4 Mar 2026').waitFor();
  await eventually(() => page.getByTitle('The day comes first').count()).toBe(0);
  await page.getByRole('button', { name: 'All in EUR' }).click();
  await bringIn('2', '2 deals are in');
  const deals = await journey.api<{ items: { name: string; amountMinor: number; status: string; closedOn: string | null }[] }>(
    'GET',
    '/deals',
  );
  expect(deals.items.find(({ name }) => name === 'Acme, 50 seats')).toMatchObject({ status: 'won' });
});

test('issues of GitHub come in as evidence, or as problems when that mapping is chosen', async () => {
  const issue = (number: number, title: string, more: object = {}) => ({
    number,
    title,
    body: `Please: ${title}`,
    state: 'OPEN',
    url: `https://github.com/acme/ledger/issues/${number}`,
    createdAt: '2026-02-03T10:00:00Z',
    author: { login: 'ann' },
    labels: [{ name: 'export' }],
    reactionGroups: [{ content: 'THUMBS_UP', users: { totalCount: 7 } }],
    ...more,
  });
  const file = write('issues.json', JSON.stringify([issue(1, 'Exports stop half-way'), issue(2, 'No dark theme', { state: 'CLOSED' })]));
  await page.goto(journey.href('/imports/new'));
  await page.getByLabel('A CSV file').setInputFiles(file);
  await page.getByText('These are the columns of GitHub issues, as evidence').waitFor();
  await page.getByText('Each object of the list is a row.').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Use the mapping for GitHub issues, as problems' }).click();
  await page.getByText('These are the columns of GitHub issues, as problems').waitFor();
  const product = page.getByRole('combobox', { name: 'Product' });
  if ((await product.inputValue()) === '') await product.selectOption({ label: 'Ledger' });
  await bringIn('2', '2 problems are in');
  await page.goto(journey.href('/imports'));
  const listed = await readRows(page, 'Imports');
  expect(listed.map((row) => row['File']).slice(0, 2)).toEqual(['issues.json', 'Pasted table']);
  expect(journey.complaints).toEqual([]);
});
