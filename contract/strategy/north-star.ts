import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { measuredPoint } from './measurement.ts';
import { direction, measuredBy, metricOfSubject, typedMetric } from './metric.ts';
import { productId } from './product.ts';

export const northStarId = idSchema('nst');

/** A product has one north star at a time; archive it before another takes its place. */
export const createNorthStarRequest = z.strictObject({
  productId,
  ...typedMetric,
  definition: typedMetric.definition.default(null),
  metricId: measuredBy.default(null),
});

export const changeNorthStarRequest = z.strictObject({
  northStarId,
  ...z.object(typedMetric).partial().shape,
  metricId: measuredBy.optional(),
  expectedVersion: z.int().optional(),
});

export const northStarRef = z.strictObject({ northStarId });

export const listNorthStarsRequest = z.strictObject({ ...pageRequest, productId, archived: z.stringbool().default(false) });

export const northStarAnswer = z.object({
  id: northStarId,
  productId,
  name: z.string(),
  definition: z.string().nullable(),
  unit: z.string(),
  direction,
  metric: metricOfSubject,
  current: measuredPoint.nullable(),
  /** The last ones, oldest first, at most 26. */
  recent: z.array(measuredPoint),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type NorthStarAnswer = z.infer<typeof northStarAnswer>;

export const northStarPage = pageAnswer(northStarAnswer);
