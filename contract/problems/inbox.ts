import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { evidenceId, evidenceItem, evidenceKind, evidenceKinds, namedRef } from './evidence.ts';
import { problemAnswer } from './problem.ts';
import { importance, reason } from './value.ts';

const productId = idSchema('prd');
const problemId = idSchema('prb');
const evidenceIds = z.array(evidenceId).min(1).max(500);

/** What waits for triage; parked=true shows what was put aside. Newest first. */
export const readInboxRequest = z.strictObject({
  productId,
  kind: evidenceKind.optional(),
  source: line(100).optional(),
  accountId: idSchema('acc').optional(),
  personId: idSchema('per').optional(),
  /** Only those that ask "for which account did they speak?". */
  unclear: z.stringbool().optional(),
  parked: z.stringbool().default(false),
  ...pageRequest,
});

export const inboxItem = evidenceItem.extend({
  /** When it is unclear: the accounts the speaker belonged to. */
  accountChoices: z.array(namedRef),
});
export type InboxItem = z.infer<typeof inboxItem>;
export const inboxPage = pageAnswer(inboxItem);

export const countInboxRequest = z.strictObject({ productId });

/** Counts stop at `countedTo`: a number that reaches it means "that many or more". */
export const inboxCounts = z.object({
  waiting: z.int(),
  unclear: z.int(),
  parked: z.int(),
  waitingByKind: z.partialRecord(z.enum(evidenceKinds), z.int()),
  /** The sources that most of it came from, at most 20, the fullest first. */
  waitingBySource: z.array(z.object({ source: z.string(), count: z.int() })),
  countedTo: z.int(),
});
export type InboxCounts = z.infer<typeof inboxCounts>;

/**
 * Guesses beside a piece of evidence.
 *
 * Shape   likeness 0–1: compare within one list, nothing more. words: what they have in common, for the reader.
 *         assumed: the importance and the reason a link gets when nobody says more.
 *         belongsTo: at most 5 problems. sameAs: at most 5 other pieces of evidence that say nearly the same.
 */
export const suggestions = z.object({
  assumed: z.object({ importance, reason }),
  belongsTo: z.array(z.object({ id: problemId, title: z.string(), status: z.string(), likeness: z.number(), words: z.array(z.string()) })),
  sameAs: z.array(
    z.object({
      id: evidenceId,
      title: z.string(),
      occurredAt: z.iso.datetime(),
      likeness: z.number(),
      problems: z.array(z.object({ id: problemId, title: z.string() })),
    }),
  ),
});
export type Suggestions = z.infer<typeof suggestions>;

export const triageAttachRequest = z.strictObject({
  productId,
  evidenceIds,
  problemId,
  importance: importance.optional(),
  reason: reason.optional(),
});

export const triageNewProblemRequest = z.strictObject({
  productId,
  evidenceIds,
  title: line(300),
  importance: importance.optional(),
  reason: reason.optional(),
});

/** A request attaches to a problem or is parked with a reason; there is no third way out of the inbox. */
export const triageParkRequest = z.strictObject({ productId, evidenceIds, reason: line(1000) });
export const triageReopenRequest = z.strictObject({ productId, evidenceIds });

/** Shape   changed: the evidence whose triage changed; what already stood there is left out. */
export const triageAnswer = z.object({ changed: z.array(evidenceId) });
export const triageAttachAnswer = triageAnswer.extend({ problem: problemAnswer });
export type TriageAttachAnswer = z.infer<typeof triageAttachAnswer>;
