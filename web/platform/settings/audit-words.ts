import { formatDate, formatNumber } from '../format.ts';
import { settingsText as text } from './settings.text.ts';

const inWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const kindWords = (kind: string): string => text.kinds[kind] ?? capitalised(inWords(kind));

/** `problem.status_changed` → "Problem status changed". */
export function eventWords(event: string): string {
  const [kind = '', ...verb] = event.split('.');
  return [kindWords(kind), inWords(verb.join(' '))].join(' ').trim();
}

export interface AuditChange {
  field: string;
  before: string;
  after: string;
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const longest = 400;

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') {
    if (moment.test(value)) return formatDate(value, { hasTime: true });
    return cut(value);
  }
  if (typeof value === 'number') return formatNumber(value, { digits: 6 });
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return cut(value.map((one) => valueWords(one)).join(isPlainList(value) ? ', ' : '; '));
  return cut(recordWords(value as Readonly<Record<string, unknown>>));
}

const isPlainList = (list: readonly unknown[]): boolean => list.every((one) => typeof one !== 'object');

const cut = (words: string): string => (words.length > longest ? `${words.slice(0, longest)}…` : words);

/** Nothing is said of what is nothing: `kind evidence, defaults (status open)`. */
const recordWords = (value: Readonly<Record<string, unknown>>): string =>
  Object.entries(value)
    .filter(([, one]) => one !== null && one !== '' && one !== 0 && !isEmpty(one))
    .map(([name, one]) => `${inWords(name)} ${typeof one === 'object' ? `(${valueWords(one)})` : valueWords(one)}`)
    .join(', ');

const isEmpty = (value: unknown): boolean => typeof value === 'object' && Object.keys(value ?? {}).length === 0;

type Values = Readonly<Record<string, unknown>> | null;

/** What an event changed, field by field: those of `after` in their order, then what only stood before. */
export function auditChanges(before: Values, after: Values): AuditChange[] {
  const fields = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  return fields.map((field) => ({
    field: capitalised(inWords(field)),
    before: valueWords(before?.[field]),
    after: valueWords(after?.[field]),
  }));
}
