import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { currency } from '../platform/money.ts';
import { accountStages, recurringRevenue } from './account.ts';
import { revenueOnDay } from './account-page.ts';
import { dealStatus } from './deal.ts';

const productId = idSchema('prd');

/** Figures over the whole workspace, or over what belongs to one product. */
export const readCustomerBaseRequest = z.strictObject({
  productId: productId.optional(),
  asOf: day.optional(),
  months: z.coerce.number().int().min(1).max(60).default(24),
});

/**
 * Units   `now` and `byMonth`: minor units of `currency` a year; `monthMinor` is a twelfth of it.
 * Shape   `accounts`, `lines` of a month: live on its last day, trials included.
 */
export const customerBaseAnswer = z.object({
  asOf: day,
  currency,
  now: recurringRevenue,
  byMonth: z.array(revenueOnDay.extend({ monthMinor: z.int() })),
  accountsByStage: z.record(z.enum(accountStages), z.int()),
  persons: z.int(),
  personsWithoutAccount: z.int(),
  /** Renewals of the coming 90 days: how many accounts, and what they pay. */
  renewals: z.object({ accounts: z.int(), recurringRevenue }),
});
export type CustomerBaseAnswer = z.infer<typeof customerBaseAnswer>;

export const readPipelineRequest = z.strictObject({ productId: productId.optional(), asOf: day.optional() });

/** Units: `minor` in the workspace's currency, as agreed, not a year. Deals without an amount, or in a currency without a rate, are counted apart. */
const dealSum = z.object({ deals: z.int(), minor: z.int(), withoutAmount: z.int(), unknownCurrencies: z.array(z.string()) });

/**
 * Deals as they stood on a day.
 *
 * Units   `winRate` is won / (won + lost): of the deals that closed. `ofAll` is won / (won + lost + open). Null where nothing is to divide by.
 *         `weightedYearMinor`: Σ open deals, annualised × probability; deals without a probability of their own are in `withoutProbability`.
 */
export const pipelineAnswer = z.object({
  asOf: day,
  currency,
  byStatus: z.record(dealStatus, dealSum),
  openByStage: z.array(dealSum.extend({ stage: z.string().nullable() })),
  winRate: z.object({ value: z.number().nullable(), won: z.int(), lost: z.int(), denominator: z.literal('won + lost') }),
  ofAll: z.object({ value: z.number().nullable(), denominator: z.literal('won + lost + open') }),
  weightedYearMinor: z.int(),
  withoutProbability: z.int(),
  withoutAccount: z.int(),
  assumed: z.object({ amount: z.int(), probability: z.int() }),
});
export type PipelineAnswer = z.infer<typeof pipelineAnswer>;
