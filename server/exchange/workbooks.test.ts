// Workbooks and JSON files through the doors of the API: the same as a CSV file of the same table.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { ImportAnswer, ImportPreviewAnswer } from '../../contract/exchange/import.ts';
import { mapping as mappingSchema } from '../../contract/exchange/mapping.ts';
import { column, constant, type Importing, importing } from '../../test/support/importing.ts';
import { workbookOf, zipOf } from '../../test/support/workbook.ts';
import { openWorld, type Workspace, type World } from '../../test/support/world.ts';

let world: World;
let doors: Importing;
beforeAll(async () => {
  world = await openWorld();
  doors = importing(world);
});
afterAll(() => world.close());

const preview = (workspace: Workspace, id: string, query = '') =>
  doors.ask<ImportPreviewAnswer>(workspace, 'GET', `/imports/${id}/preview${query}`);
const accounts = { version: 1, kind: 'account', source: 'crm', fields: { externalId: column('id'), name: column('name') } } as const;
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { code: string }) => error.code,
  );

const folder = new URL('../../../shared/data/', import.meta.url);
const isThere = existsSync(folder);
const mappings = new URL('../../test/fixtures/mappings/', import.meta.url);

/** A CSV file as a spreadsheet would hold it: numbers and days typed. */
async function asWorkbook(csv: Buffer): Promise<Buffer> {
  const [header = [], ...rows] = parse(csv, { bom: true }) as string[][];
  const typed = (cell: string) => {
    if (cell === '') return null;
    if (/^-?\d+(\.\d+)?$/.test(cell)) return { value: Number(cell), type: Number };
    if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    return { value: cell, type: String };
  };
  return writeExcelFile([header.map((value) => ({ value, type: String })), ...rows.map((row) => row.map(typed))] as never).toBuffer();
}

describe('a workbook', () => {
  test('is brought like a file: sheets are listed, another is chosen, rows are those of the sheet, and a failed formula is named by its cell', async () => {
    const workspace = await world.createWorkspace();
    const rows = [
      ['Customers', '', ''],
      ['id', 'name', 'owner'],
      ['1', 'Acme', 'x'],
      ['2', 'Beta', ''],
    ];
    const formulas = `<row r="1"><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>score</t></is></c></row>
      <row r="2"><c><v>1</v></c><c t="str"><f>UPPER("acme")</f><v>ACME</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row r="7"><c><v>2</v></c><c t="e"><f>Gone!A1</f><v>#REF!</v></c><c><v>3</v></c></row>
      <row r="8"><c><v>3</v></c><c><f>NOW()</f></c><c><v>3</v></c></row>`;
    const book = workbookOf({
      sheets: [
        { name: 'Customers', rows },
        { name: 'Computed', rows: formulas, state: 'hidden' },
      ],
    });
    const made = await doors.upload(workspace, book, { fileName: 'customers.xlsx' });
    expect(made).toMatchObject({
      status: 'uploaded',
      fileName: 'customers.xlsx',
      workbook: {
        sheet: 'Customers',
        sheets: [
          { name: 'Customers', isHidden: false },
          { name: 'Computed', isHidden: true },
        ],
      },
    });
    const first = await preview(workspace, made.id);
    expect(first).toMatchObject({ columns: ['id', 'name', 'owner'], format: { skipLines: 1, header: true, made: { of: 'sheet', no: 1 } } });
    expect((await preview(workspace, made.id, '?skipLines=0&encoding=big5')).columns).toEqual(['Customers', 'column_2', 'column_3']);

    const other = await doors.ask<ImportAnswer>(workspace, 'PUT', `/imports/${made.id}/sheet`, { sheet: 'Computed' });
    expect(other.workbook?.sheet).toBe('Computed');
    expect((await preview(workspace, made.id)).sample[1]).toEqual(['2', '#REF!', '3']);
    expect(await codeOf(doors.ask(workspace, 'PUT', `/imports/${made.id}/sheet`, { sheet: 'Nope' }))).toBe('sheet_not_found');
    await doors.ask(workspace, 'PUT', `/imports/${made.id}/mapping`, { mapping: accounts });
    const checked = await doors.step(workspace, made.id, 'check');
    expect(checked.counts).toMatchObject({ rows: 3, created: 1, refused: 2 });
    expect(
      (await doors.rowProblems(workspace, made.id)).map(({ line, column: name, code, message }) => [line, name, code, message]),
    ).toEqual([
      [7, 'name', 'formula_failed', 'Cell B7 holds #REF!: its formula failed.'],
      [8, 'name', 'formula_not_computed', 'Cell B8 is a formula without a stored value. Open the workbook in a spreadsheet and save it.'],
    ]);

    await doors.ask(workspace, 'PUT', `/imports/${made.id}/sheet`, { sheet: 'Customers' });
    await doors.ask(workspace, 'PUT', `/imports/${made.id}/mapping`, { mapping: accounts });
    expect((await doors.step(workspace, made.id, 'run')).counts).toMatchObject({ rows: 2, created: 2 });
    expect(await codeOf(doors.ask(workspace, 'PUT', `/imports/${made.id}/sheet`, { sheet: 'Computed' }))).toBe('import_not_possible');
    expect(await doors.step(workspace, made.id, 'undo')).toMatchObject({ status: 'undone' });
    await doors.ask(workspace, 'DELETE', `/imports/${made.id}`);
    expect(await codeOf(doors.ask(workspace, 'GET', `/imports/${made.id}`))).toBe('import_not_found');
  });

  test('of a real file gives what the file gives: counts, revenue of every month, and nothing new when the file follows', {
    timeout: 120_000,
  }, async ({ annotate }) => {
    if (!isThere) return void (await annotate('no ../shared: nothing was compared'));
    const known = JSON.parse(readFileSync(new URL('ravenstack-saas/REFERENCE.json', folder), 'utf8'));
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    await doors.ask(workspace, 'PUT', '/exchange-rates', { rates: [{ currency: 'USD', day: '2015-01-01', rate: 1 }] });
    for (const [mapping, file] of [
      ['ravenstack-accounts', 'accounts'],
      ['ravenstack-revenue-lines', 'subscriptions'],
    ] as const) {
      const csv = readFileSync(new URL(`ravenstack-saas/ravenstack_${file}.csv`, folder));
      const meant = mappingSchema.parse(JSON.parse(readFileSync(new URL(`${mapping}.json`, mappings), 'utf8')));
      const rows = file === 'accounts' ? known.accounts : known.subscriptions;
      const brought = await doors.bring(workspace, await asWorkbook(csv), meant, productId);
      expect(brought).toMatchObject({ status: 'done', workbook: { sheet: 'Sheet1' }, counts: { rows, created: rows, refused: 0 } });
      const again = await doors.bring(workspace, csv, meant, productId);
      expect(again.counts).toMatchObject({ rows, created: 0, updated: 0, unchanged: rows });
    }
    const base = await doors.ask<{ byMonth: { day: string; monthMinor: number; lines: number; accounts: number }[] }>(
      workspace,
      'GET',
      '/customer-base?asOf=2024-12-31&months=24',
    );
    expect(Object.fromEntries(base.byMonth.map((month) => [month.day, [month.monthMinor / 100, month.lines, month.accounts]]))).toEqual(
      known.mrr_active_subs_accounts_by_month_end,
    );
  });

  test('that cannot be read is refused and leaves nothing', async () => {
    const workspace = await world.createWorkspace();
    const old = (inside: string) =>
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000), Buffer.from(inside, 'utf16le')]);
    const huge = `<worksheet><sheetData>${' '.repeat(20_000_000)}</sheetData></worksheet>`;
    const bomb = workbookOf({ sheets: [{ name: 'Data', rows: '' }], parts: [{ name: 'xl/worksheets/sheet1.xml', content: huge }] });
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(500)]);
    const cases: [Buffer | string, string][] = [
      [old('Workbook'), 'workbook_old'],
      [old('EncryptedPackage'), 'workbook_encrypted'],
      [bomb, 'workbook_expands_too_much'],
      [zipOf([{ name: 'a.csv', content: 'a' }]), 'file_is_archive'],
      [png, 'not_text'],
      [workbookOf({ sheets: [{ name: 'Data', rows: '' }] }), 'workbook_empty'],
      ['[{"a": 1}, 2]', 'json_no_list'],
      ['[{"a": 1', 'json_malformed'],
    ];
    for (const [content, code] of cases)
      expect([code, await codeOf(doors.upload(workspace, content, { fileName: 'data.xlsx' }))]).toEqual([code, code]);
    expect((await doors.ask<{ items: unknown[] }>(workspace, 'GET', '/imports')).items).toEqual([]);
  });

  test('is text when its name lies: what stands in the file counts', async () => {
    const workspace = await world.createWorkspace();
    const made = await doors.upload(workspace, 'id,name\n1,Acme\n', { fileName: 'data.xlsx' });
    expect(made.workbook).toBeNull();
    expect((await preview(workspace, made.id)).columns).toEqual(['id', 'name']);
    expect(await codeOf(doors.ask(workspace, 'PUT', `/imports/${made.id}/sheet`, { sheet: 'Data' }))).toBe('not_a_workbook');
  });
});

test('a JSON list is a table: an object a row, what lies inside it a column', async () => {
  const workspace = await world.createWorkspace();
  const productId = await doors.createProduct(workspace);
  const issues = [
    {
      number: 1,
      title: 'Too slow',
      labels: [{ name: 'bug' }, { name: 'speed' }],
      author: { login: 'ann' },
      comments: [{}, {}],
      body: 'a\nb',
    },
    { number: 2, title: 'No export', labels: [], author: null, reactionGroups: [{ content: 'THUMBS_UP', users: { totalCount: 4 } }] },
  ];
  const made = await doors.upload(workspace, JSON.stringify(issues), { fileName: 'issues.json', productId });
  const shown = await preview(workspace, made.id);
  expect(shown.columns).toEqual(['number', 'title', 'labels', 'author.login', 'comments', 'body', 'author', 'reactions.THUMBS_UP']);
  expect(shown.sample).toEqual([
    ['1', 'Too slow', 'bug;speed', 'ann', '2', 'a\nb', '', ''],
    ['2', 'No export', '', '', '', '', '', '4'],
  ]);
  const fields = {
    externalId: column('number'),
    kind: constant('vote'),
    title: column('title'),
    tags: column('labels', { separator: ';' }),
  };
  await doors.ask(workspace, 'PUT', `/imports/${made.id}/mapping`, {
    mapping: { version: 1, kind: 'evidence', source: 'github', productId, fields },
  });
  expect((await doors.step(workspace, made.id, 'run')).counts).toMatchObject({ rows: 2, created: 2, refused: 0 });
});
