import type { WorkbookLimits } from './limits.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { damaged, WorkbookError } from './workbook-error.ts';
import { TextInParts, unescapeText, walkAll } from './xml.ts';
import type { Parts } from './zip.ts';

export type SheetEntry = { no: number; name: string; isHidden: boolean; part: string };

/** What holds for all sheets of a workbook. `formats` by the style number of a cell. */
export type Book = { sheets: SheetEntry[]; is1904: boolean; formats: NumberFormat[] };

/**
 * Reads what a workbook says of itself: its sheets, its date system, its formats.
 *
 * Errors  file_is_archive, file_is_spreadsheet, workbook_binary, workbook_damaged.
 */
export async function readBook(parts: Parts, limits: WorkbookLimits): Promise<Book> {
  refuseOthers(parts);
  const relations = await readRelations(parts, limits);
  const { sheets, is1904 } = await readSheets(parts, relations, limits);
  return { sheets, is1904, formats: await readFormats(parts, limits) };
}

function refuseOthers(parts: Parts): void {
  if (parts.has('xl/workbook.xml')) return;
  if (parts.has('xl/workbook.bin'))
    throw new WorkbookError('workbook_binary', 'This is a binary workbook (.xlsb). Save it as .xlsx and bring that.');
  if (parts.has('mimetype') && parts.has('content.xml'))
    throw new WorkbookError('file_is_spreadsheet', 'This is an OpenDocument file. Save the sheet as .xlsx or CSV and bring that.');
  if (parts.names.some((name) => name.startsWith('index/') && name.endsWith('.iwa')))
    throw new WorkbookError('file_is_spreadsheet', 'This is a Numbers file. Export it as .xlsx or CSV and bring that.');
  const inside = parts.names.find((name) => /\.(csv|tsv|txt|xlsx|json)$/.test(name));
  const hint = inside === undefined ? 'Unpack it first.' : `Unpack it and bring what is inside (${inside.slice(0, 80)}).`;
  throw new WorkbookError('file_is_archive', `This is an archive, not a workbook. ${hint}`);
}

async function readRelations(parts: Parts, limits: WorkbookLimits): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (!parts.has('xl/_rels/workbook.xml.rels')) throw damaged('it does not say where its sheets are.');
  await walkAll(parts.read('xl/_rels/workbook.xml.rels', limits.smallPartBytes), 'the list of relations', {
    open(name, attribute) {
      const [id, target, type] = [attribute('Id'), attribute('Target'), attribute('Type')];
      if (name !== 'Relationship' || id === undefined || target === undefined || !type?.endsWith('/worksheet')) return;
      found.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return found;
}

async function readSheets(parts: Parts, relations: Map<string, string>, limits: WorkbookLimits): Promise<Omit<Book, 'formats'>> {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  await walkAll(parts.read('xl/workbook.xml', limits.smallPartBytes), 'the list of sheets', {
    open(name, attribute) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet' || sheets.length >= limits.sheets) return;
      const part = relations.get(attribute('r:id') ?? attribute('ns1:id') ?? '');
      // A sheet that is a chart has no rows.
      if (part === undefined || !parts.has(part)) return;
      const isHidden = (attribute('state') ?? 'visible') !== 'visible';
      sheets.push({
        no: sheets.length + 1,
        name: unescapeText(attribute('name') ?? '').slice(0, 255) || `Sheet ${sheets.length + 1}`,
        isHidden,
        part,
      });
    },
  });
  if (sheets.length === 0) throw damaged('it has no sheet.');
  return { sheets, is1904 };
}

async function readFormats(parts: Parts, limits: WorkbookLimits): Promise<NumberFormat[]> {
  if (!parts.has('xl/styles.xml')) return [];
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isInCells = false;
  await walkAll(parts.read('xl/styles.xml', limits.smallPartBytes), 'the list of formats', {
    open(name, attribute) {
      if (name === 'cellXfs') isInCells = true;
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), (attribute('formatCode') ?? '').slice(0, 500));
      if (name !== 'xf' || !isInCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      formats.push(numberFormat(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats;
}

/** Texts that many cells share, by number. The reading of a text (furigana) is not part of it. */
export async function readSharedTexts(parts: Parts, limits: WorkbookLimits): Promise<string[]> {
  const texts: string[] = [];
  if (!parts.has('xl/sharedStrings.xml')) return texts;
  const text = new TextInParts(limits.cellCharacters);
  let characters = 0;
  let isText = false;
  let isReading = false;
  await walkAll(parts.read('xl/sharedStrings.xml', limits.partBytes), 'the list of texts', {
    open(name) {
      if (name === 't') isText = true;
      if (name === 'rPh') isReading = true;
    },
    text(part) {
      if (isText && !isReading) text.add(part);
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      const whole = unescapeText(text.take());
      characters += whole.length + 16;
      if (characters > limits.sharedCharacters)
        throw new WorkbookError(
          'workbook_too_large',
          'The workbook holds more text than can be read at once. Save the sheet as CSV and bring that.',
        );
      texts.push(whole);
    },
  });
  return texts;
}
