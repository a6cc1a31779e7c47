import { z } from 'zod';
import { day } from '../platform/date.ts';
import { currency } from '../platform/money.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';

/** What one whole unit of `currency` is worth in whole units of the workspace's currency, from that day until the next rate. */
export const setExchangeRatesRequest = z.strictObject({
  rates: z
    .array(z.strictObject({ currency, day, rate: z.number().positive().max(1e9), source: line(100).nullable().default(null) }))
    .min(1)
    .max(500),
});
export const removeExchangeRateRequest = z.strictObject({ currency, day });
export const listExchangeRatesRequest = z.strictObject({ ...pageRequest, currency: currency.optional() });

export const exchangeRateAnswer = z.object({ currency: z.string(), day, rate: z.number(), source: z.string().nullable() });
export type ExchangeRateAnswer = z.infer<typeof exchangeRateAnswer>;
export const exchangeRatePage = pageAnswer(exchangeRateAnswer);
export const exchangeRatesSetAnswer = z.object({ set: z.int() });
