// How the cells of a column are to be read, and what they do not say.
import type { MappingQuestion } from '../../../contract/exchange/import.ts';
import type { ValueOptions } from '../../../contract/exchange/mapping.ts';
import { choiceParser } from '../cells/index.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Match } from './field-match.ts';

/** The options that the cells themselves decide, and a question for each that they do not. */
export function withOptions(match: Match, hasCurrencyColumn: boolean, questions: MappingQuestion[]): { options?: ValueOptions } {
  const { field, profile, key } = match;
  const options: ValueOptions = {};
  const ask = (code: string, message: string) => questions.push({ field: key, column: profile.name, code, message });
  const isDate = field.type === 'day' || field.type === 'instant' || (field.type === 'attributes' && profile.looks === 'date');
  if (isDate && profile.date) {
    if (profile.date.order !== 'ymd') options.dateOrder = profile.date.order;
    if (!profile.date.certain) ask('date_ambiguous', `${sentence(profile.date.reason)}. Say whether the day or the month comes first.`);
    else match.reason = `${match.reason.replace(/\.$/, '')}: ${profile.date.reason}.`;
  }
  const isNumber =
    field.type === 'money' ||
    field.type === 'decimal' ||
    field.type === 'share' ||
    field.type === 'integer' ||
    (field.type === 'attributes' && profile.looks === 'number');
  if (isNumber && profile.decimal) {
    if (profile.decimal.decimal === ',') options.decimal = ',';
    if (!profile.decimal.certain) ask('number_ambiguous', `${sentence(profile.decimal.reason)}. Check the decimal sign.`);
  }
  if (field.type === 'money') {
    if (profile.currency) options.currency = profile.currency;
    else if (!hasCurrencyColumn) ask('currency_missing', `No currency is named for "${profile.name}". Choose one.`);
  }
  if (field.type === 'attributes') {
    const as = attributeType(profile);
    if (as) options.as = as;
  }
  if (field.type === 'account') options.by = accountKey(profile);
  if (field.type === 'person') {
    options.by = profile.looks === 'email' ? 'email' : /\bname\b/.test(profile.words) ? 'name' : 'externalId';
    if (options.by !== 'name') options.whenMissing = 'create';
  }
  if (field.type === 'problems' || field.type === 'tags') {
    const separator = separatorOf(profile);
    if (separator) options.separator = separator;
  }
  if (field.type === 'choice') noteUnknownChoices(match, ask);
  return Object.keys(options).length > 0 ? { options } : {};
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function attributeType(profile: ColumnProfile): ValueOptions['as'] {
  if (profile.looks === 'boolean') return 'boolean';
  if (profile.looks === 'date') return 'day';
  return profile.looks === 'number' ? 'number' : undefined;
}

function accountKey(profile: ColumnProfile): 'externalId' | 'domain' | 'name' {
  if (profile.looks === 'domain' || profile.looks === 'email' || profile.looks === 'url') return 'domain';
  if (/\b(id|key|number)\b/.test(profile.words)) return 'externalId';
  return profile.looks === 'number' || profile.values.every((value) => /\d/.test(value) && !/\s/.test(value)) ? 'externalId' : 'name';
}

/** A separator counts when the parts come again in other cells: a comma inside a sentence cuts parts that never do. */
function separatorOf(profile: ColumnProfile): string | undefined {
  for (const separator of [';', ',', '|']) {
    const cut = profile.values.filter((value) => value.includes(separator));
    if (cut.length < Math.max(2, profile.values.length * 0.05)) continue;
    const parts = cut.flatMap((value) => value.split(separator)).map((part) => part.trim());
    if (new Set(parts).size <= parts.length * 0.6) return separator;
  }
  return undefined;
}

function noteUnknownChoices({ field, profile }: Match, ask: (code: string, message: string) => void): void {
  const read = choiceParser(field.choices ?? []);
  const unknown = profile.distinct.filter((value) => !read(value).ok);
  if (unknown.length === 0) return;
  const shown = unknown
    .slice(0, 5)
    .map((value) => `"${value}"`)
    .join(', ');
  ask(
    'choice_unknown',
    `Say what ${shown}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''} mean for ${field.label.toLowerCase()}.`,
  );
}
