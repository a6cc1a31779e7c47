import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { amountMinor, money } from '../platform/money.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { attributes, line, text } from '../platform/text.ts';
import { accountId } from './account.ts';
import { externalRef } from './external-ref.ts';
import { assumptions, period } from './revenue-line.ts';

export const dealId = idSchema('dea');
const productId = idSchema('prd');
const stewardId = idSchema('mem');

export const dealStatuses = ['open', 'won', 'lost'] as const;
export const dealStatus = z.enum(dealStatuses);
export type DealStatus = z.infer<typeof dealStatus>;

const share = z.number().min(0).max(1);

const describing = {
  accountId: accountId.nullable(),
  productId: productId.nullable(),
  /** Null: nobody has named a price yet. */
  amount: money.nullable(),
  period,
  stage: line(200).nullable(),
  status: dealStatus,
  /** 0–1 that it is won. Null: by the policy of the deal's stage. */
  probability: share.nullable(),
  openedOn: day.nullable(),
  /** When it is expected to close. */
  closeOn: day.nullable(),
  /** When it was won or lost. */
  closedOn: day.nullable(),
  lostReason: text(2000).nullable(),
  stewardId: stewardId.nullable(),
  source: line(100).nullable(),
  assumed: assumptions,
  attributes,
};

export const createDealRequest = z.strictObject({
  name: line(300),
  ...z.object(describing).partial().shape,
  externalRefs: z.array(externalRef).max(20).optional(),
});

export const changeDealRequest = z.strictObject({
  dealId,
  name: line(300).optional(),
  ...z.object(describing).partial().shape,
  expectedVersion: z.int().optional(),
});

export const dealRef = z.strictObject({ dealId, expectedVersion: z.int().optional() });

export const dealFilter = {
  q: z.string().trim().max(200).optional(),
  /** `none`: deals of which nobody wrote down the account. */
  accountId: z.union([accountId, z.literal('none')]).optional(),
  productId: z.union([productId, z.literal('none')]).optional(),
  status: dealStatus.optional(),
  stage: z.string().max(200).optional(),
  /** Only deals that were open on this day. */
  openOn: day.optional(),
  archived: z.stringbool().default(false),
};
export const listDealsRequest = z.strictObject({
  ...pageRequest,
  ...dealFilter,
  sort: z.enum(['name', 'close', 'updated']).default('name'),
  direction: z.enum(['asc', 'desc']).optional(),
});

export const dealAnswer = z.object({
  id: dealId,
  accountId: accountId.nullable(),
  accountName: z.string().nullable(),
  productId: productId.nullable(),
  name: z.string(),
  amount: z.object({ amountMinor, currency: z.string() }).nullable(),
  period,
  stage: z.string().nullable(),
  status: dealStatus,
  probability: share.nullable(),
  openedOn: day.nullable(),
  closeOn: day.nullable(),
  closedOn: day.nullable(),
  lostReason: z.string().nullable(),
  stewardId: stewardId.nullable(),
  source: z.string().nullable(),
  assumed: z.record(z.string(), z.string()),
  attributes,
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type DealAnswer = z.infer<typeof dealAnswer>;
export const dealPage = pageAnswer(dealAnswer);
