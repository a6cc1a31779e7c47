/** Numbers, money and dates in the reader's locale and time zone: those of their settings, else the browser's. */

/** The first of the wanted locales that the browser's own formatter understands (`en-US@posix` is none). */
export function knownLocale(wanted: readonly string[]): string {
  for (const locale of wanted) {
    try {
      return Intl.getCanonicalLocales(locale)[0] ?? 'en';
    } catch {
      // Written by an operating system in a way of its own: the next one.
    }
  }
  return 'en';
}

const browserLocale = typeof navigator === 'undefined' ? 'en' : knownLocale([...(navigator.languages ?? []), navigator.language]);

interface Reader {
  locale: string;
  /** Undefined: that of the browser. */
  timeZone: string | undefined;
}

let reader: Reader = { locale: browserLocale, timeZone: undefined };

/** Says for whom is written from now on. What is on the page already must be drawn again. Null: as the browser has it. */
export function writeFor({ locale, timeZone }: { locale: string | null; timeZone: string | null }): void {
  reader = { locale: locale === null ? browserLocale : knownLocale([locale, browserLocale]), timeZone: knownZone(timeZone) };
}

/** The server may know zones that this browser does not. */
function knownZone(timeZone: string | null): string | undefined {
  if (timeZone === null) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

export const readerLocale = (): string => reader.locale;

const cache = new Map<string, Intl.NumberFormat>();
const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
};

export interface NumberStyle {
  /** Digits after the point, at most; default 0 from 100 on, else 2. */
  digits?: number;
  isCompact?: boolean;
  /** Always with its sign: changes and differences. */
  isSigned?: boolean;
}

export function formatNumber(value: number, style: NumberStyle = {}, locale = readerLocale()): string {
  const digits = style.digits ?? (Math.abs(value) >= 100 ? 0 : 2);
  return numberFormat(locale, {
    maximumFractionDigits: style.isCompact ? 1 : digits,
    ...(style.isCompact ? { notation: 'compact' } : {}),
    ...(style.isSigned ? { signDisplay: 'exceptZero' } : {}),
  }).format(value);
}

/** Units  `share` 0–1. */
export const formatPercent = (share: number, digits = 0, locale = readerLocale()): string =>
  numberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share);

/** How many minor units one major unit has: 100 for EUR, 1 for JPY, 1000 for KWD. */
export function minorPerMajor(currency: string): number {
  try {
    return 10 ** (numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
  } catch {
    return 100;
  }
}

export interface MoneyStyle {
  /** "€1.2M" where space is short; the exact amount stands in the title. */
  isCompact?: boolean;
  /** Cents also for large amounts. */
  hasMinor?: boolean;
  isSigned?: boolean;
}

/** Units  `amountMinor` in minor units (cents). An unknown currency is written as its code. */
export function formatMoney(amountMinor: number, currency: string, style: MoneyStyle = {}, locale = readerLocale()): string {
  const amount = amountMinor / minorPerMajor(currency);
  const isWhole = !style.hasMinor && (Math.abs(amount) >= 1000 || Number.isInteger(amount));
  try {
    return numberFormat(locale, {
      style: 'currency',
      currency,
      ...(isWhole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
      ...(style.isCompact && Math.abs(amount) >= 1000 ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
      ...(style.isSigned ? { signDisplay: 'exceptZero' } : {}),
    }).format(amount);
  } catch {
    return `${formatNumber(amount, { digits: 2 }, locale)} ${currency}`;
  }
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A day (`YYYY-MM-DD`) is the same day everywhere; a moment (ISO) is shown in the reader's time zone. */
const asDate = (value: string): { date: Date; isDay: boolean } => ({ date: new Date(value), isDay: dayPattern.test(value) });

export function formatDate(value: string, style: { hasTime?: boolean } = {}, locale = readerLocale()): string {
  const { date, isDay } = asDate(value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    ...(isDay ? { timeZone: 'UTC' } : reader.timeZone ? { timeZone: reader.timeZone } : {}),
    ...(!isDay && style.hasTime ? { timeStyle: 'short' } : {}),
  }).format(date);
}

/** The reader's today, as a day. */
const todayMs = (now: Date): number =>
  reader.timeZone
    ? Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: reader.timeZone, dateStyle: 'short' }).format(now))
    : Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());

const steps: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.4375 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 weeks ago", "in 2 days", "now". A day is compared with the reader's today. */
export function formatRelative(value: string, now: Date, locale = readerLocale()): string {
  const { date, isDay } = asDate(value);
  if (Number.isNaN(date.getTime())) return value;
  const base = isDay ? todayMs(now) : now.getTime();
  const difference = date.getTime() - base;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = steps.find(([unit, ms]) => Math.abs(difference) >= ms && !(isDay && (unit === 'hour' || unit === 'minute')));
  if (!step) return isDay ? words.format(0, 'day') : words.format(0, 'second');
  return words.format(Math.round(difference / step[1]), step[0]);
}

/** Reads a number as people of the locale type it ("1.234,5" in German); undefined when it is none. */
export function parseNumber(typed: string, locale = readerLocale()): number | undefined {
  const parts = numberFormat(locale, { useGrouping: true }).formatToParts(-12_345.6);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const decimal = part('decimal') || '.';
  const plain = typed
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replaceAll(part('group') || ',', '')
    .replace(decimal, '.')
    .replace('−', '-');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
