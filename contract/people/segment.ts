import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';

export const segmentId = idSchema('seg');

export const segmentKinds = ['account', 'person'] as const;
export const segmentKind = z.enum(segmentKinds);
export type SegmentKind = z.infer<typeof segmentKind>;

/** What a condition may ask, by what the field holds. */
export const segmentOperators = {
  text: ['is', 'is_not', 'in', 'contains', 'starts_with', 'known', 'unknown'],
  number: ['is', 'is_not', 'at_least', 'at_most', 'known', 'unknown'],
  day: ['on_or_after', 'before', 'known', 'unknown'],
  id: ['is', 'is_not', 'in', 'known', 'unknown'],
} as const;
export type SegmentFieldType = keyof typeof segmentOperators;
export const segmentOperator = z.enum([
  'is',
  'is_not',
  'in',
  'contains',
  'starts_with',
  'at_least',
  'at_most',
  'on_or_after',
  'before',
  'known',
  'unknown',
]);
export type SegmentOperator = z.infer<typeof segmentOperator>;

/**
 * The fields of a rule. Beside them: `attributes.<name>` of an account and `traits.<name>` of a person.
 *
 * Shape   In a rule over persons `account.<field>` asks whether one of the person's current accounts has it; in a rule over accounts
 *         `role` and `person` ask for one of its current people. Revenue: minor units of the workspace's currency, a year, today.
 */
export const segmentFields = {
  account: {
    id: 'id',
    name: 'text',
    domain: 'text',
    stage: 'text',
    plan: 'text',
    industry: 'text',
    country: 'text',
    region: 'text',
    locale: 'text',
    employees: 'number',
    seats: 'number',
    recurring_revenue: 'number',
    next_renewal: 'day',
    steward: 'id',
    parent: 'id',
    family: 'id',
    product: 'id',
    role: 'text',
    person: 'id',
  },
  person: {
    id: 'id',
    name: 'text',
    email: 'text',
    locale: 'text',
    time_zone: 'text',
    role: 'text',
    title: 'text',
    account: 'id',
    'account.stage': 'text',
    'account.plan': 'text',
    'account.industry': 'text',
    'account.country': 'text',
    'account.region': 'text',
    'account.family': 'id',
    'account.employees': 'number',
    'account.seats': 'number',
  },
} as const satisfies Record<SegmentKind, Record<string, SegmentFieldType>>;

const value = z.union([line(300), z.number(), z.boolean()]);

export const segmentCondition = z.strictObject({
  field: line(120),
  op: segmentOperator,
  value: z.union([value, z.array(value).min(1).max(1000)]).optional(),
});
export type SegmentCondition = z.infer<typeof segmentCondition>;

/** A condition that a higher area knows (behaviour, health, entitlement): `source` names who answers it. */
export const segmentSourceCondition = z.strictObject({
  source: line(60),
  value: z.record(line(60), z.union([line(300), z.number(), z.boolean(), z.null()])),
});
export type SegmentSourceCondition = z.infer<typeof segmentSourceCondition>;

export type SegmentRule =
  | SegmentCondition
  | SegmentSourceCondition
  | { all: SegmentRule[] }
  | { any: SegmentRule[] }
  | { not: SegmentRule }
  | { segmentId: string };

/** Deeper or longer rules are refused: nobody can read them, and each condition is work for the database. */
export const segmentLimits = { depth: 5, conditions: 50, listed: 5000 } as const;

const several = <T extends z.ZodType>(rule: T) => z.array(rule).min(1).max(segmentLimits.conditions);

// Built level by level instead of recursively: a tree deeper than the limit has no schema that accepts it.
function ruleOfDepth(depth: number): z.ZodType<SegmentRule, SegmentRule> {
  const leaves = [segmentCondition, segmentSourceCondition, z.strictObject({ segmentId })] as const;
  if (depth <= 1) return z.union(leaves);
  const inner = ruleOfDepth(depth - 1);
  return z.union([
    ...leaves,
    z.strictObject({ all: several(inner) }),
    z.strictObject({ any: several(inner) }),
    z.strictObject({ not: inner }),
  ]);
}
export const segmentRule = ruleOfDepth(segmentLimits.depth).meta({ id: 'SegmentRule' });

/** A rule, or a list of records by id. */
export const segmentDefinition = z.union([
  z.strictObject({ rule: segmentRule }),
  z.strictObject({ list: z.array(z.string().regex(/^(acc|per)_[0-9a-hjkmnp-tv-z]{20}$/)).max(segmentLimits.listed) }),
]);
export type SegmentDefinition = z.infer<typeof segmentDefinition>;

export const createSegmentRequest = z.strictObject({ name: line(120), kind: segmentKind, definition: segmentDefinition });
export const changeSegmentRequest = z.strictObject({
  segmentId,
  name: line(120).optional(),
  definition: segmentDefinition.optional(),
  expectedVersion: z.int().optional(),
});
export const segmentRef = z.strictObject({ segmentId, expectedVersion: z.int().optional() });
export const listSegmentsRequest = z.strictObject({
  ...pageRequest,
  kind: segmentKind.optional(),
  q: z.string().trim().max(200).optional(),
  archived: z.stringbool().default(false),
});
export const listSegmentMembersRequest = z.strictObject({ ...pageRequest, segmentId });
/** Asks what a rule would find before it is stored. */
export const previewSegmentRequest = z.strictObject({ kind: segmentKind, definition: segmentDefinition });

export const segmentAnswer = z.object({
  id: segmentId,
  name: z.string(),
  kind: segmentKind,
  definition: segmentDefinition,
  /** The rule in words. */
  words: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type SegmentAnswer = z.infer<typeof segmentAnswer>;
export const segmentPage = pageAnswer(segmentAnswer);
export const segmentSizeAnswer = z.object({ kind: segmentKind, size: z.int(), asOf: day });
export type SegmentSizeAnswer = z.infer<typeof segmentSizeAnswer>;

/** One member of a segment, and the conditions of the rule that this record meets, in words. */
export const segmentMember = z.object({ id: z.string(), no: z.int(), name: z.string(), why: z.array(z.string()) });
export type SegmentMember = z.infer<typeof segmentMember>;
export const segmentMemberPage = pageAnswer(segmentMember);
