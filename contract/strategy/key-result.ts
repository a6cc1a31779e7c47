import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { measuredPoint } from './measurement.ts';
import { direction, figure, measuredBy, metricOfSubject, typedMetric } from './metric.ts';

export const keyResultId = idSchema('krs');
const objectiveId = idSchema('obj');

const keyResultFields = { ...typedMetric, baseline: figure, target: figure, metricId: measuredBy };

/** The target lies on the better side of the baseline, as the direction says. */
export const createKeyResultRequest = z.strictObject({
  objectiveId,
  ...keyResultFields,
  definition: typedMetric.definition.default(null),
  metricId: measuredBy.default(null),
});

export const changeKeyResultRequest = z.strictObject({
  keyResultId,
  ...z.object(keyResultFields).partial().shape,
  expectedVersion: z.int().optional(),
});

export const keyResultRef = z.strictObject({ keyResultId });

export const keyResultAnswer = z.object({
  id: keyResultId,
  objectiveId,
  name: z.string(),
  definition: z.string().nullable(),
  unit: z.string(),
  direction,
  metric: metricOfSubject,
  baseline: z.number(),
  target: z.number(),
  current: measuredPoint.nullable(),
  /** Share of the way from baseline to target: below 0 is worse than the baseline, above 1 is beyond the target. Null: never measured. */
  progress: z.number().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type KeyResultAnswer = z.infer<typeof keyResultAnswer>;
