// The daily sets of who did what. The ids in them are those that events came with: who has turned out to be somebody else is looked up.
import type { EventSelection } from '../../../contract/analytics/event-filter.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import { accountOf, personOf } from '../store/index.ts';
import { bucketOfDaySql, numbersSql, timeSql } from './conditions.ts';
import type { Placeholders } from './placeholders.ts';
import type { Plan } from './plan.ts';

const isPlain = (selection: EventSelection): boolean => selection.filters.length === 0;

/** Whether the daily sets give the same answer as the events themselves. */
export function hasBitmapPlan(plan: Plan): boolean {
  const { question, byDays } = plan;
  if (!byDays || question.filters.length > 0 || plan.accountSegments.length > 0) return false;
  if (question.breakdown !== null && question.breakdown.by !== 'segment') return false;
  return kindHasBitmapPlan(question);
}

const kindHasBitmapPlan = (question: Question): boolean => {
  switch (question.kind) {
    case 'trends':
      // The sets say who, and how many events there were, also of those without an account.
      return (
        !question.cumulative &&
        question.series.every(
          (series) => isPlain(series) && (series.measure.kind === 'unique' || (question.by === 'person' && isCounted(series.measure.kind))),
        ) &&
        (question.segmentIds.length === 0 || question.series.every(({ measure }) => measure.kind === 'unique')) &&
        (question.breakdown === null || question.series.every(({ measure }) => measure.kind === 'unique'))
      );
    case 'retention':
      return isPlain(question.start) && isPlain(question.comeBack) && question.atLeast === 1 && question.counting !== 'bracket';
    case 'lifecycle':
    case 'stickiness':
      return isPlain(question.event);
    case 'funnel':
    case 'cohort':
      return false;
  }
};

const isCounted = (kind: string): boolean => kind === 'count' || kind === 'per_actor';

/** The days of a selection: `any` has a set of its own. */
export const setRowsSql = (plan: Plan, { events }: EventSelection, p: Placeholders, since: 'range' | 'ever' = 'range'): string =>
  [
    'workspace = {workspace:UInt32}',
    'source in {sources:Array(UInt32)}',
    events === null ? `event = ''` : `event in ${p.of('Array(String)', [...new Set(events)])}`,
    ...timeSql(plan, p, plan.span, since),
  ].join(' and ');

export const setBucketSql = (plan: Plan, p: Placeholders): string =>
  bucketOfDaySql(plan.span.days as readonly number[], plan.span.interval, p);

/** The column of a day that holds the set. */
export const setColumn = (plan: Plan): 'actors' | 'accounts' => (plan.question.by === 'person' ? 'actors' : 'accounts');

/** The opening of a statement that knows whose id has changed hands, as `changed`. More than there are do no harm. */
export const changedSql = (plan: Plan): string =>
  plan.question.by === 'person'
    ? '(select groupBitmapState(actor) from bifocal.person_overrides where workspace = {workspace:UInt32}) as changed'
    : '(select groupBitmapState(account) from bifocal.account_overrides where workspace = {workspace:UInt32}) as changed';

/**
 * A set of ids as a set of people (or accounts) of the segments. Only ids that changed hands are looked up: mapping a whole set costs
 * ten times as much.
 *
 * Shape   the rows around it have a column `workspace`, and the statement knows `changed`.
 */
export const resolvedSql = (plan: Plan, set: string): string => {
  const owner = plan.question.by === 'person' ? personOf('id') : accountOf('id');
  const moved = `bitmapBuild(arrayMap(id -> ${owner}, bitmapToArray(bitmapAnd(${set}, changed))))`;
  const everybody = `bitmapOr(bitmapAndnot(${set}, changed), ${moved})`;
  return plan.segments.reduce((narrowed, numbers) => `bitmapAnd(${narrowed}, bitmapBuild(${numbersSql(numbers, plan)}))`, everybody);
};
