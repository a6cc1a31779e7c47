// What each person (or account) did, as sums: enough for a mean, a total or a ratio with its interval, and nobody's own numbers leave.
import type { TrendsQuestion } from '../../../contract/analytics/question.ts';
import { actorSql, numberOf, rowsSql, selectionSql } from '../questions/conditions.ts';
import { placeholders, type Statement } from '../questions/placeholders.ts';
import type { Plan } from '../questions/plan.ts';

/** Shape   cap: what one of them counts for at most. x: what is added up; k: how often. */
export function sumsSql(plan: Plan<TrendsQuestion>, seriesIndex: number, cap: number | null): Statement {
  const series = plan.question.series[seriesIndex];
  if (!series) throw new Error('the question has no such series');
  const p = placeholders(plan.workspace, plan.sources);
  const { measure } = series;
  const number = 'property' in measure ? numberOf(measure.property, p) : null;
  const added = measure.kind === 'unique' ? '1' : number === null ? 'count()' : `sum(assumeNotNull(${number}))`;
  const known = number === null ? '' : ` and isNotNull(${number})`;
  const capped = cap === null ? added : `least(${added}, ${p.of('Float64', cap)})`;
  const each = `select ${actorSql(plan)} as who, toFloat64(${capped}) as x, toFloat64(count()) as k from bifocal.events
where ${rowsSql(plan, p)} and ${selectionSql(series, p)}${known} group by who`;
  return {
    sql: `select count() as n, sum(x) as sum, sum(x * x) as squares, sum(k) as times, sum(k * k) as timesSquares, sum(x * k) as products from (${each})`,
    values: p.values,
  };
}
