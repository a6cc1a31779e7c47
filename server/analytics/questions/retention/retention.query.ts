// The statements of retention: who began in which interval, and in which later ones they came back.
import type { RetentionQuestion } from '../../../../contract/analytics/question.ts';
import { changedSql, resolvedSql, setBucketSql, setColumn, setRowsSql } from '../bitmap.ts';
import { actorSql, bucketSql, rowsSql, selectionSql, timeSql } from '../conditions.ts';
import { type Placeholders, placeholders, type Statement } from '../placeholders.ts';
import type { Plan } from '../plan.ts';
import { bucketCount } from '../span.ts';
import { isSplit, splitSql, topsSql } from '../split.ts';
import { columnsOf, reachOf } from './columns.ts';

/**
 * How many of a cohort came back.
 *
 * Shape   column as the answer numbers them; 0 is the cohort.
 */
export type RetentionRow = { split: string; cohort: number; column: number; n: number };

/** A row for each actor and bucket: did they begin in it, with which split, and how often did they come back in it. */
const doingsSql = (plan: Plan<RetentionQuestion>, p: Placeholders): string => {
  const { start, comeBack, cohorts } = plan.question;
  const starts = selectionSql(start, p);
  const returns = selectionSql(comeBack, p);
  const inRange = timeSql(plan, p).join(' and ');
  // Whether it was the first time is known only from everything before.
  const looked = cohorts === 'first_time' ? `((${starts}) or (${inRange} and ${returns}))` : `((${starts}) or (${returns}))`;
  return `select ${actorSql(plan)} as actor_today, ${bucketSql(plan, p)} as bucket, countIf(${starts}) > 0 as begins,
    ${isSplit(plan) ? `argMinIf(split, (at, split), ${starts})` : `''`} as begun_with, countIf(${returns}) as times
  from (select *, ${splitSql(plan, p)} as split from bifocal.events where ${rowsSql(plan, p, { since: cohorts === 'first_time' ? 'ever' : 'range' })})
  where ${looked} group by actor_today, bucket`;
};

/** A row for each actor and cohort: its bucket, its split, and the buckets of coming back. */
const cohortsSql = (plan: Plan<RetentionQuestion>, p: Placeholders): string => {
  const begun = 'arraySort(groupArrayIf((bucket, begun_with), begins))';
  const each = `select actor_today, ${plan.question.cohorts === 'first_time' ? `arraySlice(${begun}, 1, 1)` : begun} as begun,
    arraySort(groupArrayIf(bucket, times >= ${p.of('UInt32', plan.question.atLeast)})) as back
  from (${doingsSql(plan, p)}) group by actor_today`;
  return `select actor_today, (arrayJoin(begun) as own).1 as cohort, own.2 as split, arrayFilter(b -> b > 0, arrayMap(b -> b - cohort, back)) as offsets
from (${each}) where cohort >= 0`;
};

/** The columns in which somebody of a cohort counts. */
const reachedSql = (plan: Plan<RetentionQuestion>, p: Placeholders): string => {
  const columns = columnsOf(plan.question);
  switch (plan.question.counting) {
    case 'n_day':
      return `arrayFilter(o -> o < ${columns.length}, offsets)`;
    case 'unbounded':
      return `range(1, toUInt32(least(if(empty(offsets), 0, offsets[-1]), ${columns.length - 1})) + 1)`;
    case 'bracket': {
      const offsets = columns
        .slice(1)
        .flatMap(({ from, to }, index) => Array.from({ length: (to ?? from) - from + 1 }, (_, i) => [from + i, index + 1]));
      const known = p.of(
        'Array(Int32)',
        offsets.map(([offset]) => offset as number),
      );
      const places = p.of(
        'Array(Int32)',
        offsets.map(([, column]) => column as number),
      );
      return `arrayFilter(c -> c > 0, arrayDistinct(arrayMap(o -> transform(toInt32(o), ${known}, ${places}, toInt32(0)), offsets)))`;
    }
  }
};

const placesSql = (plan: Plan<RetentionQuestion>, p: Placeholders): string =>
  `select actor_today, split, cohort, arrayConcat([toInt64(0)], arrayMap(c -> toInt64(c), ${reachedSql(plan, p)})) as columns from (${cohortsSql(plan, p)})`;

const opening = (plan: Plan<RetentionQuestion>, p: Placeholders): string => topsSql(plan, `(${selectionSql(plan.question.start, p)})`, p);

/** From the events. */
export function retentionSql(plan: Plan<RetentionQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  const sql = `${opening(plan, p)}select split, cohort, arrayJoin(columns) as column, count() as n from (${placesSql(plan, p)}) group by split, cohort, column`;
  return { sql, values: p.values };
}

/** From the daily sets. */
export function retentionBitmapSql(plan: Plan<RetentionQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  const { start, comeBack, cohorts, counting } = plan.question;
  const sets = (selection: typeof start, since: 'range' | 'ever') => {
    const days = `select ${setBucketSql(plan, p)} as bucket, groupBitmapMergeState(${setColumn(plan)}) as ids
    from bifocal.event_days where ${setRowsSql(plan, selection, p, since)} group by bucket`;
    return `select bucket, ${resolvedSql(plan, 'ids')} as people from (select *, {workspace:UInt32} as workspace from (${days}))`;
  };
  const isFirst = cohorts === 'first_time';
  const begun = isFirst
    ? `select bucket, bitmapAndnot(people, groupBitmapMergeState(people) over (order by bucket rows between unbounded preceding and 1 preceding)) as people
    from (${sets(start, 'ever')})`
    : sets(start, 'range');
  // Every bucket needs its row: "in this one or later" holds also where nobody came.
  const back =
    counting === 'unbounded'
      ? `select bucket, groupBitmapMergeState(people) over (order by bucket rows between current row and unbounded following) as people from (
      select toInt32(number) as bucket, people from numbers(${bucketCount(plan.span)}) as b left join (${sets(comeBack, 'range')}) as r on r.bucket = toInt32(b.number))`
      : sets(comeBack, 'range');
  const reach = reachOf(plan.question) ?? plan.question.intervals;
  const pairs = `select s.bucket as cohort, arrayJoin(arrayConcat(
      [(toInt64(0), bitmapCardinality(s.people))],
      arrayFilter(c -> c.1 > 0, arrayMap((b, people) -> (toInt64(b - s.bucket), bitmapAndCardinality(s.people, people)), r.buckets, r.sets)))) as pair
    from (select bucket, people from (${begun}) where bucket >= 0) as s
    cross join (select groupArray(bucket) as buckets, groupArray(people) as sets from (${back})) as r`;
  const sql = `with ${changedSql(plan)}
select '' as split, cohort, pair.1 as column, pair.2 as n from (${pairs}) where column <= ${reach} and n > 0`;
  return { sql, values: p.values };
}

/** Who is in one cell. away: of the cohort, who is not. */
export function retentionActorsSql(
  plan: Plan<RetentionQuestion>,
  cell: { row: number; column: number; key: string; away: boolean },
  p: Placeholders,
): string {
  return `${opening(plan, p)}select actor_today from (${placesSql(plan, p)})
where cohort = ${p.of('Int32', cell.row)} and split = ${p.of('String', cell.key)} and ${cell.away ? 'not ' : ''}has(columns, toInt64(${p.of('Int32', cell.column)}))`;
}
