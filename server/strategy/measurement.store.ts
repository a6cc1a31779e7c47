import { sql } from 'kysely';
import type { MeasuredPoint, MeasuredSubject } from '../../contract/strategy/measurement.ts';
import { notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { MeasurementRow, StrategyTables } from './tables.ts';

const columnOf = { north_star: 'north_star_id', key_result: 'key_result_id' } as const;

export async function findMeasurementOn(scope: Scope, subject: MeasuredSubject, measuredOn: string): Promise<MeasurementRow | undefined> {
  return tables<StrategyTables>(scope)
    .selectFrom('measurements')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where(columnOf[subject.kind], '=', subject.id)
    .where('measured_on', '=', measuredOn)
    .executeTakeFirst();
}

export async function insertMeasurement(scope: Scope, row: MeasurementRow): Promise<void> {
  await tables<StrategyTables>(scope).insertInto('measurements').values(row).execute();
}

export async function updateMeasurement(scope: Scope, id: string, change: Partial<MeasurementRow>): Promise<void> {
  await tables<StrategyTables>(scope)
    .updateTable('measurements')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Takes the row's lock. Errors  measurement_not_found. */
export async function lockMeasurement(scope: Scope, id: string): Promise<MeasurementRow> {
  const row = await tables<StrategyTables>(scope)
    .selectFrom('measurements')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('measurement', id);
  return row;
}

export async function deleteMeasurement(scope: Scope, id: string): Promise<void> {
  await tables<StrategyTables>(scope)
    .deleteFrom('measurements')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute();
}

/** One page, newest day first, one more than asked for. */
export async function listMeasurements(
  scope: Scope,
  filter: { subject: MeasuredSubject; beforeDay: string | null; limit: number },
): Promise<MeasurementRow[]> {
  const { beforeDay } = filter;
  return tables<StrategyTables>(scope)
    .selectFrom('measurements')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where(columnOf[filter.subject.kind], '=', filter.subject.id)
    .$if(beforeDay !== null, (query) => query.where('measured_on', '<', String(beforeDay)))
    .orderBy('measured_on', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/**
 * The newest figures of several metrics of one kind.
 *
 * Shape   by metric; oldest first, at most `most` each. A metric without figures is not in the map.
 */
export async function findRecent(
  scope: Scope,
  kind: MeasuredSubject['kind'],
  ids: readonly string[],
  most: number,
): Promise<Map<string, MeasuredPoint[]>> {
  const byMetric = new Map<string, MeasuredPoint[]>();
  if (ids.length === 0) return byMetric;
  const column = sql.ref(columnOf[kind]);
  const found = await sql<MeasuredPoint & { metricId: string }>`
    select wanted.id as "metricId", newest.measured_on as "measuredOn", newest.value, newest.source, newest.n
    from unnest(${sql.val([...ids])}::text[]) as wanted (id)
    cross join lateral (
      select measured_on, value, source, n from measurements
      where workspace_id = ${scope.workspaceId} and ${column} = wanted.id
      order by measured_on desc limit ${most}
    ) newest
    order by wanted.id, newest.measured_on
  `.execute(scope.db);
  for (const { metricId, ...point } of found.rows) {
    const points = byMetric.get(metricId) ?? [];
    points.push(point);
    byMetric.set(metricId, points);
  }
  return byMetric;
}

/** The north stars and key results that a metric measures; archived ones are left out. */
export async function listMeasuredBy(scope: Scope, metricId: string): Promise<MeasuredSubject[]> {
  const { rows } = await sql<MeasuredSubject>`
    select 'north_star' as kind, id from north_stars
    where workspace_id = ${scope.workspaceId} and metric_id = ${metricId} and archived_at is null
    union all
    select 'key_result', k.id from key_results k
    join objectives o on o.workspace_id = k.workspace_id and o.id = k.objective_id and o.archived_at is null
    where k.workspace_id = ${scope.workspaceId} and k.metric_id = ${metricId} and k.archived_at is null
    order by kind, id`.execute(scope.db);
  return rows;
}
