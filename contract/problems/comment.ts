import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { mentionAnswer } from '../platform/mention.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { text } from '../platform/text.ts';

export const commentId = idSchema('cmt');

/** What can be commented on; the prefix of the id must fit the kind, and the thing must exist. */
export const commentable = ['problem', 'evidence', 'account', 'person'] as const;
const subject = {
  subjectKind: z.enum(commentable),
  subjectId: z.string().regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/),
};

/** Names members as `@[name](mem_…)`: see contract/platform/mention.ts. */
const commentBody = text(10_000).refine((value) => value.trim().length > 0, 'must not be empty');

export const addCommentRequest = z.strictObject({ ...subject, body: commentBody });
export const editCommentRequest = z.strictObject({ commentId, body: commentBody, expectedVersion: z.int().optional() });
export const commentRef = z.strictObject({ commentId });

/** Oldest first: a conversation. */
export const listCommentsRequest = z.strictObject({ ...subject, ...pageRequest });

export const commentAnswer = z.object({
  id: commentId,
  subjectKind: z.enum(commentable),
  subjectId: z.string(),
  body: z.string(),
  /** Who is mentioned in the body, each once. */
  mentions: z.array(mentionAnswer),
  memberId: z.string(),
  memberName: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type CommentAnswer = z.infer<typeof commentAnswer>;
export const commentPage = pageAnswer(commentAnswer);
