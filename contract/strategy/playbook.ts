import { z } from 'zod';
import { line, text } from '../platform/text.ts';
import { policyAreas } from '../playbook/policy.ts';
import { businessModel, productId } from './product.ts';

/** A key such as `problems.order`; which ones there are says contract/playbook. */
const policyKey = line(80);

/**
 * Shape   value fits the policy's own schema. businessModel is the model the member looked at: an override made on an old page must
 *         not land under another model.
 */
export const overridePolicyRequest = z.strictObject({
  productId,
  policyKey,
  businessModel,
  value: z.unknown(),
  reason: text(1000).refine((value) => value.trim() !== '', 'say why, in a sentence'),
  expectedVersion: z.int().optional(),
});

export const clearOverrideRequest = z.strictObject({ productId, policyKey, businessModel, expectedVersion: z.int().optional() });

export const readPlaybookRequest = z.strictObject({ productId });

export const previewModelChangeRequest = z.strictObject({ productId, to: businessModel });

/** A value, and the same in plain words. */
export const saidValue = z.object({ value: z.unknown(), words: z.string() });
export type SaidValue = z.infer<typeof saidValue>;

export const policyOverrideAnswer = z.object({
  value: z.unknown(),
  /** Null when the stored value no longer fits the policy: then the default holds. */
  words: z.string().nullable(),
  /** Why the stored value is not used; null when it is. */
  ignored: z.string().nullable(),
  reason: z.string(),
  memberId: z.string(),
  memberName: z.string(),
  setAt: z.iso.datetime(),
  version: z.int(),
});
export type PolicyOverrideAnswer = z.infer<typeof policyOverrideAnswer>;

const byModel = <T extends z.ZodType>(each: T) => z.object({ b2c: each, b2b: each, hybrid: each });

export const policyAnswer = z.object({
  key: z.string(),
  area: z.enum(policyAreas),
  title: z.string(),
  question: z.string(),
  defaults: byModel(saidValue),
  /** What the team decided differently, under each model; those of the other models rest until the model returns. */
  overrides: byModel(policyOverrideAnswer.nullable()),
  /** What holds now. */
  effective: saidValue.extend({ from: z.enum(['default', 'override']) }),
  /** The models in which the value decides anything. */
  decides: z.array(businessModel),
  source: z.object({ text: z.string(), url: z.string().optional(), date: z.string(), assumed: z.boolean() }),
  /** `now`, or the area that will read it once it exists. */
  takesEffect: z.union([z.literal('now'), z.enum(policyAreas)]),
  mayOverride: z.boolean(),
  /** Of the override under the present model; 0 when there is none. */
  version: z.int(),
});
export type PolicyAnswer = z.infer<typeof policyAnswer>;

export const playbookAnswer = z.object({
  productId,
  productName: z.string(),
  businessModel,
  areas: z.array(
    z.object({
      area: z.enum(policyAreas),
      question: z.string(),
      /** The area in one line, under each model. */
      answers: byModel(z.string()),
      policies: z.array(policyAnswer),
    }),
  ),
});
export type PlaybookAnswer = z.infer<typeof playbookAnswer>;

/** What a policy is before and after the business model changes. `decides` false: under that model it decides nothing. */
const heldPolicy = z.object({ words: z.string(), from: z.enum(['default', 'override']), decides: z.boolean() });

export const modelChangeAnswer = z.object({
  productId,
  from: businessModel,
  to: businessModel,
  /** Policies that decide differently afterwards. */
  changes: z.array(
    z.object({
      key: z.string(),
      area: z.enum(policyAreas),
      title: z.string(),
      takesEffect: z.union([z.literal('now'), z.enum(policyAreas)]),
      before: heldPolicy,
      after: heldPolicy,
    }),
  ),
  /** Titles of the policies whose override rests from then on. */
  restingOverrides: z.array(z.string()),
  /** Titles of the policies whose override, made under that model before, holds again. */
  returningOverrides: z.array(z.string()),
});
export type ModelChangeAnswer = z.infer<typeof modelChangeAnswer>;
