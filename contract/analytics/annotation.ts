// A dated note of a product, drawn on its charts.
import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { line, text } from '../platform/text.ts';
import { productId } from '../strategy/product.ts';

export const annotationId = idSchema('ann');

const annotationFields = { on: day, title: line(120), note: text(2000).nullable() };

export const createAnnotationRequest = z.strictObject({
  productId,
  ...annotationFields,
  note: annotationFields.note.default(null),
});
export const changeAnnotationRequest = z.strictObject({
  annotationId,
  ...z.object(annotationFields).partial().shape,
  expectedVersion: z.int().optional(),
});
export const annotationRef = z.strictObject({ annotationId });
/** Both days belong to it. */
export const listAnnotationsRequest = z
  .strictObject({ productId, from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'must not end before it begins');

/** More than a chart can show. */
export const mostAnnotations = 500;

export const annotationAnswer = z.object({
  id: annotationId,
  productId,
  on: z.iso.date(),
  title: z.string(),
  note: z.string().nullable(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type AnnotationAnswer = z.infer<typeof annotationAnswer>;
/** Oldest day first; the last `mostAnnotations` of the range. */
export const annotationList = z.object({ items: z.array(annotationAnswer) });
