import { minorPerMajor, parseNumber, readerLocale } from '../../platform/format.ts';

/** What somebody typed as an amount in minor units; undefined when it is no amount of this currency. */
export function amountFrom(typed: string, currency: string, locale = readerLocale()): number | undefined {
  const value = parseNumber(typed, locale);
  if (value === undefined) return undefined;
  const minor = Math.round(value * minorPerMajor(currency));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** As it would be typed in the reader's locale, without grouping. */
export function amountTyped(amountMinor: number | null | undefined, currency: string, locale = readerLocale()): string {
  if (amountMinor === null || amountMinor === undefined) return '';
  const per = minorPerMajor(currency);
  const digits = amountMinor % per === 0 ? 0 : Math.round(Math.log10(per));
  return new Intl.NumberFormat(locale, { useGrouping: false, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    amountMinor / per,
  );
}

/** A whole number or nothing; undefined when it is neither. */
export function wholeFrom(typed: string, locale = readerLocale()): number | null | undefined {
  if (typed.trim() === '') return null;
  const value = parseNumber(typed, locale);
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
}

const currencies = ['EUR', 'USD', 'GBP', 'CHF'];

/** Every currency the browser knows; those that are meant most often stand first, the workspace's own before all. */
export const currencyChoices = (first: string): string[] => [...new Set([first, ...currencies, ...Intl.supportedValuesOf('currency')])];
