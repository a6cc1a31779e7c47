import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { line, text } from '../platform/text.ts';

/** Which way is better. */
export const directions = ['increase', 'decrease'] as const;
export const direction = z.enum(directions);
export type Direction = z.infer<typeof direction>;

/** A figure of a metric. The bounds keep sums exact enough and charts drawable. */
export const figure = z.number().min(-1e15).max(1e15);

/**
 * A metric named by hand, until analytics answers it from events or revenue.
 *
 * Shape   definition says what is counted, so that two people measure the same.
 */
export const typedMetric = {
  name: line(120),
  definition: text(1000).nullable(),
  unit: line(40),
  direction,
};

/** The metric of analytics that measures it from then on; null: figures are typed. */
export const measuredBy = idSchema('met').nullable();

export const metricOfSubject = z.object({ id: idSchema('met'), name: z.string() }).nullable();
