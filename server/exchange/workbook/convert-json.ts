// A list of objects becomes a table in CSV: what lies inside an object is a column of its own (`author.login`), a list is one cell.
import { csvLine } from '../csv/write.ts';
import type { WorkbookLimits } from './limits.ts';
import { WorkbookError } from './workbook-error.ts';

type Row = Map<string, string>;

/**
 * Reads a JSON list of objects, or one object a line.
 *
 * Shape   A list of objects that have names (labels) is their names, separated by semicolons; any other list of objects is how many there are.
 *         `reactionGroups` of GitHub's command line become `reactions.THUMBS_UP`.
 * Errors  json_malformed, json_no_list, too_many_columns.
 */
export function convertJson(bytes: Buffer, limits: WorkbookLimits): { csv: Buffer; rows: number } {
  const items = itemsOf(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  const columns = new Set<string>();
  const rows: Row[] = [];
  for (const item of items) {
    const row: Row = new Map();
    flatten(item, '', row, 0);
    for (const column of row.keys()) columns.add(column);
    if (columns.size > limits.columns)
      throw new WorkbookError('too_many_columns', `The objects of the file have more than ${limits.columns} different fields.`);
    rows.push(row);
  }
  const names = [...columns];
  if (names.length === 0) throw new WorkbookError('json_no_list', 'The list in the file is empty.');
  const lines = [csvLine(names), ...rows.map((row) => csvLine(names.map((name) => row.get(name) ?? '')))];
  return { csv: Buffer.from(lines.join('')), rows: rows.length };
}

function itemsOf(text: string): object[] {
  const list = parse(text) ?? parseLines(text);
  const found = Array.isArray(list) ? list : Object.values(list).find((value) => Array.isArray(value) && value.every(isObject));
  if (!Array.isArray(found))
    throw new WorkbookError('json_no_list', 'The file is JSON, but no list of objects: each object would be a row.');
  if (!found.every(isObject)) throw new WorkbookError('json_no_list', 'The list in the file holds something else than objects.');
  return found;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function parseLines(text: string): object[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), no: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, no }) => {
      const value = parse(line);
      if (!value || Array.isArray(value)) throw new WorkbookError('json_malformed', `The file is no valid JSON (line ${no}).`);
      return value;
    });
}

const deepest = 4;

function flatten(value: object, prefix: string, row: Row, depth: number): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = `${prefix}${key}`.slice(0, 200);
    if (inner === null || inner === undefined) row.set(name, '');
    else if (key === 'reactionGroups' && Array.isArray(inner)) setReactions(inner, row);
    else if (Array.isArray(inner)) row.set(name, listText(inner));
    else if (typeof inner === 'object') {
      if (depth < deepest) flatten(inner, `${name}.`, row, depth + 1);
      else row.set(name, JSON.stringify(inner));
    } else row.set(name, withoutNul(String(inner)));
  }
}

function setReactions(groups: readonly unknown[], row: Row): void {
  for (const group of groups) {
    const { content, users } = (isObject(group) ? group : {}) as { content?: unknown; users?: { totalCount?: unknown } };
    if (typeof content === 'string') row.set(`reactions.${content.slice(0, 40)}`, String(Number(users?.totalCount ?? 0)));
  }
}

function listText(list: readonly unknown[]): string {
  if (!list.some(isObject)) return withoutNul(list.map(String).join(';'));
  const names = list.map((one) =>
    isObject(one) ? ((one as { name?: unknown; login?: unknown }).name ?? (one as { login?: unknown }).login) : one,
  );
  return names.every((name) => typeof name === 'string') ? withoutNul(names.join(';')) : String(list.length);
}

/** A file of text holds no NUL; JSON can write one. */
const withoutNul = (text: string): string => text.replaceAll('\u0000', '');
