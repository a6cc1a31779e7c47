// The statements of stickiness: in how many intervals somebody was active.
import type { StickinessQuestion } from '../../../../contract/analytics/question.ts';
import { changedSql, resolvedSql, setBucketSql, setColumn, setRowsSql } from '../bitmap.ts';
import { actorSql, bucketSql, rowsSql, selectionSql } from '../conditions.ts';
import { type Placeholders, placeholders, type Statement } from '../placeholders.ts';
import type { Plan } from '../plan.ts';

export type StickinessRow = { intervals: number; n: number };

const intervalsSql = (plan: Plan<StickinessQuestion>, p: Placeholders): string =>
  `select ${actorSql(plan)} as actor_today, uniqExact(${bucketSql(plan, p)}) as intervals from bifocal.events
where ${rowsSql(plan, p)} and ${selectionSql(plan.question.event, p)} group by actor_today`;

/** From the events. */
export function stickinessSql(plan: Plan<StickinessQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  return { sql: `select intervals, count() as n from (${intervalsSql(plan, p)}) group by intervals`, values: p.values };
}

/** From the daily sets. */
export function stickinessBitmapSql(plan: Plan<StickinessQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  const days = `select ${setBucketSql(plan, p)} as bucket, groupBitmapMergeState(${setColumn(plan)}) as ids
  from bifocal.event_days where ${setRowsSql(plan, plan.question.event, p)} group by bucket`;
  const resolved = `select arrayJoin(bitmapToArray(${resolvedSql(plan, 'ids')})) as actor_today from (select *, {workspace:UInt32} as workspace from (${days}))`;
  const each = `select actor_today, count() as intervals from (${resolved}) group by actor_today`;
  return { sql: `with ${changedSql(plan)}\nselect intervals, count() as n from (${each}) group by intervals`, values: p.values };
}

/** Who is in one cell. */
export function stickinessActorsSql(
  plan: Plan<StickinessQuestion>,
  cell: { intervals: number; atLeast: boolean },
  p: Placeholders,
): string {
  return `select actor_today from (${intervalsSql(plan, p)}) where intervals ${cell.atLeast ? '>=' : '='} ${p.of('UInt32', cell.intervals)}`;
}
