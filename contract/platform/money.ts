import { z } from 'zod';

/** Currencies the runtime knows (ISO 4217). */
const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));

export const currency = z
  .string()
  .refine((value) => knownCurrencies.has(value), { error: 'is not a currency of ISO 4217', params: { code: 'currency_unknown' } });

/** Units: minor units of the currency (cents); at most 9 quadrillion, the last exact integer of JSON. */
export const amountMinor = z.int().min(-9_000_000_000_000_000).max(9_000_000_000_000_000);

export const money = z.strictObject({ amountMinor, currency });
export type Money = z.infer<typeof money>;

/** Digits behind the point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
}
