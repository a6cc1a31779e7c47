// What a sheet becomes, cell by cell, and what a file may not make us do.
import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { cases, fc } from '../../../test/support/properties.ts';
import { type WrittenSheet, type WrittenWorkbook, workbookOf, zipOf } from '../../../test/support/workbook.ts';
import { errorMark, notComputed } from '../cells/sheet-error.ts';
import { openCsv } from '../csv/index.ts';
import { formatOfTable } from '../workbook-file.ts';
import { chooseSheet, convertSheet, openBook } from './convert-sheet.ts';
import { type WorkbookLimits, workbookLimits } from './limits.ts';
import { WorkbookError } from './workbook-error.ts';

async function convert(bytes: Buffer, sheet: string | null = null, limits: Partial<WorkbookLimits> = {}) {
  const open = await openBook(bytes, { ...workbookLimits, ...limits });
  const chosen = await chooseSheet(open, sheet);
  const pieces = convertSheet(open, chosen);
  const csv: Buffer[] = [];
  let step = await pieces.next();
  for (; !step.done; step = await pieces.next()) csv.push(step.value);
  const { format, reasons } = formatOfTable('sheet', chosen.no, step.value);
  const { columns, rows } = await openCsv(Readable.from(csv, { objectMode: true }), { format });
  const read: { line: number; cells: string[] }[] = [];
  for await (const row of rows) read.push({ line: row.line, cells: row.cells });
  return { sheet: chosen.name, format, reasons, columns, rows: read, made: step.value };
}

const refusal = async (bytes: Buffer, limits: Partial<WorkbookLimits> = {}): Promise<string> => {
  try {
    await convert(bytes, null, limits);
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
  return 'none';
};

const one = (rows: WrittenSheet['rows'], rest: Omit<WrittenWorkbook, 'sheets'> & { merges?: readonly string[] } = {}) => {
  const { merges, ...workbook } = rest;
  return workbookOf({ ...workbook, sheets: [{ name: 'Data', rows, ...(merges ? { merges } : {}) }] });
};

describe('a sheet becomes a table', () => {
  test('each cell is the text that a person reads in it', async () => {
    const formats = [14, 22, 10, '00000', 'dd"d"/mm/yy', '[$-409]h:mm AM/PM', '[h]:mm:ss', '#,##0.00 [$€-407]', '"day" 0', 'General', 21];
    const cells: [xml: string, read: string][] = [
      ['t="s"><v>0</v>', 'shared & rich'],
      ['t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is>', 'two runs'],
      ['t="str"><f>A1</f><v>of a formula</v>', 'of a formula'],
      ['t="str"><f>""</f><v></v>', ''],
      ['><f>1+1</f><v>2</v>', '2'],
      ['><f>NOW()</f>', notComputed],
      ['t="e"><f>A1/0</f><v>#DIV/0!</v>', `${errorMark}#DIV/0!`],
      ['t="e"><v>#REF!</v>', `${errorMark}#REF!`],
      ['t="b"><v>1</v>', 'TRUE'],
      ['t="b"><v>0</v>', 'FALSE'],
      ['><v>0.30000000000000004</v>', '0.3'],
      ['><v>-1234.5</v>', '-1234.5'],
      ['><v>123456789012</v>', '123456789012'],
      ['s="1"><v>45351</v>', '2024-02-29'],
      ['s="2"><v>45351.75</v>', '2024-02-29 18:00:00'],
      ['s="3"><v>0.255</v>', '25.5%'],
      ['s="4"><v>815</v>', '00815'],
      ['s="5"><v>45351.99</v>', '2024-02-29'],
      ['s="6"><v>0.5</v>', '12:00:00'],
      ['s="7"><v>1.5</v>', '36:00:00'],
      ['s="8"><v>12.5</v>', '12.5'],
      ['s="9"><v>7</v>', '7'],
      ['s="10"><v>45351</v>', '45351'],
      ['s="11"><v>0.999999999</v>', '24:00:00'],
      ['t="d"><v>2024-02-29</v>', '2024-02-29'],
      ['t="inlineStr"><is><t>line_x000D_\nbreak _x0000_</t></is>', 'line\r\nbreak '],
      ['t="inlineStr"><is><t>=1+1</t></is>', '=1+1'],
      ['t="inlineStr"><is><t>\'=quoted</t></is>', "'=quoted"],
    ];
    const xml = cells.map(
      ([cell], index) =>
        `<row r="${index + 2}"><c r="A${index + 2}" t="inlineStr"><is><t>x</t></is></c><c r="B${index + 2}" ${cell}</c></row>`,
    );
    const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>mark</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>';
    const texts = ['<r><t>shared </t></r><r><t>&amp; rich</t></r><rPh sb="0" eb="1"><t>reading</t></rPh>'];
    const { columns, rows } = await convert(one(header + xml.join(''), { formats, texts }));
    expect(columns).toEqual(['mark', 'value']);
    expect(rows.map((row) => row.cells[1])).toEqual(cells.map(([, read]) => read));
  });

  test('the first day of both date systems is right, and the day that never was stays one that is refused', async () => {
    const serials = [1, 59, 60, 61, 366, 2_958_465];
    const rows = serials.map((serial, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1"><v>${serial}</v></c></row>`).join('');
    const of1900 = await convert(one(rows, { formats: [14] }));
    expect(of1900.rows.map(({ cells }) => cells[0])).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '1900-12-31',
      '9999-12-31',
    ]);
    const of1904 = await convert(one(rows, { formats: [14], is1904: true }));
    expect(of1904.rows.slice(0, 2).map(({ cells }) => cells[0])).toEqual(['1904-01-02', '1904-02-29']);
  });

  test('a line is a row of the sheet: titles above, empty rows between and line breaks in cells do not move it', async () => {
    const said = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [
      `<row r="1">${said('A1', 'Customers\nof 2024')}</row>`,
      `<row r="4">${said('A4', 'id')}${said('B4', 'name')}${said('C4', 'note')}</row>`,
      `<row r="5">${said('A5', '1')}${said('B5', 'Acme')}${said('C5', 'two\nlines')}</row>`,
      `<row r="9">${said('A9', '2')}${said('B9', 'Beta')}</row>`,
      '<row r="1048576"><c r="A1048576" s="0"/></row>',
    ];
    const { columns, rows: read, format, made } = await convert(one(rows.join('')));
    expect(format).toMatchObject({ header: true, skipLines: 3, made: { of: 'sheet', no: 1 } });
    expect(columns).toEqual(['id', 'name', 'note']);
    expect(read).toEqual([
      { line: 5, cells: ['1', 'Acme', 'two\nlines'] },
      { line: 9, cells: ['2', 'Beta', ''] },
    ]);
    expect(made.rows).toBe(9);
  });

  test('merged cells give their value to each of their rows, a merged title stays a title, and a range without end makes no rows', async () => {
    const rows = [
      ['All customers', '', ''],
      ['account', 'person', 'email'],
      ['Acme', 'Ann', 'ann@acme.test'],
      ['', 'Bob', 'bob@acme.test'],
      ['Beta', 'Cy', ''],
    ];
    const merges = ['A1:C1', 'A3:A4', 'A5:A1048576', 'X7:XFD9'];
    const { columns, rows: read, reasons } = await convert(one(rows, { merges }));
    expect(columns).toEqual(['account', 'person', 'email']);
    expect(read.map(({ cells }) => cells)).toEqual([
      ['Acme', 'Ann', 'ann@acme.test'],
      ['Acme', 'Bob', 'bob@acme.test'],
      ['Beta', 'Cy', ''],
    ]);
    expect(reasons).toContain('1 merged cell was filled with the value that the sheet shows.');
  });

  test('the first sheet that is seen and not empty is proposed; any can be named', async () => {
    const sheets: WrittenSheet[] = [
      { name: 'Lists', rows: [['a'], ['b']], state: 'hidden' },
      { name: 'Cover', rows: '<row r="3"><c r="A3" s="1"/></row>' },
      {
        name: 'Déals & more',
        rows: [
          ['id', 'name'],
          ['1', 'x'],
        ],
      },
    ];
    const bytes = workbookOf({ sheets });
    expect((await convert(bytes)).sheet).toBe('Déals & more');
    expect((await convert(bytes, 'lists')).rows).toHaveLength(1);
    await expect(convert(bytes, 'Cover')).rejects.toMatchObject({ code: 'workbook_empty' });
    await expect(convert(bytes, 'Nope')).rejects.toMatchObject({ code: 'sheet_not_found' });
  });

  test('whatever text and numbers a program writes come out again', { timeout: 60_000 }, async () => {
    // XML knows no control characters and one line break; spreadsheets none of the escapes that they use themselves.
    // The program that writes here leaves U+FFFD out.
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((one) => one.toWellFormed().replaceAll(/[\p{Cc}\p{Cn}\uFFFD]|_x/gu, ' '))
      // The program that writes here takes a text for the name of a method.
      .map((one) => (one in {} ? `${one} ` : one));
    // A day number is a floating one: of exactly half a second it cannot tell which second is nearer.
    const date = fc
      .date({ min: new Date('1901-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .filter((one) => one.getUTCMilliseconds() !== 500);
    const cell = fc.oneof(text, fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), date);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const head = ['first', 'second', 'third'];
        const typed = rows.map((row, index) => [{ value: index + 1, type: Number }, ...row.map(written)]);
        const blob = await writeExcelFile([[{ value: 'no' }, ...head.map((value) => ({ value }))], ...typed] as never).toBuffer();
        const { columns, rows: read } = await convert(blob);
        expect(columns).toEqual(['no', ...head]);
        expect(read.map(({ cells }) => cells)).toEqual(rows.map((row, index) => [String(index + 1), ...row.map(expected)]));
      }),
      { numRuns: cases(40) },
    );
  });
});

type Value = string | number | boolean | Date;
const written = (value: Value) =>
  value instanceof Date
    ? { value, type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
    : value === ''
      ? null
      : { value, type: { string: String, number: Number, boolean: Boolean }[typeof value as 'string'] };
const expected = (value: Value): string => {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!(value instanceof Date)) return String(value);
  return new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().replace('T', ' ').slice(0, 19);
};

const real = new URL('../../../../shared/data/industry-taxonomies/', import.meta.url);
describe(
  existsSync(real) ? 'the real workbook' : 'the real workbook is absent (no ../shared beside this clone): nothing was compared',
  () => {
    test('of the Census Bureau (NAICS 2022, written by Excel) gives the codes and titles of the published list', async ({ annotate }) => {
      if (!existsSync(real)) return void (await annotate('no ../shared'));
      const { columns, rows } = await convert(readFileSync(new URL('naics-2022-2-6-digit-codes.xlsx', real)));
      const published = parse(readFileSync(new URL('naics-2022.csv', real)), { columns: true }) as { code: string; title: string }[];
      const known = JSON.parse(readFileSync(new URL('REFERENCE.json', real), 'utf8')).naics_2022;
      expect(rows).toHaveLength(known.rows);
      expect(columns[1]).toBe('2022 NAICS US Code');
      expect(rows.map(({ cells }) => cells[1])).toEqual(published.map(({ code }) => code));
      expect(rows.map(({ cells }) => (cells[2] ?? '').trim())).toEqual(published.map(({ title }) => title.trim()));
    });
  },
);

describe('a bad workbook is refused', () => {
  const fine = one([
    ['id', 'name'],
    ['1', 'x'],
  ]);
  const sheet = (content: string, saysBytes?: number) =>
    one('', { parts: [{ name: 'xl/worksheets/sheet1.xml', content, ...(saysBytes === undefined ? {} : { saysBytes }) }] });
  const bomb = `<worksheet><sheetData>${' '.repeat(20_000_000)}</sheetData></worksheet>`;

  test.each<[why: string, bytes: () => Buffer, code: string]>([
    ['that was cut off', () => fine.subarray(0, fine.length - 30), 'workbook_damaged'],
    [
      'whose middle is overwritten',
      () => Buffer.concat([fine.subarray(0, 400), Buffer.alloc(200, 7), fine.subarray(600)]),
      'workbook_damaged',
    ],
    ['that is no workbook but an archive', () => zipOf([{ name: 'data.csv', content: 'a,b' }]), 'file_is_archive'],
    ['that is an archive in an archive', () => zipOf([{ name: 'inner.xlsx', content: fine }]), 'file_is_archive'],
    ['that holds nothing at all', () => zipOf([]), 'file_is_archive'],
    ['that is binary', () => zipOf([{ name: 'xl/workbook.bin', content: 'x' }]), 'workbook_binary'],
    [
      'that is of another program',
      () =>
        zipOf([
          { name: 'mimetype', content: 'x' },
          { name: 'content.xml', content: 'x' },
        ]),
      'file_is_spreadsheet',
    ],
    ['that would unpack to far more', () => sheet(bomb), 'workbook_expands_too_much'],
    ['that claims to be larger than anything', () => sheet('<worksheet/>', 4_000_000_000), 'workbook_expands_too_much'],
    ['that claims to be smaller than it is', () => sheet(bomb, 100), 'workbook_expands_too_much'],
    ['that declares entities', () => sheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'), 'workbook_damaged'],
    ['that is no XML', () => sheet('<worksheet><sheetData><row></sheetData>'), 'workbook_damaged'],
    ['with a million columns', () => one('<row r="1"><c r="BDWGN1"><v>1</v></c></row>'), 'too_many_columns'],
    ['with more columns than are allowed', () => one([Array.from({ length: 501 }, (_, index) => `c${index}`)]), 'too_many_columns'],
    ['with a row behind the last', () => one('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), 'workbook_damaged'],
    [
      'whose rows go backwards',
      () => one('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
      'workbook_damaged',
    ],
    ['whose cell stands in another row', () => one('<row r="2"><c r="A3"><v>1</v></c></row>'), 'workbook_damaged'],
    ['that names a text that is not there', () => one('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), 'workbook_damaged'],
    ['without a sheet', () => workbookOf({ sheets: [] }), 'workbook_damaged'],
    ['without a value', () => one(''), 'workbook_empty'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes())).toBe(code);
  });

  test('with more shared text than can be held', async () => {
    const texts = Array.from({ length: 100 }, () => `<t>${'x'.repeat(1000)}</t>`);
    expect(await refusal(one([['a']], { texts }), { sharedCharacters: 50_000 })).toBe('workbook_too_large');
  });

  test('formats of empty cells up to the last column are nothing', async () => {
    const empty = Array.from({ length: 16_384 }, () => '<c s="1"/>').join('');
    const { columns, rows } = await convert(
      one(`<row r="1"><c t="inlineStr"><is><t>a</t></is></c>${empty.slice(10)}</row><row r="2"><c><v>1</v></c>${empty.slice(10)}</row>`),
    );
    expect([columns.length, rows.length]).toEqual([1, 1]);
  });

  test('any bytes in a workbook end in a refusal or a table, never in anything else', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: fine.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, noise) => {
        const bytes = Buffer.from(fine);
        Buffer.from(noise).copy(bytes, at);
        const outcome = await refusal(bytes).catch((error: unknown) => (error as Error).name);
        expect(outcome).toMatch(/^[a-z_]+$|^CsvError$/);
      }),
      { numRuns: cases(150) },
    );
  });
});
