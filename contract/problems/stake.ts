import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { amountMinor, currency } from '../platform/money.ts';
import { line, text } from '../platform/text.ts';
import { namedRef } from './evidence.ts';

export const stakeId = idSchema('stk');
const problemId = idSchema('prb');
const accountId = idSchema('acc');

const stakePeriod = z.enum(['month', 'year', 'once']);

/** What it costs the customer. Units: amountMinor in minor units of currency, per period. Never below zero. */
const cost = z.strictObject({ amountMinor: amountMinor.min(0), currency, period: stakePeriod });

const fields = {
  cost: cost.nullable(),
  neededBy: day.nullable(),
  why: text(2000).nullable(),
  saidByPersonId: idSchema('per').nullable(),
  saidInRole: line(60).nullable(),
  evidenceId: idSchema('evd').nullable(),
  /** False: said while evaluating, before buying. */
  isCustomer: z.boolean(),
};

/** A stake says something: a cost, a date or a why. */
const saysSomething = (value: { cost?: unknown; neededBy?: unknown; why?: unknown }) =>
  Boolean(value.cost) || Boolean(value.neededBy) || Boolean(value.why);

export const createStakeRequest = z
  .strictObject({
    problemId,
    accountId,
    cost: fields.cost.default(null),
    neededBy: fields.neededBy.default(null),
    why: fields.why.default(null),
    saidByPersonId: fields.saidByPersonId.default(null),
    saidInRole: fields.saidInRole.default(null),
    evidenceId: fields.evidenceId.default(null),
    isCustomer: fields.isCustomer.default(true),
  })
  .refine(saysSomething, { error: 'give a cost, a date or a reason', params: { code: 'stake_empty' } });

export const changeStakeRequest = z.strictObject({
  stakeId,
  cost: fields.cost.optional(),
  neededBy: fields.neededBy.optional(),
  why: fields.why.optional(),
  saidByPersonId: fields.saidByPersonId.optional(),
  saidInRole: fields.saidInRole.optional(),
  evidenceId: fields.evidenceId.optional(),
  isCustomer: fields.isCustomer.optional(),
  expectedVersion: z.int().optional(),
});

export const stakeRef = z.strictObject({ stakeId });

export const stakeAnswer = z.object({
  id: stakeId,
  problemId,
  accountId: z.string(),
  cost: cost.nullable(),
  neededBy: z.string().nullable(),
  why: z.string().nullable(),
  saidByPersonId: z.string().nullable(),
  saidInRole: z.string().nullable(),
  evidenceId: z.string().nullable(),
  isCustomer: z.boolean(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type StakeAnswer = z.infer<typeof stakeAnswer>;

/** Shape   asksForAnswer: the date has passed and nobody said what became of it. */
export const stakeItem = stakeAnswer.extend({
  account: namedRef,
  saidBy: namedRef.nullable(),
  asksForAnswer: z.boolean(),
});
export type StakeItem = z.infer<typeof stakeItem>;
export const stakeList = z.object({ items: z.array(stakeItem) });
export const stakesOfProblemRequest = z.strictObject({ problemId });
export const stakesOfAccountRequest = z.strictObject({ accountId });
