import type { AccountReference, PersonReference, ProblemReference, TargetField } from '../../../contract/exchange/field.ts';
import type { ValueOptions } from '../../../contract/exchange/mapping.ts';
import {
  asWord,
  bad,
  type CellResult,
  choiceParser,
  ok,
  parseBoolean,
  parseCountry,
  parseCurrency,
  parseDay,
  parseDecimal,
  parseDomain,
  parseDomains,
  parseEmail,
  parseInstant,
  parseInteger,
  parseLine,
  parseLocale,
  parseMoney,
  parseShare,
  parseTags,
  parseText,
  parseTimeZone,
  parseUrl,
  quoted,
  splitValues,
  withNumberRules,
} from '../cells/index.ts';
import { type SourceRow, translationTable, valueTemplate } from './source.ts';

/** Reads the text of a cell as the value of a field. `currency` is what the row's own currency column says. */
export type ReadValue = (text: string, row: SourceRow, currency: string | undefined) => CellResult<unknown>;

/** What becomes of the text before it is read: '' says that it means nothing, undefined that the table of values refuses it. */
export type PrepareText = (text: string) => string | undefined;

/** Applies `emptyValues`, and for fields of one value also the table of values. */
export function prepareText(field: TargetField, options: ValueOptions): PrepareText {
  const nothing = new Set((options.emptyValues ?? []).map((value) => asWord(value)));
  const translate = hasManyValues(field) ? undefined : translator(options);
  if (nothing.size === 0 && !translate) return (text) => text;
  return (text) => {
    if (text === '' || (nothing.size > 0 && nothing.has(asWord(text)))) return '';
    return translate ? translate(text) : text;
  };
}

const hasManyValues = (field: TargetField) => field.type === 'problems' || field.type === 'tags';

function translator(options: ValueOptions): ((text: string) => string | undefined) | undefined {
  if (!options.values) return undefined;
  const table = translationTable(options.values);
  const otherwise = options.otherwise ?? 'keep';
  return (text) => {
    const found = table(text);
    if (found !== undefined) return found.trim();
    return otherwise === 'keep' ? text : otherwise === 'empty' ? '' : undefined;
  };
}

/** The reader of a field's values under the options of one source. `index` gives the place of a column that a template names. */
export function valueReader(field: TargetField, options: ValueOptions, index: (name: string) => number): ReadValue {
  const { decimal, scale } = options;
  const numbers = { ...(decimal && { decimal }), ...(scale !== undefined && { scale }) };
  const dates = { order: options.dateOrder, timeZone: options.timeZone };
  switch (field.type) {
    case 'line':
      return (text) => parseLine(text, field.maxLength);
    case 'text':
      return (text) => parseText(text, field.maxLength ?? field.maxBytes, field.maxBytes);
    case 'integer':
      return withNumberRules((text) => parseInteger(text, numbers), field);
    case 'decimal':
      return withNumberRules((text) => parseDecimal(text, numbers), field);
    case 'share':
      return (text) => parseShare(text, numbers);
    case 'money':
      return (text, _row, currency) => parseMoney(text, { ...numbers, currency, otherwise: options.currency });
    case 'currency':
      return (text) => parseCurrency(text);
    case 'day':
      return (text) => parseDay(text, dates);
    case 'instant':
      return (text) => parseInstant(text, dates);
    case 'boolean':
      return parseBoolean;
    case 'email':
      return parseEmail;
    case 'domains':
      return (text) => parseDomains(text, options.separator);
    case 'tags':
      return tagsReader(options);
    case 'url':
      return parseUrl;
    case 'country':
      return parseCountry;
    case 'time_zone':
      return parseTimeZone;
    case 'locale':
      return parseLocale;
    case 'choice':
      return choiceParser(field.choices ?? []);
    case 'account':
      return accountReader(options);
    case 'person':
      return personReader(options);
    case 'problems':
      return problemsReader(options, index);
    case 'attributes':
      return attributeReader(options);
  }
}

function attributeReader(options: ValueOptions): ReadValue {
  const numbers = { ...(options.decimal && { decimal: options.decimal }), ...(options.scale !== undefined && { scale: options.scale }) };
  switch (options.as) {
    case 'number':
      return (text) => parseDecimal(text, numbers);
    case 'boolean':
      return parseBoolean;
    case 'day':
      return (text) => parseDay(text, { order: options.dateOrder });
    default:
      return (text) => parseText(text, 2000);
  }
}

function tagsReader(options: ValueOptions): ReadValue {
  const translate = translator(options);
  return (text) => {
    const parsed = parseTags(text, options.separator);
    if (!parsed.ok || !translate) return parsed;
    const tags = parsed.value.map(translate);
    const refused = tags.indexOf(undefined);
    if (refused !== -1) return notInTable(parsed.value[refused] as string);
    return ok([...new Set(tags.filter((tag) => tag !== undefined && tag !== ''))]);
  };
}

export const notInTable = (text: string): CellResult<never> =>
  bad('value_not_in_table', `${quoted(text)} is not in the table of values of this column.`);

/** How a reference reads its text; an external id and a name are one line. */
function referenceReader(by: string): (text: string) => CellResult<string> {
  if (by === 'email') return parseEmail;
  if (by === 'domain') return parseDomain;
  return (text) => parseLine(text, by === 'externalId' ? 200 : 300);
}

function accountReader(options: ValueOptions): ReadValue {
  const by = options.by === 'domain' || options.by === 'name' ? options.by : 'externalId';
  const read = referenceReader(by);
  const rest = { ...(options.source && { source: options.source }), whenMissing: options.whenMissing ?? 'refuse' } as const;
  return (text) => {
    const value = read(text);
    return value.ok ? ok({ by, value: value.value, ...rest } satisfies AccountReference) : value;
  };
}

function personReader(options: ValueOptions): ReadValue {
  const by = options.by === 'email' || options.by === 'name' ? options.by : 'externalId';
  const read = referenceReader(by);
  const rest = { ...(options.source && { source: options.source }), whenMissing: options.whenMissing ?? 'refuse' } as const;
  return (text) => {
    const value = read(text);
    return value.ok ? ok({ by, value: value.value, ...rest } satisfies PersonReference) : value;
  };
}

const maxProblems = 50;

/** Reads the problems of a cell: each value is translated, then titled. A cell whose values are all excepted has none, and says so by []. */
function problemsReader(options: ValueOptions, index: (name: string) => number): ReadValue {
  const translate = translator(options);
  const except = new Set((options.except ?? []).map((value) => asWord(value)));
  const title = valueTemplate(options.title ?? '{value}', index);
  const by = options.by === 'externalId' || (options.externalId !== undefined && options.by !== 'title') ? 'externalId' : 'title';
  const written = options.externalId ?? (by === 'externalId' ? '{value}' : undefined);
  const idTemplate = written === undefined ? undefined : valueTemplate(written, index);
  const whenMissing = options.whenMissing ?? 'create';
  return (text, row) => {
    const values = splitValues(text, options.separator).filter((value) => !except.has(asWord(value)));
    if (values.length > maxProblems) return bad('too_many_values', `The cell names ${values.length} problems; ${maxProblems} are allowed.`);
    const problems: ProblemReference[] = [];
    for (const value of values) {
      const named = translate ? translate(value) : value;
      if (named === undefined) return notInTable(value);
      if (named === '') continue;
      const titled = parseLine(title(named, row));
      if (!titled.ok) return titled;
      const id = idTemplate === undefined ? undefined : parseLine(idTemplate(value, row), 200);
      if (id && !id.ok) return id;
      problems.push({
        by,
        value,
        title: titled.value,
        ...(id && { externalId: id.value }),
        ...(options.source && { source: options.source }),
        whenMissing,
      });
    }
    return ok(problems);
  };
}
