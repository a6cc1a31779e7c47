import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { problemStatus } from './problem.ts';
import { impact, importance, reasons } from './value.ts';

export const lenses = ['b2b', 'b2c'] as const;
export const lens = z.enum(lenses);
export type Lens = z.infer<typeof lens>;

/** Whatever the order, scored problems stand before those that are only valued, and open ones before closed ones. */
export const rankingSorts = [
  'rank',
  'title',
  'business',
  'consumer',
  'value',
  'cost',
  'reach',
  'confidence',
  'effort',
  'evidence',
  'due',
  'updated',
] as const;

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
    /**
     * What its accounts want, all of them whatever the segment; null where no account raised it.
     *
     * Shape   importance: the highest. byTeam: for how many of the families the team has spoken.
     */
    stance: z.object({ importance, reason: z.enum([...reasons, 'mixed']), families: z.int(), byTeam: z.int() }).nullable(),
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
