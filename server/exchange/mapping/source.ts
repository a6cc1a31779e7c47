import type { FieldSource } from '../../../contract/exchange/mapping.ts';
import { asWord, isSheetError } from '../cells/index.ts';

/** A row as the reader gives it; `row` counts rows of data from 0. */
export type SourceRow = { line: number; row: number; cells: readonly string[] };

/** Reads the text of a source out of a row, trimmed; empty text means that there is nothing. */
export type ReadText = (row: SourceRow) => string;

/** Finds a column by its name: exactly, else without case and punctuation where only one matches. */
export function columnFinder(columns: readonly string[]): (name: string) => number | undefined {
  const exact = new Map(columns.map((name, index) => [name, index]));
  const folded = new Map<string, number | 'several'>();
  for (const [index, name] of columns.entries()) folded.set(asWord(name), folded.has(asWord(name)) ? 'several' : index);
  return (name) => {
    const index = exact.get(name) ?? folded.get(asWord(name));
    return index === 'several' ? undefined : index;
  };
}

export type CompiledSource = { read: ReadText; column: string | null };

/** Makes a source readable. `index` gives the place of a column, and notes the ones that the file does not have. */
export function compileSource(source: FieldSource, index: (name: string) => number): CompiledSource {
  return { read: readerOf(source, index), column: namedColumn(source) };
}

function namedColumn(source: FieldSource): string | null {
  if (source.is === 'column' || source.is === 'lookup') return source.column;
  if (source.is === 'columns') return source.columns[0] ?? null;
  return source.is === 'template' ? (templateParts(source.template).find((part) => part.column !== undefined)?.column ?? null) : null;
}

function readerOf(source: FieldSource, index: (name: string) => number): ReadText {
  switch (source.is) {
    case 'column': {
      const at = index(source.column);
      return (row) => (row.cells[at] ?? '').trim();
    }
    case 'columns': {
      const at = source.columns.map(index);
      return (row) => {
        const parts: string[] = [];
        for (const one of at) {
          const text = (row.cells[one] ?? '').trim();
          if (text !== '') parts.push(text);
        }
        return parts.join(source.join);
      };
    }
    case 'constant': {
      const text = source.value.trim();
      return () => text;
    }
    case 'template':
      return templateReader(source.template, index);
    case 'lookup': {
      const at = index(source.column);
      const table = translationTable(source.table);
      return (row) => {
        const text = (row.cells[at] ?? '').trim();
        if (isSheetError(text)) return text;
        return text === '' ? '' : (table(text) ?? '').trim();
      };
    }
    case 'row':
      return (row) => String(row.row + source.from);
  }
}

/** Looks a text up, exactly first, else without case and punctuation. */
export function translationTable(values: Readonly<Record<string, string>>): (text: string) => string | undefined {
  const exact = new Map(Object.entries(values));
  const folded = new Map(Object.entries(values).map(([from, to]) => [asWord(from), to]));
  return (text) => exact.get(text) ?? folded.get(asWord(text));
}

type TemplatePart = { text: string; column?: string; rowFrom?: 0 | 1 };

/** `Ticket {id}: {priority}`; `{{` and `}}` are braces, `{row:0}` and `{row:1}` the row number. */
export function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  for (const [token] of template.matchAll(/\{\{|\}\}|\{[^{}]*\}|[^{}]+|[{}]/g)) {
    const isPlace = token.length > 2 && token.startsWith('{') && token.endsWith('}') && token !== '{{' && token !== '}}';
    if (!isPlace) {
      text += token === '{{' ? '{' : token === '}}' ? '}' : token;
      continue;
    }
    if (text !== '') parts.push({ text });
    text = '';
    const name = token.slice(1, -1);
    parts.push(name === 'row:0' ? { text: '', rowFrom: 0 } : name === 'row:1' ? { text: '', rowFrom: 1 } : { text: '', column: name });
  }
  if (text !== '') parts.push({ text });
  return parts;
}

/** A template whose columns are all empty is empty, so that the next source of the field gets its turn. */
function templateReader(template: string, index: (name: string) => number): ReadText {
  const parts = templateParts(template).map((part) => ({ ...part, at: part.column === undefined ? undefined : index(part.column) }));
  const hasColumns = parts.some((part) => part.at !== undefined);
  return (row) => {
    let filled = !hasColumns;
    let text = '';
    for (const part of parts) {
      if (part.at !== undefined) {
        const cell = (row.cells[part.at] ?? '').trim();
        if (cell !== '') filled = true;
        text += cell;
      } else text += part.rowFrom === undefined ? part.text : String(row.row + part.rowFrom);
    }
    return filled ? text.trim() : '';
  };
}

/** Fills a template of one value: `{value}` is the value, everything else a column of its row. */
export type FillTemplate = (value: string, row: SourceRow) => string;

export function valueTemplate(template: string, index: (name: string) => number): FillTemplate {
  const parts = templateParts(template).map((part) => ({
    ...part,
    at: part.column === undefined || part.column === 'value' ? undefined : index(part.column),
  }));
  return (value, row) =>
    parts
      .map((part) => {
        if (part.column === 'value') return value;
        if (part.at !== undefined) return (row.cells[part.at] ?? '').trim();
        return part.rowFrom === undefined ? part.text : String(row.row + part.rowFrom);
      })
      .join('');
}
