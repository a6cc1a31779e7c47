import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, text } from '../platform/text.ts';
import { namedRef } from './evidence.ts';

export const deadlineId = idSchema('dlf');
const problemId = idSchema('prb');
const accountId = idSchema('acc');
const productId = idSchema('prd');

/** Dates that are not already in a contract (renewal) or a deal (close). */
export const deadlineKinds = ['clause', 'regulation', 'commitment'] as const;
export const deadlineKind = z.enum(deadlineKinds);

export const createDeadlineRequest = z.strictObject({
  problemId,
  /** Null: it holds for every account of the problem, as a regulation does. */
  accountId: accountId.nullable().default(null),
  kind: deadlineKind,
  dueOn: day,
  note: text(2000).nullable().default(null),
  reference: line(500).nullable().default(null),
});

export const changeDeadlineRequest = z.strictObject({
  deadlineId,
  accountId: accountId.nullable().optional(),
  kind: deadlineKind.optional(),
  dueOn: day.optional(),
  note: text(2000).nullable().optional(),
  reference: line(500).nullable().optional(),
  expectedVersion: z.int().optional(),
});

export const deadlineRef = z.strictObject({ deadlineId });

/** What became of a date that has passed. */
const answerFields = {
  answer: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('moved'), to: day }),
    z.strictObject({ is: z.literal('no_longer_holds') }),
  ]),
  note: text(2000).nullable().default(null),
};

export const answerDeadlineRequest = z.strictObject({ deadlineId, ...answerFields });
/** A stake's "needed by" is a date like the others. */
export const answerStakeDateRequest = z.strictObject({ stakeId: idSchema('stk'), ...answerFields });

export const deadlineAnswer = z.object({
  id: deadlineId,
  problemId,
  accountId: z.string().nullable(),
  kind: deadlineKind,
  dueOn: z.string(),
  note: z.string().nullable(),
  reference: z.string().nullable(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type DeadlineAnswer = z.infer<typeof deadlineAnswer>;

/** Shape   asksForAnswer: the date has passed and nobody said what became of it. answers: earlier ones, newest first. */
export const deadlineItem = deadlineAnswer.extend({
  account: namedRef.nullable(),
  asksForAnswer: z.boolean(),
  answers: z.array(
    z.object({
      answer: z.enum(['moved', 'no_longer_holds']),
      from: z.string(),
      to: z.string().nullable(),
      note: z.string().nullable(),
      answeredBy: z.string(),
      answeredAt: z.iso.datetime(),
    }),
  ),
});
export type DeadlineItem = z.infer<typeof deadlineItem>;
export const deadlineList = z.object({ items: z.array(deadlineItem) });
export const deadlinesOfProblemRequest = z.strictObject({ problemId });

/** Passed dates of a product's open problems, the longest passed first: each asks for an answer and counts 0 until then. */
export const listPassedDatesRequest = z.strictObject({ productId, ...pageRequest });
export const passedDate = z.object({
  kind: z.enum(['deadline', 'stake']),
  id: z.string(),
  dueOn: z.string(),
  what: z.string(),
  problem: namedRef,
  account: namedRef.nullable(),
  note: z.string().nullable(),
});
export type PassedDate = z.infer<typeof passedDate>;
export const passedDatePage = pageAnswer(passedDate);
