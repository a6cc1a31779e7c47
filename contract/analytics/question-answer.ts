// What a question is answered with: cells with their n, and how the answer came about.
import { z } from 'zod';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { productId } from '../strategy/product.ts';
import { question } from './question.ts';

/** The value of a breakdown: a text, none at all, or all that are not among the most frequent. Null: the question has no breakdown. */
export const splitValue = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('value'), value: z.string() }),
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('other') }),
    z.object({ kind: z.literal('segment'), segmentId: z.string() }),
  ])
  .nullable();
export type SplitValue = z.infer<typeof splitValue>;

/**
 * A number that can be opened down to who is in it.
 *
 * Shape   n: people or accounts behind it. Hidden: fewer than the least number that may be shown; value and n are null.
 *         A value is null as well when there is nothing to compute it from.
 */
const cell = { value: z.number().nullable(), n: z.int().nullable(), hidden: z.boolean() };
export const answerCell = z.object(cell);
export type AnswerCell = z.infer<typeof answerCell>;

/** A span of time. complete: it was over when the question was asked. */
export const answerBucket = z.object({ from: z.iso.datetime(), label: z.string(), complete: z.boolean() });
export type AnswerBucket = z.infer<typeof answerBucket>;

const trendsLine = z.object({
  /** Place of the series in the question; a formula's place follows after the last series. */
  series: z.int(),
  name: z.string(),
  isFormula: z.boolean(),
  split: splitValue,
  cells: z.array(answerCell),
  /** Over the whole range: not the sum of the cells when they count people. */
  total: answerCell,
});

const funnelStep = z.object({
  name: z.string(),
  /** How many came as far as this step, or further. */
  ...cell,
  /** Of the step before, and of the first: between 0 and 1. */
  ofPrevious: z.number().nullable(),
  ofFirst: z.number().nullable(),
  /** From the step before. Null when times were not asked for, for the first step, and when nobody came. Units: seconds. */
  averageSeconds: z.number().nullable(),
  medianSeconds: z.number().nullable(),
});

const retentionRow = z.object({ bucket: answerBucket, size: answerCell, cells: z.array(answerCell.extend({ complete: z.boolean() })) });

export const lifecycleStatus = z.enum(['new', 'returning', 'resurrected', 'dormant']);
export type LifecycleStatus = z.infer<typeof lifecycleStatus>;

const span = z.object({ from: z.iso.datetime(), until: z.iso.datetime(), zone: z.string() });

const result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trends'), range: span, buckets: z.array(answerBucket), lines: z.array(trendsLine) }),
  z.object({ kind: z.literal('funnel'), range: span, splits: z.array(z.object({ split: splitValue, steps: z.array(funnelStep) })) }),
  z.object({
    kind: z.literal('retention'),
    range: span,
    /** What each column means: so many intervals after the cohort's own, from and to. */
    columns: z.array(z.object({ from: z.int(), to: z.int().nullable() })),
    splits: z.array(z.object({ split: splitValue, rows: z.array(retentionRow) })),
  }),
  z.object({
    kind: z.literal('lifecycle'),
    range: span,
    buckets: z.array(answerBucket),
    splits: z.array(z.object({ split: splitValue, statuses: z.record(lifecycleStatus, z.array(answerCell)) })),
  }),
  z.object({
    kind: z.literal('stickiness'),
    range: span,
    /** The cell at place i: active in exactly, and in at least, i + 1 intervals. */
    splits: z.array(z.object({ split: splitValue, exactly: z.array(answerCell), atLeast: z.array(answerCell) })),
  }),
  z.object({ kind: z.literal('cohort'), range: span, splits: z.array(z.object({ split: splitValue, size: answerCell })) }),
]);
export type QuestionResult = z.infer<typeof result>;

/** How the answer came about. */
const ran = z.object({
  /** bitmap: from the daily sets. plain: from the events. */
  plan: z.enum(['bitmap', 'plain']),
  rowsRead: z.int(),
  bytesRead: z.int(),
  elapsedMs: z.number(),
  /** When the newest event of these sources came in; null when there is none. */
  freshness: z.iso.datetime().nullable(),
  sampled: z.literal(false),
  /** For those who may see it. */
  sql: z.array(z.string()).nullable(),
});

export const questionAnswer = z.object({
  question,
  result,
  /** The same of the earlier time, when it was asked for. */
  before: result.nullable(),
  /** Asked by account: how many of the events in the range have none. */
  eventsWithoutAccount: z.int().nullable(),
  ran,
});
export type QuestionAnswer = z.infer<typeof questionAnswer>;

/** Cells of fewer people (or accounts) are not shown. */
export const hideUnder = z.int().min(0).max(1000);

/** One number of an answer, by its place. `split` as the answer told it. */
const cellPlace = { split: splitValue.default(null), before: z.boolean().default(false) };
export const questionCell = z.discriminatedUnion('kind', [
  /** bucket null: the total. */
  z.strictObject({ kind: z.literal('trends'), ...cellPlace, series: z.int().min(0), bucket: z.int().min(0).nullable() }),
  /** dropped: who came to the step before and not to this one. */
  z.strictObject({ kind: z.literal('funnel'), ...cellPlace, step: z.int().min(0), dropped: z.boolean().default(false) }),
  /** column 0: the cohort. away: of the cohort, who did not come back. */
  z.strictObject({
    kind: z.literal('retention'),
    ...cellPlace,
    row: z.int().min(0),
    column: z.int().min(0),
    away: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('lifecycle'), ...cellPlace, bucket: z.int().min(0), status: lifecycleStatus }),
  z.strictObject({ kind: z.literal('stickiness'), ...cellPlace, intervals: z.int().min(1), atLeast: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('cohort'), ...cellPlace }),
]);
export type QuestionCell = z.output<typeof questionCell>;

export const askQuestionRequest = z.strictObject({ productId, question, hideUnder: hideUnder.default(0) });
export const listActorsRequest = z.strictObject({
  ...pageRequest,
  productId,
  question,
  cell: questionCell,
  hideUnder: hideUnder.default(0),
});

/** Who is in a cell. A number without a record is somebody who never identified, or an account that nobody described. */
export const questionActor = z.object({
  number: z.int(),
  id: z.string().nullable(),
  name: z.string().nullable(),
});
export const actorPage = pageAnswer(questionActor);
