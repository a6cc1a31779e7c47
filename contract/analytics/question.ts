// A question about the facts: a value that can be stored, shared, compared and asked again.
import { z } from 'zod';
import { segmentId } from '../people/segment.ts';
import { day, timeZone } from '../platform/date.ts';
import { eventSelection, filters } from './event-filter.ts';

/** What one question may ask for: each of them is work for the engine, or a chart that nobody can read. */
export const questionLimits = {
  series: 10,
  steps: 10,
  exclusions: 5,
  formulas: 5,
  breakdownValues: 25,
  segments: 10,
  conditions: 10,
  brackets: 15,
  rollingBuckets: 90,
  /** Points in time of one chart; a year by hour is refused. */
  buckets: 1000,
  /** Rows of a retention triangle: its cells grow with the square. */
  cohorts: 120,
} as const;

/** Whose doings are counted. An event without an account is left out of questions by account, and told. */
export const countedBy = z.enum(['person', 'account']);
export type CountedBy = z.infer<typeof countedBy>;

export const interval = z.enum(['hour', 'day', 'week', 'month']);
export type Interval = z.infer<typeof interval>;

/**
 * Which time is asked about.
 *
 * Shape   `last`: so many units up to and including the one that is running now. `between`: both days belong to it. `since`: up to now.
 *         Days are days of the question's zone.
 */
export const range = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last'), count: z.int().min(1).max(4000), unit: interval }),
  z.strictObject({ kind: z.literal('between'), from: day, to: day }).refine(({ from, to }) => from <= to, 'must not end before it begins'),
  z.strictObject({ kind: z.literal('since'), from: day }),
]);
export type Range = z.infer<typeof range>;

/** What a result is split by: a property of the event (the most frequent values, the rest as "other"), or membership in segments. */
export const breakdown = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.enum(['property', 'context']),
    name: z.string().min(1).max(200),
    top: z.int().min(1).max(questionLimits.breakdownValues).default(10),
  }),
  z.strictObject({ by: z.literal('segment'), segmentIds: z.array(segmentId).min(1).max(questionLimits.segments) }),
]);
export type Breakdown = z.infer<typeof breakdown>;

/** What every kind of question takes. The product, and by it the sources, is told beside the question. */
const everyQuestion = {
  version: z.literal(1),
  by: countedBy.default('person'),
  range: range.default({ kind: 'last', count: 30, unit: 'day' }),
  interval: interval.default('day'),
  /** Null: the reporting zone of the product's sources. */
  zone: timeZone.nullable().default(null),
  weekStart: z.enum(['monday', 'sunday']).default('monday'),
  /** Hold for every event that is looked at. */
  filters,
  /** Only who is in all of these segments now. Asked by person, a segment of accounts is about the account for which something was done. */
  segmentIds: z.array(segmentId).max(questionLimits.segments).default([]),
  breakdown: breakdown.nullable().default(null),
  /** Asks the same of an earlier time: as long a time right before, or the same days a year before. */
  compare: z.enum(['none', 'period', 'year']).default('none'),
};

const numericMeasures = ['sum', 'average', 'min', 'max', 'p50', 'p90', 'p95'] as const;

/**
 * What a series counts.
 *
 * Units   count: events. unique: people or accounts. per_actor: events for each who did it. The others: of the property's numbers;
 *         events whose property is no number are left out of them. Percentiles interpolate.
 */
export const measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['count', 'unique', 'per_actor']) }),
  z.strictObject({ kind: z.enum(numericMeasures), property: z.string().min(1).max(200) }),
]);
export type Measure = z.infer<typeof measure>;

/** Letters are series by their place (A is the first): `B / A * 100`. */
export const formula = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[A-J0-9.+\-*/() ]+$/, 'may hold the letters of series, numbers, + - * / and brackets');

const series = z.strictObject({ ...eventSelection.shape, name: z.string().trim().max(120).nullable().default(null), measure });

export const trendsQuestion = z.strictObject({
  kind: z.literal('trends'),
  ...everyQuestion,
  series: z.array(series).min(1).max(questionLimits.series),
  formulas: z
    .array(z.strictObject({ name: z.string().trim().max(120).nullable().default(null), formula }))
    .max(questionLimits.formulas)
    .default([]),
  /** The average of so many buckets up to each; the buckets before the range that it needs are read too. */
  rolling: z.int().min(2).max(questionLimits.rollingBuckets).nullable().default(null),
  /** Each bucket holds what was until its end. Of counts, sums and uniques (each counted once, when first seen). */
  cumulative: z.boolean().default(false),
});
export type TrendsQuestion = z.output<typeof trendsQuestion>;

/** The first step that comes after another: `fromStep` 0 is the first step. */
const exclusion = z
  .strictObject({ ...eventSelection.shape, fromStep: z.int().min(0), toStep: z.int().min(1) })
  .refine(({ fromStep, toStep }) => fromStep < toStep, 'must begin before it ends');

/**
 * Who got how far.
 *
 * Shape   Every event of the first step starts an attempt. An attempt goes on to the first event of the next step that follows; `strict`
 *         wants it to be the very next event. An exclusion voids an attempt when its event comes after `fromStep` and before `toStep`.
 *         Somebody counts once, with the attempt that came furthest, of these the earliest; with none when all are void.
 *         Events of the same millisecond follow each other in the order of the steps. All of it within the range.
 * Units   windowSeconds: from the first step on, its last second included.
 */
export const funnelQuestion = z
  .strictObject({
    kind: z.literal('funnel'),
    ...everyQuestion,
    steps: z
      .array(z.strictObject({ ...eventSelection.shape, name: z.string().trim().max(120).nullable().default(null) }))
      .min(2)
      .max(questionLimits.steps),
    order: z.enum(['ordered', 'strict']).default('ordered'),
    windowSeconds: z
      .int()
      .min(1)
      .max(366 * 86_400)
      .default(14 * 86_400),
    exclusions: z.array(exclusion).max(questionLimits.exclusions).default([]),
    /** Whether the time between steps is asked for; without it the engine has a faster way. */
    times: z.boolean().default(true),
  })
  .refine(
    ({ exclusions, steps }) => exclusions.every(({ toStep }) => toStep < steps.length),
    'an exclusion lies between steps that there are',
  );
export type FunnelQuestion = z.output<typeof funnelQuestion>;

/**
 * Who came back.
 *
 * Shape   A cohort is who did `start` in an interval: anew in each (`recurring`), or only in that of their first time ever (`first_time`).
 *         `n_day`: back in exactly that interval after it. `unbounded`: in that one or a later one of the range. `bracket`: in one of
 *         several intervals together; `brackets` says how many each holds. Column 0 is the cohort.
 */
export const retentionQuestion = z
  .strictObject({
    kind: z.literal('retention'),
    ...everyQuestion,
    start: eventSelection,
    comeBack: eventSelection,
    cohorts: z.enum(['first_time', 'recurring']).default('first_time'),
    counting: z.enum(['n_day', 'unbounded', 'bracket']).default('n_day'),
    brackets: z.array(z.int().min(1).max(365)).min(1).max(questionLimits.brackets).nullable().default(null),
    /** Columns after the cohort's own. */
    intervals: z
      .int()
      .min(1)
      .max(questionLimits.cohorts - 1)
      .default(12),
    /** How often in an interval it takes to have come back. */
    atLeast: z.int().min(1).max(1000).default(1),
  })
  .refine(({ counting, brackets }) => (counting === 'bracket') === (brackets !== null), 'brackets belong to counting by bracket')
  .refine(
    ({ brackets }) => (brackets ?? []).reduce((sum, size) => sum + size, 0) < questionLimits.cohorts,
    `brackets may span ${questionLimits.cohorts - 1} intervals together`,
  );
export type RetentionQuestion = z.output<typeof retentionQuestion>;

/** Of those active in each interval: new (never before), returning (also in the one before), resurrected; and the dormant, who stayed away. */
export const lifecycleQuestion = z.strictObject({ kind: z.literal('lifecycle'), ...everyQuestion, event: eventSelection });
export type LifecycleQuestion = z.output<typeof lifecycleQuestion>;

/** How many were active in how many intervals of the range. */
export const stickinessQuestion = z.strictObject({ kind: z.literal('stickiness'), ...everyQuestion, event: eventSelection });
export type StickinessQuestion = z.output<typeof stickinessQuestion>;

/**
 * Who did it, and who did not.
 *
 * Shape   `times`: at least, at most or exactly so often within the range; at most 0 is "did not". Who never did anything up to the end
 *         of the range is in no cohort.
 */
export const cohortCondition = z.strictObject({
  ...eventSelection.shape,
  times: z.strictObject({ op: z.enum(['at_least', 'at_most', 'exactly']), count: z.int().min(0).max(1_000_000) }),
});

export const cohortQuestion = z.strictObject({
  kind: z.literal('cohort'),
  ...everyQuestion,
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(cohortCondition).min(1).max(questionLimits.conditions),
});
export type CohortQuestion = z.output<typeof cohortQuestion>;

/** Every question. `version` changes when the meaning of a stored question would. */
export const question = z
  .discriminatedUnion('kind', [trendsQuestion, funnelQuestion, retentionQuestion, lifecycleQuestion, stickinessQuestion, cohortQuestion])
  .superRefine((asked, context) => {
    if (asked.kind !== 'trends' || !asked.cumulative) return;
    asked.series.forEach(({ measure: { kind } }, index) => {
      if (['count', 'unique', 'sum'].includes(kind)) return;
      context.addIssue({ code: 'custom', path: ['series', index, 'measure'], message: 'only counts, sums and uniques add up over time' });
    });
  })
  .meta({ id: 'Question' });
export type Question = z.output<typeof question>;
export type QuestionKind = Question['kind'];
