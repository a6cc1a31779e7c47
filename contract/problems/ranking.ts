import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { problemStatus } from './problem.ts';
import { impact } from './value.ts';

export const lenses = ['b2b', 'b2c'] as const;
export const lens = z.enum(lenses);
export type Lens = z.infer<typeof lens>;

export const rankingSorts = ['rank', 'title', 'value', 'cost', 'reach', 'effort', 'evidence', 'due', 'updated'] as const;

const statusList = z
  .string()
  .max(200)
  .transform((value) => value.split(',').filter(Boolean))
  .pipe(z.array(problemStatus).max(20));

export const rankingRequest = z.strictObject({
  productId: idSchema('prd'),
  /** The day the figures stand for; today in the workspace's zone when absent. */
  asOf: day.optional(),
  /** Orders by one lens; absent: by the playbook's rule. */
  lens: lens.optional(),
  segmentId: idSchema('seg').optional(),
  status: statusList.optional(),
  stewardId: idSchema('mem').optional(),
  tag: line(60).optional(),
  q: line(200).optional(),
  sort: z.enum(rankingSorts).default('rank'),
  direction: z.enum(['asc', 'desc']).optional(),
  ...pageRequest,
});

/** Money in major units of the workspace's currency. */
export const rankedProblem = z.object({
  id: idSchema('prb'),
  title: z.string(),
  status: problemStatus,
  version: z.int(),
  stewardIds: z.array(z.string()),
  tags: z.array(z.string()),
  block: z.enum(['scored', 'valued']),
  /** By the rule of this view; null where nothing is estimated or the problem is closed. */
  rank: z.int().nullable(),
  because: z.enum(['b2b', 'b2c', 'deadline']),
  effortPersonWeeks: z.number().nullable(),
  durationWeeks: z.number().nullable(),
  business: z.object({
    rank: z.int().nullable(),
    /** Money per week²: compare, never add. */
    score: z.number().nullable(),
    /** Money a year. */
    valueAtStake: z.number(),
    /** Money a week. */
    costPerWeek: z.number().nullable(),
    weeks: z.number().nullable(),
    families: z.int(),
    cannotBeMet: z.int(),
    passed: z.int(),
    nextDueOn: z.string().nullable(),
  }),
  consumer: z.object({
    rank: z.int().nullable(),
    score: z.number().nullable(),
    reach: z.number(),
    reachMeasured: z.boolean(),
    impact,
    impactAssumed: z.boolean(),
    confidence: z.number(),
    effortPersonMonths: z.number().nullable(),
    numerator: z.number(),
  }),
  evidenceCount: z.int(),
  evidenceKinds: z.record(z.string(), z.int()),
  lastEvidenceAt: z.string().nullable(),
});
export type RankedProblem = z.infer<typeof rankedProblem>;

export const rankingAnswer = z.object({
  asOf: z.string(),
  currency: z.string(),
  businessModel: z.enum(['b2c', 'b2b', 'hybrid']),
  /** The rule in words, and whether the team overrode the playbook. */
  rule: z.object({ text: z.string(), from: z.enum(['default', 'override', 'view']) }),
  total: z.int(),
  /** Problems whose figures are still being recomputed. */
  waiting: z.int(),
  items: z.array(rankedProblem),
  nextCursor: z.string().nullable(),
});
export type RankingAnswer = z.infer<typeof rankingAnswer>;

export const explainRequest = z.strictObject({
  problemId: idSchema('prb'),
  asOf: day.optional(),
  /** What if: values that are tried and never written. */
  effortPersonWeeks: z.coerce.number().positive().max(10_000).optional(),
  durationWeeks: z.coerce.number().positive().max(1000).optional(),
  impact: z.coerce.number().pipe(impact).optional(),
});

export const policyUsed = z.object({
  key: z.string(),
  title: z.string(),
  text: z.string(),
  from: z.enum(['default', 'override']),
  reason: z.string().nullable(),
});

export const familyPart = z.object({
  familyId: z.string(),
  name: z.string(),
  reason: z.enum(['protect', 'grow', 'neither']),
  importance: z.int(),
  by: z.enum(['team', 'people']),
  people: z.int(),
  budget: z.number(),
  weight: z.number(),
  sumOfWeights: z.number(),
  share: z.number(),
  churnShare: z.number(),
  value: z.number(),
  costPerWeek: z.number().nullable(),
  weeksTo: z.number().nullable(),
  dueOn: z.string().nullable(),
  dueKind: z.string().nullable(),
  passedOn: z.array(z.string()),
  note: z.enum(['cannot be met', 'passed']).nullable(),
  quotes: z.array(
    z.object({ evidenceId: z.string(), text: z.string(), occurredAt: z.string(), person: z.string().nullable(), kind: z.string() }),
  ),
});
export type FamilyPart = z.infer<typeof familyPart>;

export const explainAnswer = z.object({
  problemId: idSchema('prb'),
  asOf: z.string(),
  currency: z.string(),
  isOpen: z.boolean(),
  business: z.object({
    valueAtStake: z.number(),
    costPerWeek: z.number().nullable(),
    weeks: z.number().nullable(),
    weeksFrom: z.enum(['duration', 'effort', 'none']),
    score: z.number().nullable(),
    families: z.array(familyPart),
    /** Stated by customers, beside our revenue, never added to it. */
    stakes: z.array(
      z.object({
        id: z.string(),
        account: z.string(),
        amountMinor: z.number().nullable(),
        currency: z.string().nullable(),
        period: z.string().nullable(),
        neededBy: z.string().nullable(),
        why: z.string().nullable(),
      }),
    ),
    /** Money that could not be counted: a currency without an exchange rate. */
    unknownCurrencies: z.array(z.string()),
  }),
  consumer: z.object({
    reach: z.number(),
    reachSource: z.enum(['measured', 'heard']),
    peopleHeard: z.int(),
    unnamedHeard: z.int(),
    impact,
    impactAssumed: z.boolean(),
    confidence: z.number(),
    hearing: z.string(),
    kindsHeard: z.array(z.string()),
    evidenceKinds: z.record(z.string(), z.int()),
    numerator: z.number(),
    effortPersonMonths: z.number().nullable(),
    score: z.number().nullable(),
    quotes: z.array(
      z.object({ evidenceId: z.string(), text: z.string(), occurredAt: z.string(), person: z.string().nullable(), kind: z.string() }),
    ),
  }),
  policies: z.array(policyUsed),
});
export type ExplainAnswer = z.infer<typeof explainAnswer>;
