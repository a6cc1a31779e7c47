import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { amountMinor, currency } from '../platform/money.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { accountId } from './account.ts';

export const revenueLineId = idSchema('rev');
const productId = idSchema('prd');

export const periods = ['month', 'year', 'once'] as const;
export const period = z.enum(periods);
export type Period = z.infer<typeof period>;

export const revenueKinds = ['recurring', 'one_off', 'trial'] as const;
export const revenueKind = z.enum(revenueKinds);
export type RevenueKind = z.infer<typeof revenueKind>;

/** Field → why its value is our assumption and stands in no source. */
export const assumptions = z.record(line(60), line(300)).refine((value) => Object.keys(value).length <= 30, 'at most 30 assumptions');

export const createRevenueLineRequest = z.strictObject({
  accountId,
  productId: productId.nullable().default(null),
  amountMinor,
  currency,
  period,
  kind: revenueKind.default('recurring'),
  from: day,
  /** The first day without this revenue; null while it runs. */
  to: day.nullable().default(null),
  source: line(100).nullable().default(null),
  assumed: assumptions.default({}),
});

export const changeRevenueLineRequest = z.strictObject({
  revenueLineId,
  productId: productId.nullable().optional(),
  amountMinor: amountMinor.optional(),
  currency: currency.optional(),
  period: period.optional(),
  kind: revenueKind.optional(),
  from: day.optional(),
  to: day.nullable().optional(),
  source: line(100).nullable().optional(),
  assumed: assumptions.optional(),
  expectedVersion: z.int().optional(),
});

export const revenueLineRef = z.strictObject({ revenueLineId, expectedVersion: z.int().optional() });

export const listRevenueLinesRequest = z.strictObject({
  ...pageRequest,
  accountId: accountId.optional(),
  /** `none`: lines that are assigned to no product. */
  productId: z.union([productId, z.literal('none')]).optional(),
  kind: revenueKind.optional(),
  /** Only lines that are live on this day. */
  liveOn: day.optional(),
  archived: z.stringbool().default(false),
});

export const revenueLineAnswer = z.object({
  id: revenueLineId,
  accountId,
  accountName: z.string(),
  productId: productId.nullable(),
  amountMinor,
  currency: z.string(),
  period,
  kind: revenueKind,
  from: day,
  to: day.nullable(),
  source: z.string().nullable(),
  assumed: z.record(z.string(), z.string()),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type RevenueLineAnswer = z.infer<typeof revenueLineAnswer>;
export const revenueLinePage = pageAnswer(revenueLineAnswer);
