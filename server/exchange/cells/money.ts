import { type Money, minorDigits } from '../../../contract/platform/money.ts';
import { bad, type CellResult, ok, quoted } from './cell.ts';
import { type DecimalSign, plainNumber } from './number.ts';

const known = new Set(Intl.supportedValuesOf('currency'));
const digitsOf = new Map<string, number>();

function digits(currency: string): number {
  let value = digitsOf.get(currency);
  if (value === undefined) {
    value = minorDigits(currency);
    digitsOf.set(currency, value);
  }
  return value;
}

/** Signs that mean one currency, and the few that mean several: those count only where the column or the row says which. */
const signs: Readonly<Record<string, readonly [string, ...string[]]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  US$: ['USD'],
  $US: ['USD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  C$: ['CAD'],
  CA$: ['CAD'],
  NZ$: ['NZD'],
  HK$: ['HKD'],
  S$: ['SGD'],
  R$: ['BRL'],
  MX$: ['MXN'],
  NT$: ['TWD'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'CLP', 'COP', 'ARS', 'TWD'],
  '¥': ['JPY', 'CNY'],
  'JP¥': ['JPY'],
  'CN¥': ['CNY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₦': ['NGN'],
  '฿': ['THB'],
  zł: ['PLN'],
  Kč: ['CZK'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'fr.': ['CHF'],
  Rs: ['INR', 'PKR', 'LKR'],
};
const signsFolded = new Map(Object.entries(signs).map(([sign, currencies]) => [sign.toLowerCase(), currencies]));

/** A currency of ISO 4217, by its code or by a sign that means only one. */
export function parseCurrency(text: string): CellResult<string> {
  const code = text.toUpperCase();
  if (known.has(code)) return ok(code);
  const meant = signsFolded.get(text.toLowerCase());
  if (meant && (meant.length === 1 || text === '$')) return ok(meant[0]);
  return bad('currency_unknown', `${quoted(text)} is not a currency of ISO 4217.`);
}

export type MoneyOptions = {
  decimal?: DecimalSign | undefined;
  scale?: number | undefined;
  /** The currency of the row's own column: it must agree with a sign in the cell. */
  currency?: string | undefined;
  /** The currency where neither cell nor row names one. */
  otherwise?: string | undefined;
};

/**
 * An amount of money, exact: no binary fraction touches it.
 *
 * Units   minor units of the currency; further digits are rounded half away from zero. `scale` multiplies first ("in millions").
 * Errors  `currency_missing`, `currency_unknown`, `currency_conflict`, `number_malformed`, `number_out_of_range`.
 */
export function parseMoney(text: string, options: MoneyOptions = {}): CellResult<Money> {
  const decimal = options.decimal ?? '.';
  let plain = plainNumber(text, decimal);
  let currency = options.currency ?? options.otherwise;
  if (plain === undefined) {
    const split = splitUnit(text);
    plain = split && plainNumber(split.number, decimal);
    if (!split || plain === undefined) return bad('number_malformed', `${quoted(text)} is not an amount of money.`);
    const meant = meaning(split.unit);
    if (!meant) return bad('currency_unknown', `${quoted(split.unit)} is not a currency of ISO 4217.`);
    const expected = options.currency ?? (meant.length > 1 ? options.otherwise : undefined);
    if (expected && !meant.includes(expected)) {
      return bad('currency_conflict', `${quoted(text)} is not in ${expected}, the currency of its row.`);
    }
    currency = expected ?? meant[0];
  }
  if (!currency)
    return bad('currency_missing', `${quoted(text)} has no currency. Choose one for the column, or map a column that holds it.`);
  const amountMinor = toMinor(plain, digits(currency), options.scale ?? 1);
  if (amountMinor === undefined) return bad('number_out_of_range', `${quoted(text)} is too large an amount.`);
  return ok({ amountMinor, currency });
}

function meaning(unit: string): readonly [string, ...string[]] | undefined {
  const code = unit.toUpperCase();
  return known.has(code) ? [code] : signsFolded.get(unit.toLowerCase());
}

const unitFirst = /^([+\-−(]?)\s*([^\d\s.,()+\-−'’]+[.]?)\s*([+\-−(]?[\d.,].*)$/u;
const unitLast = /^([+\-−(]?[\d.,][\d.,\s'’\u00a0\u202f]*)\s*([^\d\s.,()+\-−'’]+[.]?)\s*([)-]?)$/u;

function splitUnit(text: string): { unit: string; number: string } | undefined {
  const first = unitFirst.exec(text);
  if (first) return { unit: first[2] as string, number: `${first[1]}${first[3]}` };
  const last = unitLast.exec(text);
  return last ? { unit: last[2] as string, number: `${(last[1] as string).trim()}${last[3]}` } : undefined;
}

/** The last whole number that JSON carries exactly, as the contract has it. */
const largest = 9_000_000_000_000_000n;

/** `12.345` with 2 digits → 1235: moves the point by hand, and scales with whole numbers. */
export function toMinor(plain: string, minorDigitCount: number, scale = 1): number | undefined {
  const negative = plain.startsWith('-');
  const unsigned = negative ? plain.slice(1) : plain;
  const factor = scale === 1 ? undefined : (plainNumber(String(scale)) ?? scale.toFixed(12));
  const amount = asRatio(unsigned);
  const times = factor === undefined ? { units: 1n, places: 0 } : asRatio(factor);
  const units = amount.units * times.units * 10n ** BigInt(minorDigitCount);
  const divisor = 10n ** BigInt(amount.places + times.places);
  const rounded = (units * 2n + divisor) / (divisor * 2n);
  if (rounded > largest) return undefined;
  const value = Number(rounded);
  return negative && value !== 0 ? -value : value;
}

function asRatio(plain: string): { units: bigint; places: number } {
  const dot = plain.indexOf('.');
  if (dot === -1) return { units: BigInt(plain), places: 0 };
  return { units: BigInt(plain.slice(0, dot) + plain.slice(dot + 1)), places: plain.length - dot - 1 };
}
