import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { sourceId } from './source.ts';

const rejectedEventId = idSchema('rej');

/** Why events are kept aside: a stable word, for programs. */
const rejectionCode = z.string().regex(/^[a-z_]{1,60}$/);

export const listRejectedEventsRequest = z.strictObject({ sourceId, code: rejectionCode.optional(), ...pageRequest });

export const rejectedEventAnswer = z.object({
  id: rejectedEventId,
  code: z.string(),
  message: z.string(),
  receivedAt: z.iso.datetime(),
  /** As it was sent; null when it was too large to keep. */
  event: z.unknown(),
});
export type RejectedEventAnswer = z.infer<typeof rejectedEventAnswer>;

export const rejectedEventPage = pageAnswer(rejectedEventAnswer);

export const rejectionsAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      /** How many came, and how many of them are kept. */
      events: z.int(),
      kept: z.int(),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
    }),
  ),
});
export type RejectionsAnswer = z.infer<typeof rejectionsAnswer>;

/** One event, those of a reason, or all of the source. */
export const replayRejectedEventsRequest = z.strictObject({
  sourceId,
  rejectedEventId: rejectedEventId.optional(),
  code: rejectionCode.optional(),
});

export const replayedAnswer = z.object({
  /** Taken in now. */
  taken: z.int(),
  /** Still not to be taken in, and kept. */
  rejected: z.int(),
});
export type ReplayedAnswer = z.infer<typeof replayedAnswer>;

export const discardRejectedEventsRequest = z.strictObject({ sourceId, code: rejectionCode.optional() });
