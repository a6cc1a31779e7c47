export type CsvErrorCode =
  | 'file_empty'
  | 'encoding_invalid'
  | 'nul_byte'
  | 'quote_not_closed'
  | 'quote_misplaced'
  | 'record_too_long'
  | 'too_many_columns'
  | 'too_many_rows';

/**
 * The file cannot be read further: nothing after this place is known.
 *
 * Units   line and column count from 1. `column` is a cell of the row, or for `encoding_invalid` and `nul_byte` the byte in the line.
 */
export class CsvError extends Error {
  readonly code: CsvErrorCode;
  readonly line: number | null;
  readonly column: number | null;

  constructor(code: CsvErrorCode, message: string, place: { line?: number; column?: number } = {}) {
    super(message);
    this.name = 'CsvError';
    this.code = code;
    this.line = place.line ?? null;
    this.column = place.column ?? null;
  }
}
