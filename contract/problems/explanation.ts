import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { evidenceKind } from './evidence.ts';
import { reachSource } from './reach-source.ts';
import { impact, importance, reason } from './value.ts';

export const explainProblemRequest = z.strictObject({
  problemId: idSchema('prb'),
  asOf: day.optional(),
  /** What if: values that are tried and never written. */
  effortPersonWeeks: z.coerce.number().positive().max(10_000).optional(),
  durationWeeks: z.coerce.number().positive().max(1000).optional(),
  impact: z.coerce.number().pipe(impact).optional(),
});

const quote = z.object({
  evidenceId: idSchema('evd'),
  text: z.string(),
  occurredAt: z.iso.datetime(),
  speaker: z.string().nullable(),
  kind: evidenceKind,
});
export type Quote = z.infer<typeof quote>;

const deadline = z.object({ id: z.string(), kind: z.string(), on: z.string(), note: z.string().nullable() });

/** One line of the business half. Money: major units of the workspace's currency. */
const familyPart = z.object({
  accountId: idSchema('acc'),
  name: z.string(),
  reason,
  importance,
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
  deadline: deadline.nullable(),
  passed: z.array(deadline),
  note: z.enum(['cannot be met', 'passed']).nullable(),
  quotes: z.array(quote),
});
export type FamilyPart = z.infer<typeof familyPart>;

const policyUsed = z.object({
  key: z.string(),
  title: z.string(),
  text: z.string(),
  from: z.enum(['default', 'override']),
  why: z.string().nullable(),
});

/** Every factor of both scores of a problem, down to quotes, dates and policies. */
export const explanationAnswer = z.object({
  problemId: idSchema('prb'),
  productId: idSchema('prd'),
  title: z.string(),
  asOf: z.string(),
  currency: z.string(),
  /** Only open problems claim a part of a budget. */
  isOpen: z.boolean(),
  /** True when a value that is not stored was tried. */
  isWhatIf: z.boolean(),
  business: z.object({
    valueAtStake: z.number(),
    costPerWeek: z.number().nullable(),
    weeks: z.number().nullable(),
    weeksFrom: z.enum(['duration', 'effort', 'none']),
    score: z.number().nullable(),
    familyCount: z.int(),
    /** The largest first; the rest is in the sums only. */
    families: z.array(familyPart),
    /** Currencies whose money could not be counted, for want of an exchange rate. */
    unknownCurrencies: z.array(z.string()),
  }),
  consumer: z.object({
    reach: z.number(),
    reachSource: z.enum(['measured', 'heard']),
    /** What measured it, and when; null when it is heard. */
    reachMeasured: z
      .object({
        source: reachSource,
        name: z.string(),
        people: z.int(),
        from: z.iso.date(),
        to: z.iso.date(),
        measuredAt: z.iso.datetime(),
      })
      .nullable(),
    peopleHeard: z.int(),
    unnamedHeard: z.int(),
    impact,
    impactAssumed: z.boolean(),
    confidence: z.number(),
    hearing: z.string(),
    evidenceKinds: z.record(z.string(), z.int()),
    peopleByKind: z.record(z.string(), z.int()),
    numerator: z.number(),
    effortPersonMonths: z.number().nullable(),
    score: z.number().nullable(),
    quotes: z.array(quote),
  }),
  policies: z.array(policyUsed),
});
export type Explanation = z.infer<typeof explanationAnswer>;
