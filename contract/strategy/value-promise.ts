import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, text } from '../platform/text.ts';
import { productId } from './product.ts';

export const valuePromiseId = idSchema('vpr');

/**
 * The stakeholder roles of people (contract/people/stakeholder-role.ts). Written again, because strategy stands below people and may
 * not know it; value-promise.test.ts holds both lists against each other.
 */
export const audienceRoles = [
  'economic_buyer',
  'decision_maker',
  'champion',
  'executive_sponsor',
  'technical_evaluator',
  'procurement',
  'legal_security',
  'admin',
  'end_user',
  'influencer',
  'blocker',
  'coach',
] as const;
export const audienceRole = z.enum(audienceRoles);
export type AudienceRole = z.infer<typeof audienceRole>;

/** The same product is worth different things to a buyer, a user and a consumer. */
export const audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('role'), role: audienceRole }),
  z.strictObject({ kind: z.literal('persona'), name: line(120) }),
]);
export type Audience = z.infer<typeof audience>;

const valuePromiseFields = {
  audience,
  /** What they want to get done. */
  job: text(1000).min(1),
  claimedGain: text(1000).min(1),
  /** By which figure the gain would show. */
  metricName: line(120),
};

export const createValuePromiseRequest = z.strictObject({ productId, ...valuePromiseFields });

export const changeValuePromiseRequest = z.strictObject({
  valuePromiseId,
  ...z.object(valuePromiseFields).partial().shape,
  expectedVersion: z.int().optional(),
});

export const valuePromiseRef = z.strictObject({ valuePromiseId });

export const listValuePromisesRequest = z.strictObject({ ...pageRequest, productId, archived: z.stringbool().default(false) });

export const valuePromiseAnswer = z.object({
  id: valuePromiseId,
  productId,
  audience,
  job: z.string(),
  claimedGain: z.string(),
  metricName: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type ValuePromiseAnswer = z.infer<typeof valuePromiseAnswer>;

export const valuePromisePage = pageAnswer(valuePromiseAnswer);
