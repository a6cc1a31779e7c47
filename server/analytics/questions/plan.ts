// What is asked, with everything that the statement needs to know about the workspace.
import { type Question, questionLimits } from '../../../contract/analytics/question.ts';
import { refused } from '../../platform/errors.ts';
import { type Span, spanBefore, spanOf } from './span.ts';

/** The numbers of those who are in a segment. */
export type Members = { kind: 'person' | 'account'; numbers: readonly number[] };

/** What is known of a workspace when a question is asked. */
export type AskedIn = {
  workspace: number;
  sources: readonly { number: number; zone: string }[];
  /** Who is in each segment that the question names. */
  segments: ReadonlyMap<string, Members>;
  now: Date;
};

/**
 * A question made ready for the engine.
 *
 * Shape   byDays: buckets are whole days of the sources' own zone, so that the stored day of an event tells its bucket.
 *         segments: lists of numbers; who counts is in all of them. accountSegments: asked by person, the account of what they did is.
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
  accountSegments: readonly (readonly number[])[];
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
 * Errors  too_many_buckets, too_many_cohorts, segment_not_known, segment_of_other_kind.
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
  const members = ids.map((id) => membersOf(question, asked, id));
  if (question.kind === 'retention' && span.bounds.length - 1 > questionLimits.cohorts)
    throw refused(
      'too_many_cohorts',
      `The range holds more than ${questionLimits.cohorts} cohorts. Ask about less time, or by a longer interval.`,
    );
  return {
    question,
    workspace: asked.workspace,
    sources: asked.sources.map(({ number }) => number),
    span,
    spanAsked,
    byDays: span.days !== null && asked.sources.every((source) => source.zone === zone),
    segments: members.filter(({ kind }) => kind === question.by).map(({ numbers }) => numbers),
    accountSegments: members.filter(({ kind }) => kind !== question.by).map(({ numbers }) => numbers),
    now: asked.now,
  };
}

function membersOf(question: Question, { segments }: AskedIn, id: string): Members {
  const members = segments.get(id);
  if (members === undefined) throw refused('segment_not_known', `The question names the segment ${id}, which is not known here.`);
  if (members.kind === 'person' && question.by === 'account')
    throw refused('segment_of_other_kind', 'A question by account asks for segments of accounts.');
  return members;
}
