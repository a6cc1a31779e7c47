import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { text } from '../platform/text.ts';
import { figure } from './metric.ts';

export const measurementId = idSchema('msr');

/** typed: somebody wrote it down. measured: a program computed it from events or revenue. */
export const measurementSources = ['typed', 'measured'] as const;
export const measurementSource = z.enum(measurementSources);
export type MeasurementSource = z.infer<typeof measurementSource>;

/** What is measured. */
export const measuredSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('north_star'), id: idSchema('nst') }),
  z.strictObject({ kind: z.literal('key_result'), id: idSchema('krs') }),
]);
export type MeasuredSubject = z.infer<typeof measuredSubject>;

/** One figure a day: a second one for the same day takes the place of the first. */
export const recordMeasurementRequest = z.strictObject({
  subject: measuredSubject,
  measuredOn: day,
  value: figure,
  source: measurementSource.default('typed'),
  note: text(500).nullable().default(null),
  /** How many people, accounts or events are behind a measured figure. */
  n: z.int().min(0).nullable().default(null),
});

export const measurementRef = z.strictObject({ measurementId });

export const listMeasurementsRequest = z.strictObject({
  ...pageRequest,
  subjectKind: z.enum(['north_star', 'key_result']),
  subjectId: z.union([idSchema('nst'), idSchema('krs')]),
});

export const measurementAnswer = z.object({
  id: measurementId,
  measuredOn: z.iso.date(),
  value: z.number(),
  source: measurementSource,
  note: z.string().nullable(),
  n: z.int().nullable(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
export type MeasurementAnswer = z.infer<typeof measurementAnswer>;

/** Newest day first. */
export const measurementPage = pageAnswer(measurementAnswer);

/** A figure on a day, as it stands beside its metric. */
export const measuredPoint = z.object({ measuredOn: z.iso.date(), value: z.number(), source: measurementSource, n: z.int().nullable() });
export type MeasuredPoint = z.infer<typeof measuredPoint>;
