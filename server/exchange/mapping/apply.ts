import type { TargetField } from '../../../contract/exchange/field.ts';
import type { RowProblem } from '../../../contract/exchange/import.ts';
import type { FieldMapping, Mapping, RowCondition } from '../../../contract/exchange/mapping.ts';
import { fieldsOf, findField, kindRules, type MappedRecord, type RecordKind } from '../../../contract/exchange/record-kind.ts';
import { columnLetters } from '../cells/cell-address.ts';
import { asWord, type CellResult, isSheetError, sheetError } from '../cells/index.ts';
import { errorMark } from '../cells/sheet-error.ts';
import { type CompiledSource, columnFinder, compileSource, type SourceRow, templateParts } from './source.ts';
import { notInTable, type PrepareText, prepareText, type ReadValue, valueReader } from './value.ts';

/** Why a mapping cannot be used with these columns. `path` is the place in the mapping. */
export type MappingIssue = { path: string; code: 'column_missing' | 'field_required' | 'external_id_required'; message: string };

export type SkipReason = { code: 'filtered' | 'empty_row' | 'nothing_to_import'; message: string };

/**
 * What one row became.
 *
 * Shape   exactly one of three: `record` (it can be imported, perhaps with warnings), `skipped`, or neither: then `problems` has an error.
 *         In `record` a missing key leaves what is stored, null clears it. `externalId` stands in the record like any field.
 *         `assumed`: for each field whose value is our assumption and not in the file, why.
 */
export type MappedRow<K extends RecordKind = RecordKind> = {
  line: number;
  row: number;
  record?: MappedRecord<K>;
  skipped?: SkipReason;
  problems: RowProblem[];
  assumed: Record<string, string>;
};

/** A row of the reader; its fault becomes a problem. */
export type MappableRow = SourceRow & { fault?: { code: string; message: string; column: number } };

export type CompiledMapping<K extends RecordKind = RecordKind> =
  | { ok: true; kind: K; columnsUsed: string[]; map: (row: MappableRow) => MappedRow<K> }
  | { ok: false; issues: MappingIssue[] };

/**
 * Makes a mapping into a fast function from rows to records, or says why it does not fit the columns.
 *
 * Shape   The function never throws and keeps no state: the same row gives the same record.
 * Errors  of a row: the codes of `cells/cell.ts`, and `required_missing`, `value_not_in_table`, `dates_out_of_order`, `column_count`,
 *         `cell_too_long`.
 */
export function compileMapping<K extends RecordKind>(mapping: Mapping & { kind: K }, columns: readonly string[]): CompiledMapping<K> {
  const issues: MappingIssue[] = [];
  const find = columnFinder(columns);
  const fields = Object.entries(mapping.fields).flatMap(([key, fieldMapping]) =>
    compileField(mapping.kind, key, fieldMapping, find, issues),
  );
  const conditions = compileConditions(mapping, find, issues);
  const creates = mapping.mode !== 'update_only';
  if (creates) requireFields(mapping, issues);
  else if (!mapping.fields.externalId) {
    issues.push({
      path: 'fields.externalId',
      code: 'external_id_required',
      message: 'An import that only updates needs the external id of each row.',
    });
  }
  if (issues.length > 0) return { ok: false, issues };

  // Currencies first: the amounts of the row are read with them.
  fields.sort((left, right) => Number(right.field.helps !== undefined) - Number(left.field.helps !== undefined));
  const rules = kindRules[mapping.kind];
  const width = columns.length;
  const closesByStatus = readFromOneColumn(mapping, 'closeOn', 'closedOn');
  const map = (row: MappableRow): MappedRow<K> => {
    const result: MappedRow<K> = { line: row.line, row: row.row, problems: [], assumed: {} };
    if (row.fault) {
      result.problems.push({
        line: row.line,
        column: columns[row.fault.column - 1] ?? null,
        field: null,
        code: row.fault.code,
        message: row.fault.message,
        severity: 'error',
      });
      return result;
    }
    if (isEmptyRow(row.cells, width)) {
      result.skipped = { code: 'empty_row', message: 'The row is empty.' };
      return result;
    }
    const filtered = conditions?.(row);
    if (filtered) {
      result.skipped = { code: 'filtered', message: filtered };
      return result;
    }
    const { record, written, isRefused } = readFields(fields, row, creates, result);
    if (mapping.kind === 'deal' && closesByStatus) settleClosingDay(record);
    let hasError = isRefused;
    if (!hasError && creates) hasError = lacksOneOf(rules.atLeastOne, record, mapping, result);
    if (isOutOfOrder(rules.inOrder, record, result, mapping)) hasError = true;
    if (hasError) return result;
    if (!creates && written === 0) {
      result.skipped = { code: 'nothing_to_import', message: 'The row has an external id and nothing else.' };
      return result;
    }
    result.record = record as MappedRecord<K>;
    return result;
  };
  return { ok: true, kind: mapping.kind, columnsUsed: columnsUsed(mapping, find, columns), map };
}

function readFields(fields: readonly ReadableField[], row: MappableRow, creates: boolean, result: MappedRow) {
  const record: Record<string, unknown> = {};
  const currencies: Record<string, string> = {};
  let isRefused = false;
  let written = 0;
  for (const field of fields) {
    const value = readField(field, row, currencies[field.key], result);
    if (value === failed) {
      isRefused = true;
    } else if (creates && field.field.required && (value === undefined || value === null)) {
      isRefused = true;
      result.problems.push(missing(row.line, field.key, field.sources[0]?.column ?? null, field.field.label));
    } else if (field.field.helps !== undefined) {
      if (typeof value === 'string') currencies[field.field.helps] = value;
    } else if (value !== undefined) {
      write(record, field, value);
      if (field.key !== 'externalId') written++;
    }
  }
  return { record, written, isRefused };
}

const readFromOneColumn = (mapping: Mapping, one: string, other: string): boolean => {
  const column = columnOf(mapping, one);
  return column !== null && column === columnOf(mapping, other);
};

/** Systems with one closing day mean the expected one of an open deal, and the real one of the others. */
function settleClosingDay(record: Record<string, unknown>): void {
  if ((record['status'] ?? 'open') === 'open') delete record['closedOn'];
}

function write(record: Record<string, unknown>, field: ReadableField, value: unknown): void {
  if (field.open === undefined) {
    record[field.key] = value;
    return;
  }
  const open = (record[field.open.into] as Record<string, unknown> | undefined) ?? {};
  open[field.open.name] = value;
  record[field.open.into] = open;
}

/** Shape   at: the column that is read first, -1 where none is. */
type ReadableSource = CompiledSource & { at: number; prepare: PrepareText; value: ReadValue; assumed: string | undefined };
type ReadableField = {
  key: string;
  field: TargetField;
  open: { into: string; name: string } | undefined;
  sources: ReadableSource[];
  whenEmpty: NonNullable<FieldMapping['whenEmpty']>;
  whenMalformed: NonNullable<FieldMapping['whenMalformed']>;
};

function compileField(
  kind: RecordKind,
  key: string,
  fieldMapping: FieldMapping,
  find: (name: string) => number | undefined,
  issues: MappingIssue[],
): ReadableField[] {
  const field = findField(kind, key);
  if (!field) return [];
  const sources: ReadableSource[] = [];
  for (const [index, source] of fieldMapping.sources.entries()) {
    const place = (name: string): number => {
      const at = find(name);
      if (at === undefined) {
        issues.push({ path: `fields.${key}.sources.${index}`, code: 'column_missing', message: `The file has no column "${name}".` });
      }
      return at ?? -1;
    };
    const options = source.options ?? {};
    const value = valueReader(field, options, place);
    const compiled = compileSource(source, place);
    const at = compiled.column === null ? -1 : (find(compiled.column) ?? -1);
    sources.push({ ...compiled, at, prepare: prepareText(field, options), value, assumed: source.assumed });
  }
  const dot = field.type === 'attributes' ? key.indexOf('.') : -1;
  const open = dot === -1 ? undefined : { into: key.slice(0, dot), name: key.slice(dot + 1) };
  return [
    { key, field, open, sources, whenEmpty: fieldMapping.whenEmpty ?? 'leave', whenMalformed: fieldMapping.whenMalformed ?? 'refuse' },
  ];
}

function requireFields(mapping: Mapping, issues: MappingIssue[]): void {
  for (const field of fieldsOf(mapping.kind)) {
    if (!field.required || mapping.fields[field.key]) continue;
    issues.push({
      path: `fields.${field.key}`,
      code: 'field_required',
      message: `${field.label} must come from somewhere: a column, or one value for all rows.`,
    });
  }
  for (const group of kindRules[mapping.kind].atLeastOne) {
    const isMapped = group.some((key) => Object.keys(mapping.fields).some((mapped) => mapped === key || mapped.startsWith(`${key}.`)));
    if (isMapped) continue;
    issues.push({
      path: `fields.${group[0]}`,
      code: 'field_required',
      message: `At least one of ${labels(mapping.kind, group)} must be mapped.`,
    });
  }
}

const labels = (kind: RecordKind, keys: readonly string[]) =>
  keys
    .map(
      (key) =>
        fieldsOf(kind)
          .find((field) => field.key === key)
          ?.label.toLowerCase() ?? key,
    )
    .join(', ');

const failed = Symbol('failed');

/** Walks the chain of sources. Gives the value, null to clear, undefined for nothing, or `failed` with the problem noted. */
function readField(field: ReadableField, row: MappableRow, currency: string | undefined, result: MappedRow): unknown {
  for (const source of field.sources) {
    const raw = source.read(row);
    if (raw === '') continue;
    const broken = raw.includes(errorMark) ? brokenCell(row, source.at) : undefined;
    const text = broken ? raw : source.prepare(raw);
    if (text === '') continue;
    const parsed = broken ?? (text === undefined ? notInTable(raw) : source.value(text, row, currency));
    if (!parsed.ok) {
      const isWarning = field.whenMalformed === 'leave';
      result.problems.push({
        line: row.line,
        column: source.column,
        field: field.key,
        code: parsed.error.code,
        message: parsed.error.message,
        severity: isWarning ? 'warning' : 'error',
      });
      return isWarning ? undefined : failed;
    }
    // An empty list says nothing, as an empty cell does.
    if (Array.isArray(parsed.value) && parsed.value.length === 0) continue;
    if (source.assumed !== undefined) result.assumed[field.key] = source.assumed;
    return parsed.value;
  }
  if (field.whenEmpty === 'clear') return null;
  if (field.whenEmpty === 'leave') return undefined;
  result.problems.push(missing(row.line, field.key, field.sources[0]?.column ?? null, field.field.label));
  return failed;
}

/** The cell of a sheet whose formula failed, among those that a source reads. */
function brokenCell(row: MappableRow, at: number): CellResult<never> | undefined {
  const index = isSheetError((row.cells[at] ?? '').trim()) ? at : row.cells.findIndex((cell) => isSheetError(cell.trim()));
  return index === -1 ? undefined : sheetError((row.cells[index] as string).trim(), `${columnLetters(index)}${row.line}`);
}

const missing = (line: number, field: string, column: string | null, label: string): RowProblem => ({
  line,
  column,
  field,
  code: 'required_missing',
  message: `${label} is missing.`,
  severity: 'error',
});

function lacksOneOf(groups: readonly (readonly string[])[], record: Record<string, unknown>, mapping: Mapping, result: MappedRow): boolean {
  let lacks = false;
  for (const group of groups) {
    if (group.some((key) => record[key] !== undefined && record[key] !== null)) continue;
    lacks = true;
    const first = group.find((key) => mapping.fields[key]) ?? (group[0] as string);
    result.problems.push({
      line: result.line,
      column: columnOf(mapping, first),
      field: first,
      code: 'required_missing',
      message: `At least one of ${labels(mapping.kind, group)} must be there.`,
      severity: 'error',
    });
  }
  return lacks;
}

function isOutOfOrder(
  pairs: readonly (readonly [string, string])[],
  record: Record<string, unknown>,
  result: MappedRow,
  mapping: Mapping,
): boolean {
  let outOfOrder = false;
  for (const [first, second] of pairs) {
    const from = record[first];
    const to = record[second];
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) continue;
    outOfOrder = true;
    const message = `${labels(mapping.kind, [second])} ${to} lies before ${labels(mapping.kind, [first])} ${from}.`;
    result.problems.push({
      line: result.line,
      column: columnOf(mapping, second),
      field: second,
      code: 'dates_out_of_order',
      message: message.charAt(0).toUpperCase() + message.slice(1),
      severity: 'error',
    });
  }
  return outOfOrder;
}

function columnOf(mapping: Mapping, key: string): string | null {
  const source = mapping.fields[key]?.sources.find((one) => one.is === 'column' || one.is === 'lookup');
  return source && 'column' in source ? source.column : null;
}

function isEmptyRow(cells: readonly string[], width: number): boolean {
  for (let index = 0; index < width; index++) if ((cells[index] ?? '').trim() !== '') return false;
  return true;
}

/** Gives the reason in words why a row is passed over, or undefined. */
function compileConditions(
  mapping: Mapping,
  find: (name: string) => number | undefined,
  issues: MappingIssue[],
): ((row: SourceRow) => string | undefined) | undefined {
  if (!mapping.rows) return undefined;
  const { match, conditions } = mapping.rows;
  const tests = conditions.map((condition, index) => {
    const at = find(condition.column);
    if (at === undefined) {
      issues.push({ path: `rows.conditions.${index}`, code: 'column_missing', message: `The file has no column "${condition.column}".` });
    }
    return { holds: conditionTest(condition, at ?? -1), words: describe(condition) };
  });
  if (match === 'all') {
    return (row) => {
      const broken = tests.find((test) => !test.holds(row));
      return broken && `Only rows where ${broken.words}.`;
    };
  }
  const words = `Only rows where ${tests.map((test) => test.words).join(' or ')}.`;
  return (row) => (tests.some((test) => test.holds(row)) ? undefined : words);
}

function conditionTest(condition: RowCondition, at: number): (row: SourceRow) => boolean {
  const cell = (row: SourceRow) => (row.cells[at] ?? '').trim();
  switch (condition.is) {
    case 'empty':
      return (row) => cell(row) === '';
    case 'not_empty':
      return (row) => cell(row) !== '';
    case 'one_of': {
      const values = new Set(condition.values.map(asWord));
      return (row) => values.has(asWord(cell(row)));
    }
    case 'none_of': {
      const values = new Set(condition.values.map(asWord));
      return (row) => !values.has(asWord(cell(row)));
    }
  }
}

function describe(condition: RowCondition): string {
  const column = `"${condition.column}"`;
  switch (condition.is) {
    case 'empty':
      return `${column} is empty`;
    case 'not_empty':
      return `${column} is not empty`;
    case 'one_of':
      return `${column} is ${condition.values.join(' or ')}`;
    case 'none_of':
      return `${column} is not ${condition.values.join(' or ')}`;
  }
}

function columnsUsed(mapping: Mapping, find: (name: string) => number | undefined, columns: readonly string[]): string[] {
  const used = new Set<number>();
  const see = (name: string) => {
    const at = find(name);
    if (at !== undefined) used.add(at);
  };
  for (const { sources } of Object.values(mapping.fields)) {
    for (const source of sources) {
      if (source.is === 'column' || source.is === 'lookup') see(source.column);
      else if (source.is === 'columns') source.columns.forEach(see);
      else if (source.is === 'template') for (const { column } of templateParts(source.template)) if (column !== undefined) see(column);
    }
  }
  for (const condition of mapping.rows?.conditions ?? []) see(condition.column);
  return [...used].sort((left, right) => left - right).map((index) => columns[index] as string);
}
