import type { DateOrder } from '../../../contract/exchange/mapping.ts';

/**
 * The day that a text of three numbers names under an order; undefined where it is no such text or no such day.
 * Only for showing what the choice means: the server reads the file.
 */
export function readDay(text: string, order: DateOrder): string | undefined {
  const parts = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})/.exec(text.trim());
  if (!parts) return undefined;
  const [first = 0, second = 0, third = 0] = parts.slice(1).map(Number);
  const isYearFirst = (parts[1] ?? '').length === 4;
  const [year, month, day] =
    isYearFirst || order === 'ymd' ? [first, second, third] : order === 'dmy' ? [third, second, first] : [third, first, second];
  const fullYear = year < 70 ? 2000 + year : year < 100 ? 1900 + year : year;
  const date = new Date(Date.UTC(fullYear, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** A text of the sample on which the orders disagree, so that the difference is seen. */
export const tellingDay = (texts: readonly string[]): string | undefined =>
  texts.find((text) => {
    const [dmy, mdy] = [readDay(text, 'dmy'), readDay(text, 'mdy')];
    return dmy !== undefined && mdy !== undefined && dmy !== mdy;
  }) ?? texts.find((text) => (readDay(text, 'dmy') ?? readDay(text, 'mdy')) !== undefined);
