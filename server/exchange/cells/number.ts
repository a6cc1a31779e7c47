import { asWord, bad, type CellResult, ok, quoted } from './cell.ts';

export type DecimalSign = '.' | ',';

const plain = /^[+-]?\d+(\.\d+)?$/;
const exponent = /^[+-]?\d+(\.\d+)?[eE][+-]?\d{1,3}$/;

/**
 * Turns a written number into a plain one: `-1234.56`.
 *
 * Shape   `decimal` is the decimal sign of the column; the other sign, spaces and apostrophes may only stand between groups, and parentheses or a
 *         minus behind it mean less than zero. Undefined where it is no such number.
 */
export function plainNumber(text: string, decimal: DecimalSign = '.'): string | undefined {
  if (decimal === '.' && plain.test(text)) return text[0] === '+' ? text.slice(1) : text;
  let rest = text.replaceAll('−', '-').trim();
  let negative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true;
    rest = rest.slice(1, -1).trim();
  } else if (rest.endsWith('-')) {
    negative = true;
    rest = rest.slice(0, -1).trim();
  }
  if (rest.startsWith('-') || rest.startsWith('+')) {
    if (negative) return undefined;
    negative = rest.startsWith('-');
    rest = rest.slice(1).trim();
  }
  if (!/^[\d.]/.test(rest) && !rest.startsWith(decimal)) return undefined;

  const point = decimal === ',' ? rest.replaceAll('.', '_').replaceAll(',', '.') : rest.replaceAll(',', '_');
  if (exponent.test(point)) return expand(point, negative);
  const dot = point.indexOf('.');
  const whole = dot === -1 ? point : point.slice(0, dot);
  const fraction = dot === -1 ? '' : point.slice(dot + 1);
  if (dot !== -1 && !/^\d+$/.test(fraction)) return fraction === '' && /^\d+$/.test(whole) ? sign(whole, negative) : undefined;
  const digits = ungroup(whole);
  if (digits === undefined) return undefined;
  return sign(fraction === '' ? digits : `${digits}.${fraction}`, negative);
}

const sign = (digits: string, negative: boolean) => (negative ? `-${digits}` : digits);

function ungroup(whole: string): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  if (whole === '') return '0';
  const parts = whole.split(/[_ \u00a0\u202f\u2009'’]/);
  const first = parts[0] as string;
  const last = parts[parts.length - 1] as string;
  const separators = new Set(whole.replaceAll(/\d/g, ''));
  if (separators.size !== 1 || !/^\d{1,3}$/.test(first) || !/^\d{3}$/.test(last)) return undefined;
  const middle = parts.slice(1, -1);
  const sameSize = middle.every((part) => part.length === 3) || (first.length <= 2 && middle.every((part) => part.length === 2));
  return sameSize && middle.every((part) => /^\d+$/.test(part)) ? parts.join('') : undefined;
}

function expand(text: string, negative: boolean): string | undefined {
  const value = Number(text);
  if (!Number.isFinite(value) || Math.abs(value) > 1e21) return undefined;
  const fixed = Math.abs(value) >= 1e-7 || value === 0 ? String(value) : value.toFixed(20);
  return plain.test(fixed) ? sign(fixed, negative) : undefined;
}

const malformed = (text: string, decimal: DecimalSign) =>
  bad('number_malformed', `${quoted(text)} is not a number${decimal === ',' ? ' with a decimal comma' : ' with a decimal point'}.`);

const symbols = /^\p{Sc}\s*|\s*\p{Sc}$/gu;

/** A number; a currency sign before or behind it is passed over. `25%` is 0.25, as the spreadsheet that shows it so holds it. */
export function parseDecimal(text: string, options: { decimal?: DecimalSign; scale?: number } = {}): CellResult<number> {
  const decimal = options.decimal ?? '.';
  const written = text.endsWith('%') ? text.slice(0, -1).trimEnd() : text;
  const plainText = plainNumber(written, decimal) ?? plainNumber(written.replace(symbols, ''), decimal);
  if (plainText === undefined) return malformed(text, decimal);
  const share = written === text ? Number(plainText) : Number((Number(plainText) / 100).toPrecision(15));
  const value = share * (options.scale ?? 1);
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) return bad('number_out_of_range', `${quoted(text)} is too large.`);
  return ok(value);
}

/** A whole number; `9.0` is one, as spreadsheets and data frames write it. */
export function parseInteger(text: string, options: { decimal?: DecimalSign; scale?: number } = {}): CellResult<number> {
  const parsed = parseDecimal(text, options);
  if (!parsed.ok) return parsed;
  const whole = Math.round(parsed.value);
  if (Math.abs(parsed.value - whole) > 1e-9) return bad('integer_expected', `${quoted(text)} is not a whole number.`);
  return ok(whole === 0 ? 0 : whole);
}

/**
 * A share between 0 and 1.
 *
 * Units   `63%` and `63` are 0.63; 1 and below are taken as they are. With a `scale` the number is multiplied and nothing is guessed.
 */
export function parseShare(text: string, options: { decimal?: DecimalSign; scale?: number } = {}): CellResult<number> {
  const isPercent = text.endsWith('%');
  const parsed = parseDecimal(isPercent ? text.slice(0, -1).trim() : text, { ...(options.decimal && { decimal: options.decimal }) });
  if (!parsed.ok) return parsed;
  const scale = isPercent ? 0.01 : (options.scale ?? (parsed.value > 1 ? 0.01 : 1));
  const share = Number((parsed.value * scale).toPrecision(12));
  return share >= 0 && share <= 1 ? ok(share) : bad('number_out_of_range', `${quoted(text)} is not between 0 % and 100 %.`);
}

export type NumberRules = {
  words?: Readonly<Record<string, number>> | undefined;
  allowed?: readonly number[] | undefined;
  min?: number | undefined;
  max?: number | undefined;
};

/** Reads a number that may be written as a word, and holds it to the rules of its field. */
export function withNumberRules(parse: (text: string) => CellResult<number>, rules: NumberRules): (text: string) => CellResult<number> {
  const words = new Map(Object.entries(rules.words ?? {}).map(([word, value]) => [asWord(word), value]));
  return (text) => {
    const word = words.size > 0 ? words.get(asWord(text)) : undefined;
    if (word !== undefined) return ok(word);
    const parsed = parse(text);
    if (!parsed.ok) return parsed;
    const { value } = parsed;
    if (rules.allowed && !rules.allowed.includes(value)) {
      return bad('number_not_allowed', `${quoted(text)} is not one of ${rules.allowed.join(', ')}.`);
    }
    if ((rules.min !== undefined && value < rules.min) || (rules.max !== undefined && value > rules.max)) {
      const range = rules.max === undefined ? `below ${rules.min}` : `not between ${rules.min} and ${rules.max}`;
      return bad('number_out_of_range', `${quoted(text)} is ${range}.`);
    }
    return parsed;
  };
}

/** A percent sign, a currency sign or three capital letters on either side: what a number may carry, and a name such as Company_0 does not. */
const units = /^(?:[A-Z]{3}\s|[A-Z]{0,3}\p{Sc})\s*|\s*(?:%|\p{Sc}|\s[A-Z]{3})$/gu;

export type DecimalGuess = { decimal: DecimalSign; certain: boolean; reason: string };

/** Guesses the decimal sign of a column from its cells; undefined where hardly any is a number. */
export function guessDecimal(values: readonly string[]): DecimalGuess | undefined {
  const cells = values.map((value) => value.replace(units, '').trim()).filter((value) => /^[-+−(]?[\d.,]/.test(value));
  if (cells.length === 0 || cells.length < values.length * 0.8) return undefined;
  const reads = (decimal: DecimalSign) => cells.filter((cell) => plainNumber(cell, decimal) !== undefined).length;
  const point = reads('.');
  const comma = reads(',');
  if (Math.max(point, comma) < cells.length * 0.8) return undefined;
  if (point !== comma) {
    const decimal = point > comma ? '.' : ',';
    const other = decimal === '.' ? ',' : '.';
    const example = cells.find((cell) => plainNumber(cell, other) === undefined) ?? '';
    return { decimal, certain: true, reason: `${quoted(example)} is a number only with a decimal ${decimal === '.' ? 'point' : 'comma'}` };
  }
  const marked = cells.find((cell) => /[.,]/.test(cell));
  if (marked === undefined) return { decimal: '.', certain: true, reason: 'whole numbers' };
  return { decimal: '.', certain: false, reason: `${quoted(marked)} can be read in two ways; taken as a decimal point` };
}
