import { z } from 'zod';
import { day, timeZone } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { amountMinor, currency, money } from '../platform/money.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { attributes, line } from '../platform/text.ts';
import { externalRef } from './external-ref.ts';

export const accountId = idSchema('acc');
const stewardId = idSchema('mem');

export const accountStages = ['prospect', 'onboarding', 'active', 'at_risk', 'churned'] as const;
export const accountStage = z.enum(accountStages);
export type AccountStage = z.infer<typeof accountStage>;

/** A bare host name, lower case: `acme.com`. */
export const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?=.{3,253}$)[\p{L}\p{N}]([\p{L}\p{N}-]{0,62})(\.[\p{L}\p{N}]([\p{L}\p{N}-]{0,62}))+$/u, 'must be a domain such as acme.com');

export const country = z.string().regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166, two capital letters');
export const locale = z.string().max(35).refine(isLocale, 'must be a language tag such as en-GB');

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

const headcount = z.int().min(0).max(100_000_000);

const describing = {
  domains: z.array(domain).max(50),
  parentId: accountId.nullable(),
  industry: line(200).nullable(),
  country: country.nullable(),
  region: line(200).nullable(),
  employees: headcount.nullable(),
  /** What the account itself turns over in a year; never what it pays us. */
  ownTurnover: money.nullable(),
  timeZone: timeZone.nullable(),
  locale: locale.nullable(),
  plan: line(200).nullable(),
  seats: headcount.nullable(),
  stewardId: stewardId.nullable(),
  attributes,
};

export const createAccountRequest = z.strictObject({
  name: line(300),
  ...z.object(describing).partial().shape,
  stage: accountStage.default('prospect'),
  /** Since when it is in that stage; today when left out. */
  stageSince: day.optional(),
  externalRefs: z.array(externalRef).max(20).optional(),
});

/** A changed stage or plan holds from `since` on (default today) and ends every later dated state. */
export const changeAccountRequest = z.strictObject({
  accountId,
  name: line(300).optional(),
  ...z.object(describing).partial().shape,
  stage: accountStage.optional(),
  since: day.optional(),
  expectedVersion: z.int().optional(),
});

export const accountRef = z.strictObject({ accountId, expectedVersion: z.int().optional() });

export const accountSorts = ['name', 'revenue', 'renewal', 'updated'] as const;

/** The filter of the list and of its CSV. `stewardId: none` finds accounts without one. */
export const accountFilter = {
  q: z.string().trim().max(200).optional(),
  stage: accountStage.optional(),
  plan: z.string().max(200).optional(),
  industry: z.string().max(200).optional(),
  country: country.optional(),
  stewardId: z.union([stewardId, z.literal('none')]).optional(),
  segmentId: idSchema('seg').optional(),
  productId: idSchema('prd').optional(),
  archived: z.stringbool().default(false),
  asOf: day.optional(),
};

export const listAccountsRequest = z.strictObject({
  ...pageRequest,
  ...accountFilter,
  sort: z.enum(accountSorts).default('name'),
  direction: z.enum(['asc', 'desc']).optional(),
});

export const listAccountValuesRequest = z.strictObject({});
/** What the filters of the list can offer: values that accounts have, in order of the alphabet. */
export const accountValuesAnswer = z.object({
  plans: z.array(z.string()),
  industries: z.array(z.string()),
  countries: z.array(z.string()),
});
export type AccountValuesAnswer = z.infer<typeof accountValuesAnswer>;

export const accountAnswer = z.object({
  id: accountId,
  no: z.int(),
  name: z.string(),
  domains: z.array(z.string()),
  parentId: accountId.nullable(),
  familyId: accountId,
  industry: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  employees: z.int().nullable(),
  ownTurnover: z.object({ amountMinor, currency: z.string() }).nullable(),
  timeZone: z.string().nullable(),
  locale: z.string().nullable(),
  plan: z.string().nullable(),
  stage: accountStage,
  seats: z.int().nullable(),
  stewardId: stewardId.nullable(),
  attributes,
  /** Fields whose value is our assumption, and why. */
  assumed: z.record(z.string(), z.string()),
  mergedInto: accountId.nullable(),
  /** Known from a browser's word only: counted, and nothing is decided by it until a member confirms it. */
  observed: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type AccountAnswer = z.infer<typeof accountAnswer>;

/** Units: minor units of the workspace's currency, a year. `unknownCurrencies` were left out of the sum: they have no rate. */
export const recurringRevenue = z.object({ minor: z.int(), unknownCurrencies: z.array(z.string()) });
export type RecurringRevenue = z.infer<typeof recurringRevenue>;

export const accountListItem = accountAnswer.extend({
  recurringRevenue,
  nextRenewalOn: day.nullable(),
  stewardName: z.string().nullable(),
  people: z.int(),
});
export type AccountListItem = z.infer<typeof accountListItem>;

/** `currency` is the workspace's: every sum of the page is in it. */
export const accountPage = pageAnswer(accountListItem).extend({ currency, asOf: day });
export type AccountPage = z.infer<typeof accountPage>;

/** The same change for many accounts at once; attributes are merged, `null` removes one. */
export const changeAccountsRequest = z.strictObject({
  accountIds: z.array(accountId).min(1).max(500),
  change: z.union([
    z.strictObject({
      stewardId: stewardId.nullable().optional(),
      stage: accountStage.optional(),
      since: day.optional(),
      plan: line(200).nullable().optional(),
      attributes: attributes.optional(),
    }),
    z.strictObject({ archived: z.boolean() }),
  ]),
});
export const changedRecordsAnswer = z.object({ changed: z.int(), unchanged: z.int() });
export type ChangedRecordsAnswer = z.infer<typeof changedRecordsAnswer>;

/** One dated fact about an account, typed after the event: "it was onboarding from then on". */
export const recordAccountStateRequest = z.discriminatedUnion('aspect', [
  z.strictObject({ accountId, aspect: z.literal('stage'), from: day, value: accountStage }),
  z.strictObject({ accountId, aspect: z.literal('plan'), from: day, value: line(200).nullable() }),
]);
export const removeAccountStateRequest = z.strictObject({ accountId, aspect: z.enum(['stage', 'plan']), from: day });
export const accountState = z.object({
  aspect: z.enum(['stage', 'plan']),
  from: day,
  value: z.string().nullable(),
  toldBy: z.enum(['member', 'import']),
});
export type AccountState = z.infer<typeof accountState>;
export const accountStatesAnswer = z.object({ items: z.array(accountState) });
