import { z } from 'zod';
import { day } from '../platform/date.ts';
import { currency } from '../platform/money.ts';
import { accountAnswer, accountId, accountStage, accountState, recurringRevenue } from './account.ts';
import { contractAnswer } from './contract.ts';
import { dealAnswer } from './deal.ts';
import { externalRef } from './external-ref.ts';
import { membershipAnswer } from './membership.ts';
import { stakeholderRoleAnswer } from './stakeholder-role.ts';

/** What the area people knows of an account on a day. Evidence, problems and commitments are further requests of the page. */
export const readAccountPageRequest = z.strictObject({
  accountId,
  asOf: day.optional(),
  months: z.coerce.number().int().min(1).max(60).default(24),
});

/** Units: minor units of `currency` a year. A null product: revenue that is assigned to no product. */
export const productRevenue = recurringRevenue.extend({ productId: z.string().nullable(), productName: z.string().nullable() });

/** `lines` and `accounts` count what is live on that day, trials included. */
export const revenueOnDay = recurringRevenue.extend({ day, lines: z.int(), accounts: z.int() });
export type RevenueOnDay = z.infer<typeof revenueOnDay>;

const relative = z.object({ id: accountId, name: z.string(), stage: accountStage, recurringRevenue });

/**
 * One account, all that people knows.
 *
 * Shape   every list is cut at `limit` rows; `counts` says how many there are. Open deals come first.
 */
export const accountPageAnswer = z.object({
  asOf: day,
  currency,
  limit: z.int(),
  account: accountAnswer,
  /** When somebody there last did something that was measured. */
  lastSeenAt: z.iso.datetime().nullable(),
  stewardName: z.string().nullable(),
  revenue: z.object({
    now: recurringRevenue,
    ofFamily: recurringRevenue,
    byProduct: z.array(productRevenue),
    byMonth: z.array(revenueOnDay),
  }),
  clock: z.object({ nextOn: day.nullable(), days: z.int().nullable(), passedOn: day.nullable() }),
  contracts: z.array(contractAnswer),
  roles: z.array(stakeholderRoleAnswer),
  memberships: z.array(membershipAnswer),
  deals: z.array(dealAnswer),
  family: z.object({ root: relative.nullable(), parent: relative.nullable(), children: z.array(relative) }),
  states: z.array(accountState),
  externalRefs: z.array(externalRef),
  counts: z.object({ memberships: z.int(), roles: z.int(), contracts: z.int(), deals: z.int(), revenueLines: z.int(), children: z.int() }),
});
export type AccountPageAnswer = z.infer<typeof accountPageAnswer>;
