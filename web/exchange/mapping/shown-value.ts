import type { TargetFieldAnswer } from '../../../contract/exchange/field.ts';
import type { FieldMapping, ValueOptions } from '../../../contract/exchange/mapping.ts';
import { formatDate } from '../../platform/format.ts';
import { readDay } from './day-reading.ts';
import { type FileSample, rawText, splitValues, translated } from './source-text.ts';

/** What a field gets out of one row, for the eye. The server reads the file; this shows what the choices on the screen mean. */
export interface ShownValue {
  /** '' where the field gets nothing. */
  text: string;
  /** The choices on the screen refuse it (a word that is not in the table). */
  isRefused: boolean;
}

export const choiceWords = (choice: string): string => choice.replaceAll('_', ' ');

export function shownValue(field: TargetFieldAnswer, mapped: FieldMapping, file: FileSample, rowIndex: number): ShownValue {
  for (const source of mapped.sources) {
    const raw = rawText(source, file, rowIndex);
    if (raw === '') continue;
    const options = source.options ?? {};
    if (field.type === 'problems') {
      const titles = problemTitles(options, file, rowIndex, raw);
      if (titles.length > 0) return { text: titles.join(', '), isRefused: false };
      continue;
    }
    const text = translated(raw, options);
    if (text === undefined) return { text: raw, isRefused: true };
    if (text !== '') return { text: dressed(field, text, options), isRefused: false };
  }
  return { text: '', isRefused: mapped.whenEmpty === 'refuse' };
}

function problemTitles(options: ValueOptions, file: FileSample, rowIndex: number, raw: string): string[] {
  const except = (options.except ?? []).map((one) => one.toLowerCase());
  return splitValues(raw, options.separator).flatMap((value) => {
    const named = translated(value, options);
    if (named === undefined || named === '' || except.includes(value.toLowerCase())) return [];
    const pattern = (options.title ?? '{value}').replaceAll('{value}', named.replaceAll('{', '{{').replaceAll('}', '}}'));
    return [rawText({ is: 'template', template: pattern || named }, file, rowIndex) || named];
  });
}

function dressed(field: TargetFieldAnswer, text: string, options: ValueOptions): string {
  const type = field.type === 'attributes' && options.as === 'day' ? 'day' : field.type;
  switch (type) {
    case 'day':
    case 'instant': {
      const day = readDay(text, options.dateOrder ?? 'ymd');
      if (day === undefined) return text;
      const time = type === 'instant' ? /\d{1,2}:\d{2}/.exec(text)?.[0] : undefined;
      return time === undefined ? formatDate(day) : `${formatDate(day)}, ${time}`;
    }
    case 'money':
      return /[A-Za-z€$£¥]/.test(text) || options.currency === undefined ? text : `${text} ${options.currency}`;
    case 'choice':
      return field.choices?.includes(text) ? choiceWords(text) : text;
    case 'tags':
    case 'domains':
      return splitValues(text, options.separator ?? (text.includes(';') ? ';' : ',')).join(', ');
    default:
      return text;
  }
}

/** The first different values that a field gets. */
export function shownExamples(field: TargetFieldAnswer, mapped: FieldMapping, file: FileSample, most = 3): ShownValue[] {
  const found = new Map<string, ShownValue>();
  for (const rowIndex of file.rows.keys()) {
    const value = shownValue(field, mapped, file, rowIndex);
    if (value.text !== '') found.set(value.text, value);
    if (found.size >= most) break;
  }
  return [...found.values()];
}
