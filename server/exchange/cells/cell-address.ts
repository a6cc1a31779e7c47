/** The letters of a column, counted from 0: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `C7` → row 7, column 2. Undefined where it is no address; the column may lie far behind the last one that spreadsheets have. */
export function readAddress(text: string): { row: number; column: number } | undefined {
  const [, letters, row] = /^\$?([A-Za-z]{1,7})\$?(\d{1,10})$/.exec(text) ?? [];
  if (letters === undefined || row === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(row), column: column - 1 };
}
