// An insight: a question that is kept under a name.
import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { memberId } from '../platform/member.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, text } from '../platform/text.ts';
import { productId } from '../strategy/product.ts';
import { question } from './question.ts';
import { hideUnder, questionAnswer } from './question-answer.ts';

export const insightId = idSchema('ins');

const insightFields = { name: line(120), description: text(1000).nullable(), question, stewardId: memberId.nullable(), hideUnder };

/** Without a steward: whoever makes it. Everybody in the workspace sees it; its address is the link to share. */
export const createInsightRequest = z.strictObject({
  productId,
  ...insightFields,
  description: insightFields.description.default(null),
  hideUnder: insightFields.hideUnder.default(0),
  stewardId: insightFields.stewardId.optional(),
});

export const changeInsightRequest = z.strictObject({
  insightId,
  ...z.object(insightFields).partial().shape,
  expectedVersion: z.int().optional(),
});

export const insightRef = z.strictObject({ insightId });
export const duplicateInsightRequest = z.strictObject({ insightId, name: line(120).optional() });
/** afterId: the insight of the same product that comes right before it; null: it comes first. */
export const moveInsightRequest = z.strictObject({ insightId, afterId: insightId.nullable() });

/** In the order that the team gave them. */
export const listInsightsRequest = z.strictObject({
  ...pageRequest,
  productId,
  q: line(200).optional(),
  stewardId: memberId.optional(),
  archived: z.stringbool().default(false),
});

export const insightAnswer = z.object({
  id: insightId,
  productId,
  name: z.string(),
  description: z.string().nullable(),
  question,
  /** Cells of its answer with fewer people (or accounts) are hidden, also in its file. 0 hides none. */
  hideUnder,
  steward: z.object({ id: z.string(), name: z.string() }).nullable(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type InsightAnswer = z.infer<typeof insightAnswer>;
export const insightPage = pageAnswer(insightAnswer);

/** The insight with what its question is answered with now. */
export const insightResult = z.object({ insight: insightAnswer, answer: questionAnswer });
