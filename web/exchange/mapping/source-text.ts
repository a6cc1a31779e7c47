import type { FieldSource, ValueOptions } from '../../../contract/exchange/mapping.ts';

/** The first rows of the file, as the mapping screen has them. */
export interface FileSample {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The server finds columns and values without case and punctuation too; what is shown here must not say otherwise. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const cellOf = (file: FileSample, row: readonly string[], column: string): string => {
  const exact = file.columns.indexOf(column);
  const at = exact === -1 ? file.columns.findIndex((name) => folded(name) === folded(column)) : exact;
  return (at === -1 ? '' : (row[at] ?? '')).trim();
};

export const hasColumn = (file: FileSample, column: string): boolean =>
  file.columns.some((name) => name === column || folded(name) === folded(column));

const lookUp = (table: Readonly<Record<string, string>>, text: string): string | undefined =>
  table[text] ?? Object.entries(table).find(([from]) => folded(from) === folded(text))?.[1];

/** Fills `{column}` and `{row:1}`; `{{` and `}}` are braces. Empty when all its columns are. */
function fill(template: string, file: FileSample, rowIndex: number, value?: string): string {
  const row = file.rows[rowIndex] ?? [];
  let hasPlaces = false;
  let isFilled = false;
  const text = template.replaceAll(/\{\{|\}\}|\{([^{}]+)\}/g, (token, name: string | undefined) => {
    if (token === '{{') return '{';
    if (token === '}}') return '}';
    if (name === undefined) return token;
    if (name === 'row:0' || name === 'row:1') return String(rowIndex + Number(name.at(-1)));
    if (name === 'value' && value !== undefined) return value;
    hasPlaces = true;
    const cell = cellOf(file, row, name);
    if (cell !== '') isFilled = true;
    return cell;
  });
  return hasPlaces && !isFilled && value === undefined ? '' : text.trim();
}

/** What a source reads out of one row, before any option. '' says that there is nothing. */
export function rawText(source: FieldSource, file: FileSample, rowIndex: number): string {
  const row = file.rows[rowIndex] ?? [];
  switch (source.is) {
    case 'column':
      return cellOf(file, row, source.column);
    case 'columns':
      return source.columns
        .map((column) => cellOf(file, row, column))
        .filter((text) => text !== '')
        .join(source.join);
    case 'constant':
      return source.value.trim();
    case 'template':
      return fill(source.template, file, rowIndex);
    case 'lookup': {
      const text = cellOf(file, row, source.column);
      return text === '' ? '' : (lookUp(source.table, text) ?? '');
    }
    case 'row':
      return String(rowIndex + source.from);
  }
}

export const columnsOf = (source: FieldSource): string[] => {
  switch (source.is) {
    case 'column':
    case 'lookup':
      return [source.column];
    case 'columns':
      return source.columns;
    case 'template':
      return [...source.template.replaceAll(/\{\{|\}\}/g, '').matchAll(/\{([^{}]+)\}/g)]
        .map(([, name = '']) => name)
        .filter((name) => !name.startsWith('row:'));
    default:
      return [];
  }
};

/** The pieces of a cell of several values. */
export const splitValues = (text: string, separator: string | undefined): string[] =>
  (separator ? text.split(separator) : [text]).map((one) => one.trim()).filter((one) => one !== '');

const isNothing = (text: string, options: ValueOptions): boolean =>
  text === '' || (options.emptyValues ?? []).some((one) => folded(one) === folded(text));

/**
 * What a cell of one value says after the table of values.
 *
 * Shape   '' means nothing; undefined: the table refuses it.
 */
export function translated(text: string, options: ValueOptions = {}): string | undefined {
  if (isNothing(text, options)) return '';
  if (!options.values) return text;
  const found = lookUp(options.values, text);
  if (found !== undefined) return found.trim();
  return options.otherwise === 'empty' ? '' : options.otherwise === 'refuse' ? undefined : text;
}

export interface NamedProblem {
  value: string;
  title: string;
  /** How many rows of the sample name it. */
  rows: number;
  isExcepted: boolean;
}

/** The problems that a column names in the sample, the most frequent first; what is excepted stands last. */
export function namedProblems(source: FieldSource, file: FileSample): NamedProblem[] {
  const options = source.options ?? {};
  const except = new Set((options.except ?? []).map(folded));
  const found = new Map<string, NamedProblem>();
  for (const rowIndex of file.rows.keys()) {
    const text = rawText(source, file, rowIndex);
    if (isNothing(text, options)) continue;
    for (const value of new Set(splitValues(text, options.separator))) {
      const named = translated(value, { ...options, emptyValues: [] }) ?? '';
      const known = found.get(value);
      if (known) known.rows += 1;
      else {
        const title = fill(options.title ?? '{value}', file, rowIndex, named);
        found.set(value, { value, title, rows: 1, isExcepted: except.has(folded(value)) || named === '' });
      }
    }
  }
  return [...found.values()].sort((a, b) => Number(a.isExcepted) - Number(b.isExcepted) || b.rows - a.rows);
}

/** Different texts that a source reads in the sample, in the order of the file. */
export function distinctTexts(source: FieldSource, file: FileSample, most = 200): string[] {
  const found = new Set<string>();
  for (const rowIndex of file.rows.keys()) {
    const text = rawText(source, file, rowIndex);
    if (text !== '') found.add(text);
    if (found.size >= most) break;
  }
  return [...found];
}

/** What the column holds: a few of its values, for those who choose one. */
export const columnExamples = (column: string, file: FileSample, most = 3): string[] => distinctTexts({ is: 'column', column }, file, most);
