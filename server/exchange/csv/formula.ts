/*
 * A spreadsheet runs a cell that begins with one of these. A quote before it makes the cell text. So that reading gives back what was written, a
 * cell that already begins with quotes and such a sign gets one more.
 * Source: OWASP, "CSV Injection" (2024); the full-width forms are run by some spreadsheets too.
 */
const dangerous = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const guarded = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const plainNumber = /^[+-]?(\d{1,3}([,. \u00a0]\d{3})+|\d+)?([.,]\d+)?([eE][+-]?\d{1,3})?%?$/;

/** Makes a cell harmless in a spreadsheet; plain numbers such as -5 stay as they are. */
export function guardFormula(cell: string): string {
  return dangerous.test(cell) && !(plainNumber.test(cell) && /\d/.test(cell)) ? `'${cell}` : cell;
}

/** Takes the guard off again: `unguardFormula(guardFormula(x)) === x` for every text. */
export const unguardFormula = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
