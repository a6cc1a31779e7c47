import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, text } from '../platform/text.ts';
import { keyResultAnswer } from './key-result.ts';
import { productId } from './product.ts';

export const objectiveId = idSchema('obj');
const memberId = idSchema('mem');

export const objectiveStatuses = ['draft', 'active', 'achieved', 'missed', 'dropped'] as const;
export const objectiveStatus = z.enum(objectiveStatuses);
export type ObjectiveStatus = z.infer<typeof objectiveStatus>;

const objectiveFields = {
  title: line(200),
  description: text(4000).nullable(),
  startsOn: day,
  /** The last day of the period. */
  endsOn: day,
  status: objectiveStatus,
  stewardId: memberId.nullable(),
};

export const createObjectiveRequest = z.strictObject({
  productId,
  ...objectiveFields,
  description: objectiveFields.description.default(null),
  status: objectiveStatus.default('active'),
  stewardId: objectiveFields.stewardId.default(null),
});

export const changeObjectiveRequest = z.strictObject({
  objectiveId,
  ...z.object(objectiveFields).partial().shape,
  expectedVersion: z.int().optional(),
});

export const objectiveRef = z.strictObject({ objectiveId });

/** `archived` shows the archived objectives, and every objective with its archived key results. */
export const listObjectivesRequest = z.strictObject({
  ...pageRequest,
  productId,
  status: objectiveStatus.optional(),
  archived: z.stringbool().default(false),
});

export const objectiveAnswer = z.object({
  id: objectiveId,
  productId,
  title: z.string(),
  description: z.string().nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  status: objectiveStatus,
  stewardId: memberId.nullable(),
  stewardName: z.string().nullable(),
  /** In the order they were written. Without the archived ones. */
  keyResults: z.array(keyResultAnswer),
  archivedKeyResults: z.array(keyResultAnswer),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type ObjectiveAnswer = z.infer<typeof objectiveAnswer>;

/** The period that ends last first. */
export const objectivePage = pageAnswer(objectiveAnswer);
