// The statements of trends: one per question, a part for each series.
import type { TrendsQuestion } from '../../../../contract/analytics/question.ts';
import { changedSql, resolvedSql, setBucketSql, setColumn, setRowsSql } from '../bitmap.ts';
import { actorSql, anyOf, bucketSql, numberOf, rowsSql, selectionSql } from '../conditions.ts';
import { type Placeholders, placeholders, type Statement } from '../placeholders.ts';
import type { Plan } from '../plan.ts';
import { splitSql, topsSql } from '../split.ts';

/** whole: over all buckets of the range (shown) or before it; its bucket says nothing. */
export type TrendsRow = { series: number; split: string; bucket: number; whole: 0 | 1; shown: 0 | 1; value: number | null; n: number };

type Series = TrendsQuestion['series'][number];

const percentiles = { p50: 0.5, p90: 0.9, p95: 0.95 } as const;

const valueSql = ({ measure }: Series): { value: string; n: string } => {
  if (!('property' in measure)) {
    const n = 'groupBitmap(actor_today)';
    if (measure.kind === 'unique') return { value: n, n };
    return { value: measure.kind === 'count' ? 'count()' : `count() / ${n}`, n };
  }
  const n = 'groupBitmapIf(actor_today, isNotNull(number))';
  switch (measure.kind) {
    case 'sum':
      return { value: 'sumOrNull(number)', n };
    case 'average':
      return { value: 'avgOrNull(number)', n };
    case 'min':
      return { value: 'minOrNull(number)', n };
    case 'max':
      return { value: 'maxOrNull(number)', n };
    default:
      return { value: `quantileExactInclusiveOrNull(${percentiles[measure.kind]})(number)`, n };
  }
};

const seriesSql = (plan: Plan<TrendsQuestion>, series: Series, index: number, p: Placeholders): string => {
  const { value, n } = valueSql(series);
  const number = 'property' in series.measure ? numberOf(series.measure.property, p) : 'null';
  const rows = `select ${splitSql(plan, p)} as split, ${bucketSql(plan, p)} as bucket, ${actorSql(plan)} as actor_today, ${number} as number
  from bifocal.events
  where ${rowsSql(plan, p)} and ${selectionSql(series, p)}`;
  return `select ${index} as series, split, bucket, grouping(bucket) as whole, shown, toFloat64(${value}) as value, ${n} as n from (select *, bucket >= ${plan.span.lead} as shown from (${rows}))
group by grouping sets ((split, bucket), (split, shown))`;
};

/** Who is counted in the bucket in which they are first seen: what adds up over time. */
const firstSeenSql = (plan: Plan<TrendsQuestion>, series: Series, index: number, p: Placeholders): string => {
  const counts =
    series.measure.kind === 'unique' || !('property' in series.measure) ? '' : ` and isNotNull(${numberOf(series.measure.property, p)})`;
  const rows = `select ${splitSql(plan, p)} as split, ${actorSql(plan)} as actor_today, min(${bucketSql(plan, p)}) as bucket from bifocal.events
  where ${rowsSql(plan, p)} and ${selectionSql(series, p)}${counts} group by split, actor_today`;
  return `select ${index} as series, split, bucket, grouping(bucket) as whole, shown, toFloat64(count()) as value, count() as n from (select *, bucket >= ${plan.span.lead} as shown from (${rows}))
group by grouping sets ((split, bucket), (split, shown))`;
};

const together = (plan: Plan<TrendsQuestion>, p: Placeholders, part: (series: Series, index: number) => string): Statement => {
  const tops = topsSql(plan, anyOf(plan.question.series.map((series) => selectionSql(series, p))), p);
  return { sql: `${plan.question.series.map((series, index) => tops + part(series, index)).join('\nunion all\n')}`, values: p.values };
};

/** From the events. */
export function trendsSql(plan: Plan<TrendsQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  return together(plan, p, (series, index) => seriesSql(plan, series, index, p));
}

export function trendsFirstSeenSql(plan: Plan<TrendsQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  return together(plan, p, (series, index) => firstSeenSql(plan, series, index, p));
}

/** From the daily sets. */
export function trendsBitmapSql(plan: Plan<TrendsQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  const parts = plan.question.series.map((series, index) => {
    const days = `select ${setBucketSql(plan, p)} as bucket, groupBitmapMergeState(${setColumn(plan)}) as ids, sum(events) as times
  from bifocal.event_days where ${setRowsSql(plan, series, p)} group by bucket`;
    const resolved = `select bucket, bucket >= ${plan.span.lead} as shown, times, ${resolvedSql(plan, 'ids')} as people from (select *, {workspace:UInt32} as workspace from (${days}))`;
    // The whole range is the union of its buckets: nobody has to be looked up for it again.
    const counted = `select bucket, shown, grouping(bucket) as whole, grouping(shown) as beyond, sum(times) as times, groupBitmapMerge(people) as n from (${resolved}) group by rollup(shown, bucket)`;
    const value = { count: 'times', unique: 'n', per_actor: 'times / n' }[series.measure.kind as 'count' | 'unique' | 'per_actor'];
    return `with ${changedSql(plan)}\nselect ${index} as series, '' as split, bucket, whole, shown, toFloat64(${value}) as value, n from (${counted}) where beyond = 0 and n > 0`;
  });
  return { sql: parts.join('\nunion all\n'), values: p.values };
}

/** Who is in one cell. */
export function trendsActorsSql(
  plan: Plan<TrendsQuestion>,
  cell: { series: number; buckets: readonly number[]; key: string },
  p: Placeholders,
): string {
  const series = plan.question.series[cell.series] as Series;
  const numbers = 'property' in series.measure ? ` and isNotNull(${numberOf(series.measure.property, p)})` : '';
  const tops = topsSql(plan, anyOf(plan.question.series.map((each) => selectionSql(each, p))), p);
  return `${tops}select distinct ${actorSql(plan)} as actor_today from bifocal.events
where ${rowsSql(plan, p)} and ${selectionSql(series, p)}${numbers}
  and ${splitSql(plan, p)} = ${p.of('String', cell.key)} and has(${p.of('Array(Int32)', [...cell.buckets])}, ${bucketSql(plan, p)})`;
}
