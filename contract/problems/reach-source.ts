// Where a problem's measured reach comes from, and which alerts file evidence on it.
import { z } from 'zod';
import { reduction } from '../analytics/metric.ts';
import { idSchema } from '../platform/id.ts';
import { problemId } from './problem.ts';

const insightId = idSchema('ins');
const metricId = idSchema('met');
const alertId = idSchema('alr');

/** Must count people: uniques, who came through or dropped out of a funnel, or a cohort, asked by person. Always the last 90 days. */
export const reachSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('insight'), insightId, reduction }),
  z.strictObject({ kind: z.literal('metric'), metricId }),
]);
export type ReachSource = z.output<typeof reachSource>;

export const setReachSourceRequest = z.strictObject({ problemId, source: reachSource });
export const reachOfProblem = z.strictObject({ problemId });

/** people null: named, not yet measured. Units   people: distinct people in 90 days, up to and including `to`. */
export const reachAnswer = z.object({
  problemId,
  source: reachSource.nullable(),
  sourceName: z.string().nullable(),
  people: z.int().nullable(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  measuredAt: z.iso.datetime().nullable(),
});
export type ReachAnswer = z.infer<typeof reachAnswer>;

export const alertOfProblem = z.strictObject({ problemId, alertId });
export const problemsOfAlert = z.strictObject({ alertId });
export const alertedProblems = z.object({ items: z.array(z.object({ problemId, title: z.string() })) });
export const problemAlerts = z.object({ items: z.array(z.object({ alertId, name: z.string(), insightName: z.string() })) });
