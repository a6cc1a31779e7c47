import { columnLetters, readAddress } from '../cells/cell-address.ts';
import { errorMark, notComputed } from '../cells/sheet-error.ts';
import type { Book } from './book.ts';
import { numberText } from './cell-text.ts';
import type { WorkbookLimits } from './limits.ts';
import { damaged, WorkbookError } from './workbook-error.ts';
import { TextInParts, unescapeText, walkXml } from './xml.ts';
import type { Parts } from './zip.ts';

/** A row of a sheet that has something in it. `row` as the spreadsheet counts, from 1; `cells` may have holes. */
export type SheetRow = { row: number; cells: string[] };

type Cell = { column: number; type: string; style: number; hasFormula: boolean; hasValue: boolean; value: string };

/**
 * The rows of a sheet that are not empty, in order, some at a time.
 *
 * Errors  workbook_damaged, too_many_columns, workbook_expands_too_much.
 */
export async function* readSheet(
  parts: Parts,
  part: string,
  book: Book,
  texts: readonly string[],
  limits: WorkbookLimits,
): AsyncGenerator<SheetRow[], void, undefined> {
  const text = new TextInParts(limits.cellCharacters);
  let rows: SheetRow[] = [];
  let row: SheetRow = { row: 0, cells: [] };
  let cell: Cell | undefined;
  let column = 0;
  let listens = false;
  let isReading = false;

  const beginRow = (given: string | undefined) => {
    const no = given === undefined ? row.row + 1 : Number(given);
    if (!Number.isInteger(no) || no <= row.row || no > limits.rows)
      throw damaged(`row ${String(given).slice(0, 20)} stands in a wrong place.`);
    row = { row: no, cells: [] };
    column = 0;
  };
  const beginCell = (attribute: (name: string) => string | undefined) => {
    const given = attribute('r');
    const address = given === undefined ? { row: row.row, column } : readAddress(given);
    if (!address || address.row !== row.row || address.column < column)
      throw damaged(`cell ${String(given).slice(0, 20)} stands in a wrong place.`);
    column = address.column + 1;
    const style = Number(attribute('s') ?? 0);
    cell = { column: address.column, type: attribute('t') ?? 'n', style, hasFormula: false, hasValue: false, value: '' };
  };
  const endCell = (ended: Cell) => {
    const written = textOf(ended, book, texts, row.row);
    if (written === '') return;
    // Only what holds something counts: spreadsheets keep formats of empty cells up to the last column.
    if (ended.column >= limits.columns) {
      const used = columnLetters(ended.column);
      throw new WorkbookError(
        'too_many_columns',
        `Cell ${used}${row.row} holds something: the sheet has ${(ended.column + 1).toLocaleString('en')} columns, ${limits.columns} are allowed.`,
      );
    }
    while (row.cells.length < ended.column) row.cells.push('');
    row.cells[ended.column] = written;
  };

  const walk = walkXml(
    parts.read(part, limits.partBytes),
    'the sheet',
    {
      open(name, attribute) {
        if (name === 'row') beginRow(attribute('r'));
        else if (name === 'c') beginCell(attribute);
        else if (name === 'f' && cell) cell.hasFormula = true;
        else if (name === 'rPh') isReading = true;
        else if ((name === 'v' || name === 't') && cell) {
          listens = !isReading;
          cell.hasValue = true;
        }
      },
      text(some) {
        if (listens) text.add(some);
      },
      close(name) {
        if (name === 'v' || name === 't') {
          if (cell) cell.value += text.take();
          listens = false;
        } else if (name === 'rPh') isReading = false;
        else if (name === 'c' && cell) {
          endCell(cell);
          cell = undefined;
        } else if (name === 'row' && row.cells.length > 0) rows.push(row);
      },
    },
    () => {
      if (rows.length === 0) return undefined;
      const some = rows;
      rows = [];
      return some;
    },
  );
  yield* walk;
}

function textOf(cell: Cell, book: Book, texts: readonly string[], row: number): string {
  if (!cell.hasValue) return cell.hasFormula ? notComputed : '';
  switch (cell.type) {
    case 's': {
      if (cell.value.trim() === '') return '';
      const text = texts[Number(cell.value)];
      if (text === undefined) throw damaged(`cell ${columnLetters(cell.column)}${row} names a text that is not there.`);
      return text;
    }
    case 'str':
    case 'inlineStr':
      return unescapeText(cell.value);
    case 'b':
      return cell.value.trim() === '1' || cell.value.trim() === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return `${errorMark}${cell.value.trim().slice(0, 40)}`;
    case 'd':
      return cell.value.trim();
    default:
      return numberText(cell.value, book.formats[cell.style] ?? 'number', book.is1904);
  }
}

/** A range of cells that are one. Units: as spreadsheets count rows, columns from 0. */
export type Merge = { top: number; bottom: number; left: number; right: number };

/** Merged cells stand behind the rows: what lies behind this is looked at, and nothing else is parsed. */
const endOfRows = Buffer.from('sheetData>');

/** The merged cells of a sheet, without reading its rows. */
export async function readMerges(parts: Parts, part: string, limits: WorkbookLimits): Promise<Merge[]> {
  let tail: Buffer = Buffer.alloc(0);
  let isBehind = false;
  const merges: Merge[] = [];
  for await (const chunk of parts.read(part, limits.partBytes)) {
    const joined = Buffer.concat([tail, chunk]);
    const end: number = isBehind ? 0 : findEndOfRows(joined);
    isBehind ||= end !== -1;
    tail = isBehind ? takeMerges(joined.subarray(end), merges, limits) : joined.subarray(-40);
  }
  return merges;
}

/** Where `</sheetData>` or `</x:sheetData>` is; the opening tag ends alike. */
function findEndOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf(endOfRows); at !== -1; at = bytes.indexOf(endOfRows, at + 1))
    if (/<\/(\w{1,20}:)?$/.test(bytes.subarray(Math.max(0, at - 24), at).toString('latin1'))) return at;
  return -1;
}

/** Takes the merges of whole tags; gives back what may be the beginning of the next. */
function takeMerges(bytes: Buffer, merges: Merge[], limits: WorkbookLimits): Buffer {
  const last = bytes.lastIndexOf(0x3e) + 1;
  const text = bytes.subarray(0, last).toString('latin1');
  for (const [, from, to] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([^":]{1,20}):([^"]{1,20})"/g)) {
    if (merges.length >= limits.merges) break;
    const [first, end] = [readAddress(from ?? ''), readAddress(to ?? '')];
    if (first && end) merges.push({ top: first.row, bottom: end.row, left: first.column, right: Math.min(end.column, limits.columns - 1) });
  }
  return bytes.subarray(last).subarray(-4096);
}
