/**
 * What a number stands for, by the format of its cell.
 *
 * Shape   `digits`: a format of nothing but zeros, such as a postcode's 00000.
 * Source  ECMA-376 part 1, 18.8.30 (numFmt) and the built-in formats there; 27–36 and 50–58 are dates in East Asian editions.
 */
export type NumberFormat = 'number' | 'percent' | 'day' | 'time' | 'instant' | { digits: number };

const builtIn = new Map<number, NumberFormat>([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17].map((id) => [id, 'day'] as const),
  ...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, 'time'] as const),
  [22, 'instant'],
  ...[27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'day'] as const),
  ...[32, 33].map((id) => [id, 'time'] as const),
]);

/** `code` is the text of a custom format; without it the number of a built-in one decides. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn.get(id) ?? 'number';
  // Only the first section: the others are for negative numbers, zero and text. Quoted text, escaped signs and colours say nothing.
  const plain = (/^(?:"[^"]*"|\\.|[^;])*/.exec(code)?.[0] ?? '').replaceAll(/"[^"]*"|\\.|_.|\*./g, '');
  const hasElapsed = /\[(?:h+|m+|s+)\]/i.test(plain);
  const signs = plain.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/AM\/PM|A\/P/gi, 'h');
  if (/^general$/i.test(signs.trim())) return 'number';
  const hasDay = /[yd]/i.test(signs) || (/m/i.test(signs) && !/[hs]/i.test(signs) && !hasElapsed);
  const hasTime = hasElapsed || /[hs]/i.test(signs);
  if (hasDay) return hasTime ? 'instant' : 'day';
  if (hasTime) return 'time';
  if (signs.includes('%')) return 'percent';
  return /^0{2,20}$/.test(signs) ? { digits: signs.length } : 'number';
}
