// A metric: a question of which one number is kept, with the versions of what it means.
import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, text } from '../platform/text.ts';
import { direction } from '../strategy/metric.ts';
import { productId } from '../strategy/product.ts';
import { question } from './question.ts';
import { lifecycleStatus } from './question-answer.ts';

export const metricId = idSchema('met');

/**
 * The one number of an answer over a time.
 *
 * Shape   trends, `total`: of a series or formula over the whole time. `mean`: of a series that counts events, adds a property up or takes
 *         its average; for each person (or account) who did it, of an average for each event. funnel: `step` null is the last. retention:
 *         all cohorts whose interval is over, together. lifecycle: the average of the intervals that are over. cohort: who is in it.
 * Units   share: percent (0–100). Everything else: as counted.
 */
export const reduction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trends'), series: z.int().min(0).default(0), figure: z.enum(['total', 'mean']).default('total') }),
  z.strictObject({
    kind: z.literal('funnel'),
    step: z.int().min(1).nullable().default(null),
    figure: z.enum(['share', 'came', 'dropped']).default('share'),
  }),
  z.strictObject({ kind: z.literal('retention'), column: z.int().min(1), figure: z.enum(['share', 'came']).default('share') }),
  z.strictObject({ kind: z.literal('lifecycle'), status: lifecycleStatus }),
  z.strictObject({ kind: z.literal('stickiness'), intervals: z.int().min(1), figure: z.enum(['share', 'came']).default('share') }),
  z.strictObject({ kind: z.literal('cohort') }),
]);
export type Reduction = z.output<typeof reduction>;

/**
 * What is measured, exactly. A change of it is a new version.
 *
 * Shape   The question's own range does not count: a metric is asked for a time. It is not split and compares with nothing.
 *         cap: what one person or account counts for at most, so that a few do not decide; for the mean of a count or a sum.
 * Units   periodDays: how many whole days a figure covers when no time is named, up to and including yesterday.
 */
export const metricDefinition = z
  .strictObject({
    question,
    reduction,
    cap: z.number().positive().max(1e15).nullable().default(null),
    periodDays: z.int().min(1).max(366).default(28),
  })
  .superRefine((definition, context) => {
    for (const message of faultsOf(definition)) context.addIssue({ code: 'custom', path: [message.path], message: message.text });
  });
export type MetricDefinition = z.output<typeof metricDefinition>;

type Fault = { path: string; text: string };

/** What is wrong with a reduction of a question; an alert on an insight asks the same. */
export function reductionFaults(asked: z.output<typeof question>, reduced: Reduction): Fault[] {
  const fault = (text: string): Fault[] => [{ path: 'reduction', text }];
  if (asked.kind !== reduced.kind) return fault(`the question is of kind ${asked.kind}`);
  if (asked.kind === 'trends' && reduced.kind === 'trends') {
    const one = asked.series[reduced.series];
    if (!one && reduced.series >= asked.series.length + asked.formulas.length) return fault('the question has no such series');
    if (reduced.figure === 'mean' && !(one && ['count', 'per_actor', 'sum', 'average'].includes(one.measure.kind)))
      return fault('a mean is of a series that counts events, adds up or averages a property');
  }
  if (asked.kind === 'funnel' && reduced.kind === 'funnel' && (reduced.step ?? 0) >= asked.steps.length)
    return fault('the question has no such step');
  if (asked.kind === 'retention' && reduced.kind === 'retention') {
    const columns = asked.brackets?.length ?? asked.intervals;
    if (reduced.column > columns) return fault('the question has no such column');
  }
  return [];
}

function faultsOf({
  question: asked,
  reduction: reduced,
  cap,
}: {
  question: z.output<typeof question>;
  reduction: Reduction;
  cap: number | null;
}) {
  const faults = reductionFaults(asked, reduced);
  if (asked.breakdown !== null) faults.push({ path: 'question', text: 'a metric is one number: take the breakdown away' });
  const capped =
    asked.kind === 'trends' && reduced.kind === 'trends' && reduced.figure === 'mean' ? asked.series[reduced.series] : undefined;
  if (cap !== null && !(capped && ['count', 'per_actor', 'sum'].includes(capped.measure.kind)))
    faults.push({ path: 'cap', text: 'a cap belongs to the mean of a count or a sum' });
  return faults;
}

const metricFields = {
  name: line(120),
  description: text(1000).nullable(),
  unit: line(40),
  direction,
};

export const createMetricRequest = z.strictObject({
  productId,
  ...metricFields,
  description: metricFields.description.default(null),
  definition: metricDefinition,
});

/** A new definition makes a new version; what was measured until then keeps the old one. */
export const changeMetricRequest = z.strictObject({
  metricId,
  ...z.object(metricFields).partial().shape,
  definition: metricDefinition.optional(),
  /** Why the definition changed. */
  reason: line(300).optional(),
  expectedVersion: z.int().optional(),
});

export const metricRef = z.strictObject({ metricId });
export const listMetricsRequest = z.strictObject({
  ...pageRequest,
  productId,
  q: line(200).optional(),
  archived: z.stringbool().default(false),
});
export const listOfMetricRequest = z.strictObject({ ...pageRequest, metricId });

/**
 * One number about a time.
 *
 * Shape   from, to: both days belong to it. n: people or accounts behind it; null of a formula. value null: nothing to compute it from.
 *         low, high: 95 % interval; null where none can be said: of a formula, of extremes and percentiles, of an average over intervals,
 *         and of retention whose cohorts hold the same people again.
 *         definitionNo: the version of the metric.
 */
export const measuredFigure = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  value: z.number().nullable(),
  n: z.int().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  definitionNo: z.int(),
  measuredAt: z.iso.datetime(),
});
export type MeasuredFigure = z.infer<typeof measuredFigure>;

export const metricAnswer = z.object({
  id: metricId,
  productId,
  name: z.string(),
  description: z.string().nullable(),
  unit: z.string(),
  direction,
  definition: metricDefinition,
  definitionNo: z.int(),
  /** The last figure that was kept, of the definition that holds now. */
  current: measuredFigure.nullable(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type MetricAnswer = z.infer<typeof metricAnswer>;
export const metricPage = pageAnswer(metricAnswer);

/** One version of what a metric means; newest first. */
export const metricVersionAnswer = z.object({
  no: z.int(),
  definition: metricDefinition,
  reason: z.string().nullable(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
});
export type MetricVersionAnswer = z.infer<typeof metricVersionAnswer>;
export const metricVersionPage = pageAnswer(metricVersionAnswer);

/** Newest day first. */
export const metricFigurePage = pageAnswer(measuredFigure);

/** Without days: the last whole period of the definition. Asked, not kept. */
export const readMetricValueRequest = z
  .strictObject({ metricId, from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), 'name both days or none')
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'must not end before it begins');
