import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, text } from '../platform/text.ts';

export const productId = idSchema('prd');

/** Who buys and who uses decides which policies hold: the playbook. */
export const businessModels = ['b2c', 'b2b', 'hybrid'] as const;
export const businessModel = z.enum(businessModels);
export type BusinessModel = z.infer<typeof businessModel>;

export const createProductRequest = z.strictObject({
  name: line(120),
  businessModel,
  vision: text(2000).nullable().default(null),
});

export const changeProductRequest = z.strictObject({
  productId,
  name: line(120).optional(),
  businessModel: businessModel.optional(),
  vision: text(2000).nullable().optional(),
  expectedVersion: z.int().optional(),
});

export const productRef = z.strictObject({ productId });

export const listProductsRequest = z.strictObject({ ...pageRequest, archived: z.stringbool().default(false) });

export const productAnswer = z.object({
  id: productId,
  name: z.string(),
  businessModel,
  vision: z.string().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type ProductAnswer = z.infer<typeof productAnswer>;

export const productPage = pageAnswer(productAnswer);
