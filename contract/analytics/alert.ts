// An alert: a number that somebody wants to be told of.
import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { memberId } from '../platform/member.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { productId } from '../strategy/product.ts';
import { insightId } from './insight.ts';
import { measuredFigure, metricId, reduction } from './metric.ts';

export const alertId = idSchema('alr');

/** Which number. Of an insight one number is named; of a metric it is the metric's. */
export const watched = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('insight'), insightId, reduction }),
  z.strictObject({ kind: z.literal('metric'), metricId }),
]);
export type Watched = z.output<typeof watched>;

const amount = z.number().min(-1e15).max(1e15);

/**
 * When it is crossed.
 *
 * Shape   rises, falls: against the period before; `by` percent of what it was then, or by so much (`points`).
 */
export const alertCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['above', 'below']), threshold: amount }),
  z.strictObject({ kind: z.enum(['rises', 'falls']), by: z.number().positive().max(1e15), unit: z.enum(['percent', 'points']) }),
]);
export type AlertCondition = z.output<typeof alertCondition>;

/** How long a time each check looks at: whole days, weeks (from Monday) or months that are over. It is checked once for each. */
export const alertPeriod = z.enum(['day', 'week', 'month']);
export type AlertPeriod = z.infer<typeof alertPeriod>;

const alertFields = {
  name: line(120),
  condition: alertCondition,
  period: alertPeriod,
  /** Fewer people, accounts or events than this behind a number say nothing. */
  minimumN: z.int().min(1).max(1_000_000_000),
  stewardId: memberId.nullable(),
};

export const createAlertRequest = z.strictObject({
  productId,
  watched,
  ...alertFields,
  period: alertPeriod.default('week'),
  minimumN: alertFields.minimumN.default(20),
  stewardId: alertFields.stewardId.optional(),
});
export const changeAlertRequest = z.strictObject({
  alertId,
  ...z.object(alertFields).partial().shape,
  expectedVersion: z.int().optional(),
});
export const alertRef = z.strictObject({ alertId });
export const listAlertsRequest = z.strictObject({
  ...pageRequest,
  productId,
  insightId: insightId.optional(),
  metricId: metricId.optional(),
  archived: z.stringbool().default(false),
});
export const listOfAlertRequest = z.strictObject({ ...pageRequest, alertId });

/** crossed: it was not so the time before, and was told. stays: still so. clear: not so. too_few: fewer than the minimum; says nothing. */
export const alertVerdict = z.enum(['crossed', 'stays', 'clear', 'too_few']);
export type AlertVerdict = z.infer<typeof alertVerdict>;

const figure = measuredFigure.pick({ from: true, to: true, value: true, n: true, low: true, high: true });

/** One check, for one period. before: the period before, where the condition asks for it. */
export const alertCheckAnswer = z.object({
  id: idSchema('chk'),
  alertId,
  verdict: alertVerdict,
  figure,
  before: figure.nullable(),
  /** In words: "Checkout conversion fell from 12.4 % to 8.3 %". */
  text: z.string(),
  checkedAt: z.iso.datetime(),
});
export type AlertCheckAnswer = z.infer<typeof alertCheckAnswer>;
/** Newest period first. */
export const alertCheckPage = pageAnswer(alertCheckAnswer);

export const alertAnswer = z.object({
  id: alertId,
  productId,
  name: z.string(),
  watched,
  /** The name of the insight or metric. */
  watchedName: z.string(),
  condition: alertCondition,
  period: alertPeriod,
  minimumN: z.int(),
  steward: z.object({ id: z.string(), name: z.string() }).nullable(),
  lastCheck: alertCheckAnswer.nullable(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type AlertAnswer = z.infer<typeof alertAnswer>;
export const alertPage = pageAnswer(alertAnswer);
