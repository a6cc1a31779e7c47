// The statements of lifecycle: who is new, came back, woke up or stayed away, interval by interval.

import type { LifecycleQuestion } from '../../../../contract/analytics/question.ts';
import type { LifecycleStatus } from '../../../../contract/analytics/question-answer.ts';
import { changedSql, resolvedSql, setBucketSql, setColumn, setRowsSql } from '../bitmap.ts';
import { actorSql, bucketSql, rowsSql, selectionSql } from '../conditions.ts';
import { type Placeholders, placeholders, type Statement } from '../placeholders.ts';
import type { Plan } from '../plan.ts';
import { bucketCount } from '../span.ts';

export type LifecycleRow = { bucket: number; status: LifecycleStatus; n: number };

// Far before every bucket: nobody was active there.
const never = -100;

/** A row for each actor, bucket and status. Bucket 0 is the one before the range: it is looked at, not shown. */
const statusesSql = (plan: Plan<LifecycleQuestion>, p: Placeholders): string => {
  const active = `select ${actorSql(plan)} as actor_today, arraySort(groupUniqArray(${bucketSql(plan, p)})) as active from bifocal.events
  where ${rowsSql(plan, p, { since: 'ever' })} and ${selectionSql(plan.question.event, p)} group by actor_today`;
  const last = bucketCount(plan.span) - 1;
  return `select actor_today, (arrayJoin(arrayConcat(
    arrayFilter(s -> s.1 >= 1, arrayMap((b, previous) -> (b, multiIf(previous = ${never}, 'new', previous = b - 1, 'returning', 'resurrected')),
      active, arrayPushFront(arrayPopBack(active), toInt32(${never})))),
    arrayFilter(s -> s.1 >= 1 and s.1 <= ${last}, arrayMap((b, next) -> (if(b >= 0 and next != b + 1, toInt32(b + 1), toInt32(-1)), 'dormant'),
      active, arrayPushBack(arrayPopFront(active), toInt32(${never}))))
  )) as found).1 as bucket, found.2 as status from (${active})`;
};

/** From the events. */
export function lifecycleSql(plan: Plan<LifecycleQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  return { sql: `select bucket, status, count() as n from (${statusesSql(plan, p)}) group by bucket, status`, values: p.values };
}

/** From the daily sets. */
export function lifecycleBitmapSql(plan: Plan<LifecycleQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  const days = `select ${setBucketSql(plan, p)} as bucket, groupBitmapMergeState(${setColumn(plan)}) as ids
  from bifocal.event_days where ${setRowsSql(plan, plan.question.event, p, 'ever')} group by bucket`;
  // Every bucket has a row, with an empty set when nobody was active: who was, is dormant in it.
  const every = `select toInt32(number) - 1 as bucket, ids from numbers(${bucketCount(plan.span) + 1}) as b left join (${days}) as d on d.bucket = toInt32(b.number) - 1`;
  const resolved = `select bucket, ${resolvedSql(plan, 'ids')} as people from (select *, {workspace:UInt32} as workspace from (${every}))`;
  const beside = `select bucket, people,
    lagInFrame(people) over (order by bucket rows between unbounded preceding and current row) as before,
    groupBitmapMergeState(people) over (order by bucket rows between unbounded preceding and 1 preceding) as ever
  from (${resolved})`;
  const counted = `select bucket, arrayJoin([
    ('new', bitmapAndnotCardinality(people, ever)),
    ('returning', bitmapAndCardinality(people, before)),
    ('resurrected', toUInt64(bitmapAndCardinality(people, ever) - bitmapAndCardinality(people, before))),
    ('dormant', bitmapAndnotCardinality(before, people))
  ]) as counted from (${beside}) where bucket >= 1`;
  return {
    sql: `with ${changedSql(plan)}\nselect bucket, counted.1 as status, counted.2 as n from (${counted}) where n > 0`,
    values: p.values,
  };
}

/** Who is in one cell. Bucket as the answer numbers it. */
export function lifecycleActorsSql(
  plan: Plan<LifecycleQuestion>,
  cell: { bucket: number; status: LifecycleStatus },
  p: Placeholders,
): string {
  return `select actor_today from (${statusesSql(plan, p)})
where bucket = ${p.of('Int32', cell.bucket + plan.span.lead)} and status = ${p.of('String', cell.status)}`;
}
