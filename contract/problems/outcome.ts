// What became of a problem: what we said a metric would do, and what it did.
import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { line } from '../platform/text.ts';
import { direction } from '../strategy/metric.ts';
import { problemId } from './problem.ts';

export const outcomeId = idSchema('out');
const metricId = idSchema('met');

/** better, worse: the whole interval of the change lies on that side of none. too_few: fewer behind a figure than the minimum. */
export const outcomeVerdict = z.enum(['better', 'no_difference', 'worse', 'too_few']);
export type OutcomeVerdict = z.infer<typeof outcomeVerdict>;

/** What a metric is said to change by: in its own unit, or in percent of the baseline. Signed: −5 is less. */
export const predictedChange = z.strictObject({ value: z.number().min(-1e15).max(1e15), unit: z.enum(['points', 'percent']) });
export type PredictedChange = z.output<typeof predictedChange>;

/** The baseline is measured at once, over the last whole period of the metric. */
export const createOutcomeRequest = z.strictObject({
  problemId,
  metricId,
  predicted: predictedChange.nullable().default(null),
  /** Fewer people, accounts or events than this on either side decide nothing. */
  minimumN: z.int().min(1).max(1_000_000_000).default(100),
});

/** Until the problem is chosen it replaces the prediction; from then on it is a new one beside the old, and says why. */
export const predictOutcomeRequest = z.strictObject({ outcomeId, predicted: predictedChange, reason: line(500).optional() });

/** from, to: the days after; without them the last whole period of the metric. */
export const measureOutcomeRequest = z
  .strictObject({ outcomeId, from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), 'name both days or none')
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'must not end before it begins');

export const outcomeRef = z.strictObject({ outcomeId });
export const listOutcomesRequest = z.strictObject({ problemId, archived: z.stringbool().default(false) });

export const outcomeFigure = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  value: z.number(),
  n: z.int().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  measuredAt: z.iso.datetime(),
});
export type OutcomeFigure = z.infer<typeof outcomeFigure>;

/** frozenAt: when the problem was chosen, or, of a later one, when it was said. Null: it may still be replaced. */
const prediction = z.object({
  id: idSchema('prn'),
  predicted: predictedChange,
  reason: z.string().nullable(),
  predictedBy: z.string(),
  predictedAt: z.iso.datetime(),
  frozenAt: z.iso.datetime().nullable(),
});
export type Prediction = z.infer<typeof prediction>;

/** The difference to the baseline with its 95 % interval, in the metric's unit. */
const measuredChange = z.object({
  figure: outcomeFigure,
  change: z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable(), percent: z.number().nullable() }),
  verdict: outcomeVerdict,
});
export type MeasuredChange = z.infer<typeof measuredChange>;

export const outcomeAnswer = z.object({
  id: outcomeId,
  problemId,
  metric: z.object({ id: metricId, name: z.string(), unit: z.string(), direction, definitionNo: z.int() }),
  minimumN: z.int(),
  baseline: outcomeFigure,
  /** Newest first; the first frozen one is what was believed when the problem was chosen. */
  predictions: z.array(prediction),
  /** Newest first. */
  measured: z.array(measuredChange),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type OutcomeAnswer = z.infer<typeof outcomeAnswer>;
/** archived: how many the problem has that were put away, whichever were asked for. */
export const outcomeList = z.object({ items: z.array(outcomeAnswer), archived: z.int() });
export type OutcomeList = z.infer<typeof outcomeList>;
