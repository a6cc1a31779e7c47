import {
  asWord,
  type DateOrderGuess,
  type DecimalGuess,
  guessDateOrder,
  guessDecimal,
  parseBoolean,
  parseCurrency,
  parseDomain,
  parseEmail,
  parseUrl,
} from '../cells/index.ts';

/** What a column looks like, judged by a sample of its cells. */
export type ColumnProfile = {
  name: string;
  /** The header as words: `mrr_amount` and `MrrAmount` are "mrr amount". */
  words: string;
  index: number;
  /** Cells that are not empty, in their order. */
  values: string[];
  filledShare: number;
  distinctShare: number;
  distinct: string[];
  looks: 'empty' | 'date' | 'number' | 'boolean' | 'email' | 'url' | 'domain' | 'long_text' | 'word';
  /** Every number in it is whole. */
  isWhole: boolean;
  date?: DateOrderGuess;
  decimal?: DecimalGuess;
  /** The currency of a sign or code in the cells, or of the header ("amount_usd"). */
  currency?: string;
};

/** A header as words: cut at punctuation, brackets and changes of case. */
export const headerWords = (name: string): string =>
  asWord(name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[()[\]{}#:?!.,/\\"'*]+/g, ' '));

const most = 0.9;
const longText = 80;

export function profileColumn(name: string, index: number, rows: readonly (readonly string[])[]): ColumnProfile {
  const values = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  const distinct = [...new Set(values)];
  const date = guessDateOrder(values);
  const decimal = guessDecimal(values);
  const currency = currencyIn(name, values);
  const profile: ColumnProfile = {
    name,
    words: headerWords(name),
    index,
    values,
    filledShare: rows.length === 0 ? 0 : values.length / rows.length,
    distinctShare: values.length === 0 ? 0 : distinct.length / values.length,
    distinct,
    looks: 'word',
    isWhole: decimal !== undefined && values.every((value) => /^[-+]?\d+(\.0+)?$/.test(value)),
    ...(date && { date }),
    ...(decimal && { decimal }),
    ...(currency && { currency }),
  };
  return { ...profile, looks: lookOf(profile) };
}

function lookOf({ values, distinct, date, decimal }: ColumnProfile): ColumnProfile['looks'] {
  if (values.length === 0) return 'empty';
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  if (distinct.length <= 2 && distinct.every((value) => parseBoolean(value).ok) && !distinct.every((value) => /^\d+$/.test(value)))
    return 'boolean';
  if (share((value) => parseEmail(value).ok) >= most) return 'email';
  if (share((value) => parseUrl(value).ok) >= most) return 'url';
  if (date) return 'date';
  if (decimal) return 'number';
  if (share((value) => value.includes('.') && !/\s/.test(value) && parseDomain(value).ok) >= most) return 'domain';
  const mean = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  return mean > longText || share((value) => value.split(/\s+/).length > 6) > 0.4 ? 'long_text' : 'word';
}

function currencyIn(name: string, values: readonly string[]): string | undefined {
  for (const word of headerWords(name).split(' ')) {
    if (word.length === 3 && parseCurrency(word).ok && commonCodes.has(word.toUpperCase())) return word.toUpperCase();
  }
  const units = values.map((value) => value.replaceAll(/[\d\s.,()+\-'’%]/g, '')).filter((unit) => unit !== '');
  if (units.length < values.length * 0.5 || units.length === 0) return undefined;
  const found = new Set(units.map((unit) => parseCurrency(unit)).map((parsed) => (parsed.ok ? parsed.value : undefined)));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** Codes that are also words ("all", "top", "try") would make a currency out of a header; these do not. */
const commonCodes = new Set([
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CNY',
  'INR',
  'AUD',
  'CAD',
  'NZD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'BRL',
  'MXN',
  'SGD',
  'HKD',
  'ZAR',
  'KRW',
]);
