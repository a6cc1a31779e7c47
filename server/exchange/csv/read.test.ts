import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { CsvFormat } from '../../../contract/exchange/import.ts';
import { cases, fc } from '../../../test/support/properties.ts';
import { CsvError } from './csv-error.ts';
import type { CsvLimits } from './limits.ts';
import { type CsvRow, openCsv, placeAfter } from './read.ts';
import { sampleRows } from './sample.ts';
import { csvLine, csvWriter } from './write.ts';

const utf8: CsvFormat = { encoding: 'utf-8', delimiter: ',', header: true, skipLines: 0 };

/** Cuts the bytes into chunks of `size`, so that every boundary can fall inside a character, a quote or a line end. */
function chunks(bytes: Buffer, size: number): Readable {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size));
  return Readable.from(parts, { objectMode: true });
}

async function readAll(content: string | Buffer, format: Partial<CsvFormat> = {}, limits: Partial<CsvLimits> = {}, chunkSize = 7) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { columns, rows } = await openCsv(chunks(bytes, chunkSize), { format: { ...utf8, ...format }, limits });
  const all: CsvRow[] = [];
  for await (const row of rows) all.push(row);
  return { columns, rows: all };
}

async function failure(content: string | Buffer, format: Partial<CsvFormat> = {}, limits: Partial<CsvLimits> = {}): Promise<CsvError> {
  try {
    await readAll(content, format, limits);
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('the file was read although it is broken');
}

describe('reading CSV', () => {
  test('gives each row its line, also after quoted line breaks and blank lines', async () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const content = ['name,said', `Ada,"one${eol}two${eol}three"`, '', 'Bob,x', 'Cy,"y"'].join(eol);
      const { columns, rows } = await readAll(content);
      expect(columns).toEqual(['name', 'said']);
      expect(rows.map((row) => [row.line, row.lastLine, row.row, row.cells[0]])).toEqual([
        [2, 4, 0, 'Ada'],
        [6, 6, 1, 'Bob'],
        [7, 7, 2, 'Cy'],
      ]);
      expect(rows[0]?.cells[1]).toBe(`one${eol}two${eol}three`);
    }
  });

  test('gives byte offsets at which a second reader goes on', async () => {
    const content = Buffer.from('\uFEFFname,said\r\nAdä,"a\r\nb"\r\n\r\nBöb,"x,y"\r\nCy,z\r\n');
    const { columns, rows } = await readAll(content);
    for (const [index, row] of rows.entries()) {
      const from = placeAfter(row, columns);
      if (!from) throw new Error('no place');
      const rest = await openCsv(chunks(content.subarray(from.byteOffset), 5), { format: utf8, from });
      const again: CsvRow[] = [];
      for await (const next of rest.rows) again.push(next);
      expect(again.map(({ line, row: number, cells }) => ({ line, number, cells }))).toEqual(
        rows.slice(index + 1).map(({ line, row: number, cells }) => ({ line, number, cells })),
      );
    }
  });

  test.each(['utf-16le', 'utf-16be', 'windows-1252'] as const)('reads %s', async (encoding) => {
    const content = iconv.encode('name;said\r\nÄnne;"größer\r\nals €5"\r\nBob;x\r\n', encoding, { addBOM: encoding !== 'windows-1252' });
    const { columns, rows } = await readAll(content, { encoding, delimiter: ';' });
    expect(columns).toEqual(['name', 'said']);
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([
      [2, 'Änne', 'größer\r\nals €5'],
      [4, 'Bob', 'x'],
    ]);
  });

  test('names blank and doubled columns, and all columns of a file without header', async () => {
    expect((await readAll(',a,a, b  c \n1,2,3,4\n')).columns).toEqual(['column_1', 'a', 'a_2', 'b c']);
    const bare = await readAll('1,2\n3,4\n', { header: false });
    expect(bare.columns).toEqual(['column_1', 'column_2']);
    expect(bare.rows.map((row) => [row.line, row.row, ...row.cells])).toEqual([
      [1, 0, '1', '2'],
      [2, 1, '3', '4'],
    ]);
  });

  test('passes over the lines before the header', async () => {
    const { columns, rows } = await readAll('\uFEFFsep=;\r\na;b\r\n1;2\r\n', { delimiter: ';', skipLines: 1 });
    expect(columns).toEqual(['a', 'b']);
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([[3, '1', '2']]);
  });

  test('a row with too few or too many cells is at fault alone; empty cells behind the last column are not counted', async () => {
    const { rows } = await readAll('a,b\n1\n1,2,,\n1,2,3\n4,5\n');
    expect(rows.map((row) => [row.line, row.fault?.code, row.fault?.column])).toEqual([
      [2, 'column_count', 2],
      [3, undefined, undefined],
      [4, 'column_count', 3],
      [5, undefined, undefined],
    ]);
    expect(rows[0]?.fault?.message).toBe('Line 2 has 1 cells where the header has 2.');
  });

  test('a cell past the limit is named by line and column', async () => {
    const { rows } = await readAll(`a,b\n1,${'x'.repeat(101)}\n1,2\n`, {}, { cellLength: 100 });
    expect(rows[0]?.fault).toMatchObject({ code: 'cell_too_long', column: 2 });
    expect(rows[1]?.fault).toBeUndefined();
  });

  test('the guard against formulas is taken off', async () => {
    expect((await readAll(`a,b\n'=1+1,''-x\n'tis,-5\n`)).rows.map((row) => row.cells)).toEqual([
      ['=1+1', "'-x"],
      ["'tis", '-5'],
    ]);
  });

  test.each([
    ['an empty file', '', 'file_empty', 1],
    ['a file of blank lines', '\n\n', 'file_empty', 1],
    ['a quote that never closes', 'a,b\n1,2\n3,"x\ny,z\n', 'quote_not_closed', 3],
    ['a quote closed by the next cell', 'a,b\n1,"x\n"y",2\n', 'quote_misplaced', 2],
    ['a quote inside a bare cell', 'a,b\n1,2\n5" disk,2\n', 'quote_misplaced', 3],
    ['a NUL', 'a,b\n1,2\n3,\u0000\n', 'nul_byte', 3],
  ])('%s is refused with its line', async (_, content, code, line) => {
    const error = await failure(content);
    expect([error.code, error.line]).toEqual([code, line]);
  });

  test('bytes that are not UTF-8 are named by line and place', async () => {
    const error = await failure(Buffer.concat([Buffer.from('a,b\nä,ö\nx,'), Buffer.from([0xe9]), Buffer.from('y\n')]));
    expect([error.code, error.line, error.column]).toEqual(['encoding_invalid', 3, 3]);
    const torn = await failure(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xe2, 0x82])]));
    expect([torn.code, torn.line, torn.column]).toEqual(['encoding_invalid', 2, 3]);
  });

  test('limits hold: columns, rows, and a row that never ends', async () => {
    expect(await failure('a,b,c\n1,2,3\n', {}, { columns: 2 })).toMatchObject({ code: 'too_many_columns', line: 1, column: 3 });
    expect(await failure('a\n1\n2\n3\n', {}, { rows: 2 })).toMatchObject({ code: 'too_many_rows', line: 4 });
    expect(await failure(`a,b\n1,"${'x\n'.repeat(1000)}`, {}, { recordBytes: 500 })).toMatchObject({
      code: 'record_too_long',
      line: 2,
      column: 2,
    });
  });

  test('leaving the rows early closes the file', async () => {
    const source = chunks(Buffer.from(`a,b\n${'1,2\n'.repeat(10_000)}`), 100);
    const { rows } = await openCsv(source, { format: utf8 });
    for await (const row of rows) if (row.row === 3) break;
    expect(source.destroyed).toBe(true);
  });

  test('an error of the source reaches the reader', async () => {
    const source = new Readable({
      read() {
        this.destroy(new Error('disk gone'));
      },
    });
    await expect(openCsv(source, { format: utf8 })).rejects.toThrow('disk gone');
  });
});

describe('a sample', () => {
  const numbered = (count: number) =>
    openCsv(chunks(Buffer.from(`n,x\n${Array.from({ length: count }, (_, index) => `${index},x\n`).join('')}`), 4096), { format: utf8 });

  test('holds the first rows and some from everywhere', async () => {
    const { rows } = await numbered(5000);
    const { sample, rows: count, isWhole } = await sampleRows(rows, 100);
    const taken = sample.map(([number]) => Number(number));
    expect([count, isWhole]).toEqual([5000, true]);
    expect(taken.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(taken.length).toBeLessThanOrEqual(100);
    for (const from of [1000, 2000, 3000, 4000, 4700]) expect(taken.some((number) => number >= from && number < from + 500)).toBe(true);
  });

  test('stops where it is told to', async () => {
    const { rows } = await numbered(500);
    expect(await sampleRows(rows, 10, 100)).toMatchObject({ rows: 100, isWhole: false });
  });
});

describe('writing CSV', () => {
  async function write(columns: string[], rows: (string | number | null)[][]): Promise<Buffer> {
    const writer = csvWriter(columns);
    Readable.from(rows, { objectMode: true }).pipe(writer);
    const parts: Buffer[] = [];
    for await (const part of writer as AsyncIterable<Buffer | string>) parts.push(Buffer.from(part));
    return Buffer.concat(parts);
  }

  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 123', "'+49 30 123"],
    ['-5', '-5'],
    ['-1,234.56', '-1,234.56'],
    ['+5%', '+5%'],
    ['-5+cmd', "'-5+cmd"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ["'=x", "''=x"],
    ["'tis", "'tis"],
    ['＝1', "'＝1"],
  ])('%j is written as %j', async (cell, written) => {
    const text = (await write(['a', 'b'], [[cell, 'z']])).toString();
    const bare = text
      .split('\r\n')[1]
      ?.replace(/,z$/, '')
      .replace(/^"(.*)"$/s, '$1');
    expect(bare).toBe(written);
    expect(csvLine([cell, 'z'])).toBe(text.slice('a,b\r\n'.length));
  });

  test('what is written is read back, whatever the text and wherever the chunks are cut', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', "'", '=', '-', '5', 'a', '\t', ' ', 'é', '😀', '\uFEFF') }),
    );
    const stored = cell.filter((text) => !text.includes('\0') && text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(stored, stored, stored), { maxLength: 8 }),
        fc.integer({ min: 1, max: 64 }),
        async (rows, size) => {
          const written = await write(['a', 'b', 'c'], rows);
          const read = await readAll(written, {}, {}, size);
          expect(read.rows.map((row) => row.cells)).toEqual(rows);
          expect(rows.map((row) => csvLine(row)).join('')).toBe(written.subarray('a,b,c\r\n'.length).toString());
        },
      ),
      { numRuns: cases(150) },
    );
  });
});
