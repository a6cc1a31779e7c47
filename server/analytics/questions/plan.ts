// What is asked, with everything that the statement needs to know about the workspace.
import type { Question } from '../../../contract/analytics/question.ts';
import { refused } from '../../platform/errors.ts';
import { type Span, spanBefore, spanOf } from './span.ts';

/** What is known of a workspace when a question is asked. */
export type AskedIn = {
  workspace: number;
  sources: readonly { number: number; zone: string }[];
  /** Numbers of the people (or accounts, as the question counts) who are in each segment that the question names. */
  segments: ReadonlyMap<string, readonly number[]>;
  now: Date;
};

/**
 * A question made ready for the engine.
 *
 * Shape   byDays: buckets are whole days of the sources' own zone, so that the stored day of an event tells its bucket.
 *         segments: lists of numbers; who counts is in all of them.
 */
export type Plan<Q extends Question = Question> = {
  question: Q;
  workspace: number;
  sources: readonly number[];
  span: Span;
  /** The range that was asked about, also when this plan looks at an earlier one: it decides which values of a breakdown are frequent. */
  spanAsked: Span;
  byDays: boolean;
  segments: readonly (readonly number[])[];
  now: Date;
};

/** The zone that days are told in when a question names none. */
export const zoneOf = (question: Question, sources: AskedIn['sources']): string => question.zone ?? sources[0]?.zone ?? 'UTC';

const leadOf = (question: Question): number => {
  if (question.kind === 'lifecycle') return 1;
  return question.kind === 'trends' && question.rolling !== null ? question.rolling - 1 : 0;
};

/**
 * Makes a question ready.
 *
 * Errors  too_many_buckets, too_many_cohorts, segment_not_known.
 */
export function planOf<Q extends Question>(question: Q, asked: AskedIn, more: { segmentId?: string; before?: boolean } = {}): Plan<Q> {
  const zone = zoneOf(question, asked.sources);
  const spanAsked = spanOf(
    question.range,
    { zone, interval: question.interval, weekStart: question.weekStart },
    asked.now,
    leadOf(question),
  );
  const span = more.before && question.compare !== 'none' ? spanBefore(spanAsked, question.compare) : spanAsked;
  const ids = [...question.segmentIds, ...(more.segmentId === undefined ? [] : [more.segmentId])];
  return {
    question,
    workspace: asked.workspace,
    sources: asked.sources.map(({ number }) => number),
    span,
    spanAsked,
    byDays: span.days !== null && asked.sources.every((source) => source.zone === zone),
    segments: ids.map((id) => {
      const numbers = asked.segments.get(id);
      if (numbers === undefined) throw refused('segment_not_known', `The question names the segment ${id}, which is not known here.`);
      return numbers;
    }),
    now: asked.now,
  };
}
