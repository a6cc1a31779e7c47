export type CellErrorCode =
  | 'number_malformed'
  | 'number_out_of_range'
  | 'integer_expected'
  | 'number_not_allowed'
  | 'currency_unknown'
  | 'currency_missing'
  | 'currency_conflict'
  | 'date_malformed'
  | 'date_impossible'
  | 'date_ambiguous'
  | 'date_out_of_range'
  | 'time_impossible'
  | 'boolean_malformed'
  | 'email_malformed'
  | 'domain_malformed'
  | 'url_malformed'
  | 'country_unknown'
  | 'time_zone_unknown'
  | 'locale_malformed'
  | 'choice_unknown'
  | 'text_too_long'
  | 'text_broken'
  | 'too_many_values'
  | 'value_not_in_table'
  | 'formula_failed'
  | 'formula_not_computed';

export type CellError = { code: CellErrorCode; message: string };

/** What the text of a cell means, or why it means nothing. Parsers get trimmed text that is not empty. */
export type CellResult<T> = { ok: true; value: T } | { ok: false; error: CellError };

export const ok = <T>(value: T): CellResult<T> => ({ ok: true, value });
export const bad = (code: CellErrorCode, message: string): CellResult<never> => ({ ok: false, error: { code, message } });

/** A cell as a message quotes it: short and on one line. */
export function quoted(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, ' ');
  return `"${oneLine.length > 60 ? `${oneLine.slice(0, 57)}…` : oneLine}"`;
}

/** A word for comparing: without case, accents of width, and punctuation between words. */
export const asWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[_\-\s]+/g, ' ')
    .trim();
