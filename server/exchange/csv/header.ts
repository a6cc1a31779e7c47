const date = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$/;
const number = /^[-+]?[\d.,]*\d[\d.,]*%?$/;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Guesses whether the first row names the columns: names are no numbers, no dates, no emails, and differ. */
export function looksLikeHeader(first: readonly string[], second: readonly string[] | undefined): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return false;
  if (cells.some((cell) => date.test(cell) || email.test(cell) || number.test(cell))) {
    // A survey has questions for columns and may have one that is a bare number; a row of data has several, and the next row looks the same.
    const shapes = (row: readonly string[]) =>
      row.map((cell) => (date.test(cell) ? 'd' : email.test(cell) ? 'e' : number.test(cell) ? 'n' : 't')).join('');
    return second !== undefined && shapes(first) !== shapes(second) && cells.filter((cell) => number.test(cell)).length * 4 < cells.length;
  }
  return new Set(cells.map((cell) => cell.toLowerCase())).size === cells.length || cells.length > 20;
}

/** Names every column: `column_3` for a blank header, `name_2` for one that comes twice. Without a header all are `column_n`. */
export function nameColumns(header: readonly string[]): string[] {
  const taken = new Set(header.map((name) => name.trim()));
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const wanted = cell.replaceAll(/\s+/g, ' ').trim().slice(0, 1000) || `column_${index + 1}`;
    let name = wanted;
    for (let count = 2; seen.has(name) || (name !== wanted && taken.has(name)); count++) name = `${wanted}_${count}`;
    seen.add(name);
    return name;
  });
}
