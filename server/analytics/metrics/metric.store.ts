import { sql } from 'kysely';
import { type MeasuredFigure, metricDefinition } from '../../../contract/analytics/metric.ts';
import { cursorAfter } from '../../platform/page.ts';
import type { Ports } from '../../platform/ports.ts';
import { memberIdOf, type Scope, tables } from '../../platform/scope.ts';
import type { KnownMetric } from '../../strategy/index.ts';
import { containing } from '../insights/insight.store.ts';
import type { InsightTables, MetricDefinitionRow, MetricFigureRow, MetricRow } from '../insights/tables.ts';

const rows = (scope: Scope) => tables<InsightTables>(scope);

// Read as a definition of today: the order of its parts is that of the contract, and what came later has its default.
const inContract = (row: MetricDefinitionRow): MetricDefinitionRow => ({ ...row, definition: metricDefinition.parse(row.definition) });

export async function insertDefinition(
  scope: Scope,
  row: Pick<MetricDefinitionRow, 'metric_id' | 'no' | 'definition' | 'reason'>,
): Promise<void> {
  await rows(scope)
    .insertInto('metric_definitions')
    .values({ ...row, workspace_id: scope.workspaceId, set_by: memberIdOf(scope.actor) ?? scope.actor.id, set_at: scope.now })
    .execute();
}

/** The definitions that hold, by metric. */
export async function findDefinitions(scope: Scope, metrics: readonly MetricRow[]): Promise<Map<string, MetricDefinitionRow>> {
  if (metrics.length === 0) return new Map();
  const found = await rows(scope)
    .selectFrom('metric_definitions as d')
    .innerJoin('metrics as m', (join) =>
      join.onRef('m.workspace_id', '=', 'd.workspace_id').onRef('m.id', '=', 'd.metric_id').onRef('m.definition_no', '=', 'd.no'),
    )
    .selectAll('d')
    .where('d.workspace_id', '=', scope.workspaceId)
    .where(
      'd.metric_id',
      'in',
      metrics.map((row) => row.id),
    )
    .execute();
  return new Map(found.map((row) => [row.metric_id, inContract(row)]));
}

/** Newest first, one more than asked for. */
export async function listDefinitions(
  scope: Scope,
  filter: { metricId: string; cursor?: string | undefined; limit: number },
): Promise<MetricDefinitionRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  const found = await rows(scope)
    .selectFrom('metric_definitions')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('metric_id', '=', filter.metricId)
    .$if(after !== null, (query) => query.where('no', '<', Number(after?.[0])))
    .orderBy('no', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return found.map(inContract);
}

/** One page by name, one more than asked for. */
export async function listMetrics(
  scope: Scope,
  filter: { productId: string; q?: string | undefined; archived: boolean; cursor?: string | undefined; limit: number },
): Promise<MetricRow[]> {
  const after = cursorAfter(filter.cursor, 2);
  return rows(scope)
    .selectFrom('metrics')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', filter.productId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(filter.q !== undefined, (query) => query.where('name', 'ilike', containing(filter.q ?? '')))
    .$if(after !== null, (query) =>
      query.where((eb) => eb(eb.refTuple('name', 'id'), '>', eb.tuple(String(after?.[0]), String(after?.[1])))),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}

/** For strategy: which metrics there are. */
export async function findKnownMetrics(scope: Scope, ids: readonly string[]): Promise<KnownMetric[]> {
  const found = await rows(scope)
    .selectFrom('metrics')
    .select(['id', 'name', 'product_id', 'archived_at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...ids])
    .execute();
  return found.map((row) => ({ id: row.id, name: row.name, productId: row.product_id, isArchived: row.archived_at !== null }));
}

/** Puts a figure down; the same days under the same definition again are measured anew. */
export async function putFigure(scope: Scope, row: MetricFigureRow): Promise<void> {
  await rows(scope)
    .insertInto('metric_figures')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'metric_id', 'to_on', 'from_on', 'definition_no']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        n: eb.ref('excluded.n'),
        low: eb.ref('excluded.low'),
        high: eb.ref('excluded.high'),
        measured_at: eb.ref('excluded.measured_at'),
      })),
    )
    .execute();
}

export async function findFigure(
  scope: Scope,
  at: { metricId: string; definitionNo: number; from: string; to: string },
): Promise<MetricFigureRow | undefined> {
  return rows(scope)
    .selectFrom('metric_figures')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('metric_id', '=', at.metricId)
    .where('definition_no', '=', at.definitionNo)
    .where('from_on', '=', at.from)
    .where('to_on', '=', at.to)
    .executeTakeFirst();
}

/** Newest day first, one more than asked for. */
export async function listFigures(
  scope: Scope,
  filter: { metricId: string; cursor?: string | undefined; limit: number },
): Promise<MetricFigureRow[]> {
  const after = cursorAfter(filter.cursor, 3);
  return rows(scope)
    .selectFrom('metric_figures')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('metric_id', '=', filter.metricId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('to_on', 'from_on', 'definition_no'), '<', eb.tuple(String(after?.[0]), String(after?.[1]), Number(after?.[2]))),
      ),
    )
    .orderBy('to_on', 'desc')
    .orderBy('from_on', 'desc')
    .orderBy('definition_no', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** The newest figure of the definition that holds, over its own period, by metric. */
export async function findCurrent(scope: Scope, metricIds: readonly string[]): Promise<Map<string, MetricFigureRow>> {
  if (metricIds.length === 0) return new Map();
  const found = await sql<MetricFigureRow>`
    select newest.* from metrics m
    join metric_definitions d on d.workspace_id = m.workspace_id and d.metric_id = m.id and d.no = m.definition_no
    cross join lateral (
      select * from metric_figures f
      where f.workspace_id = m.workspace_id and f.metric_id = m.id and f.definition_no = m.definition_no
        and f.to_on - f.from_on + 1 = (d.definition ->> 'periodDays')::int
      order by f.to_on desc limit 1
    ) newest
    where m.workspace_id = ${scope.workspaceId} and m.id = any(${[...metricIds]}::text[])`.execute(scope.db);
  return new Map(found.rows.map((row) => [row.metric_id, row]));
}

export const figureAnswerOf = (row: MetricFigureRow): MeasuredFigure => ({
  from: row.from_on,
  to: row.to_on,
  value: row.value,
  n: row.n,
  low: row.low,
  high: row.high,
  definitionNo: row.definition_no,
  measuredAt: row.measured_at.toISOString(),
});

/** The metrics that are measured by the clock, of all workspaces. */
export async function listLiveMetrics(ports: Pick<Ports, 'database'>): Promise<{ workspaceId: string; metricId: string }[]> {
  const found = await sql<{ workspaceId: string; metricId: string }>`
    select m.workspace_id as "workspaceId", m.id as "metricId" from metrics m
    join products p on p.workspace_id = m.workspace_id and p.id = m.product_id and p.archived_at is null
    where m.archived_at is null order by m.workspace_id, m.id`.execute(ports.database.system);
  return found.rows;
}
