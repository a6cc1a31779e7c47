import { sql } from 'kysely';
import { cursorAfter } from '../../platform/page.ts';
import type { Ports } from '../../platform/ports.ts';
import { type Scope, tables } from '../../platform/scope.ts';
import type { AlertCheckRow, AlertRow, InsightTables } from './tables.ts';

const rows = (scope: Scope) => tables<InsightTables>(scope);

/** Newest first, one more than asked for. */
export async function listAlerts(
  scope: Scope,
  filter: {
    productId: string;
    insightId?: string | undefined;
    metricId?: string | undefined;
    archived: boolean;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<AlertRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return rows(scope)
    .selectFrom('alerts')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', filter.productId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(filter.insightId !== undefined, (query) => query.where('insight_id', '=', filter.insightId ?? null))
    .$if(filter.metricId !== undefined, (query) => query.where('metric_id', '=', filter.metricId ?? null))
    .$if(after !== null, (query) => query.where('id', '<', String(after?.[0])))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** What alerts look at is called, by id. */
export async function findWatchedNames(
  scope: Scope,
  alerts: readonly Pick<AlertRow, 'insight_id' | 'metric_id'>[],
): Promise<Map<string, string>> {
  const ids = alerts.flatMap((row) => row.insight_id ?? row.metric_id ?? []);
  if (ids.length === 0) return new Map();
  const { rows: found } = await sql<{ id: string; name: string }>`
    select id, name from insights where workspace_id = ${scope.workspaceId} and id = any(${ids}::text[])
    union all
    select id, name from metrics where workspace_id = ${scope.workspaceId} and id = any(${ids}::text[])`.execute(scope.db);
  return new Map(found.map((row) => [row.id, row.name]));
}

export async function insertCheck(scope: Scope, row: AlertCheckRow): Promise<void> {
  await rows(scope).insertInto('alert_checks').values(row).execute();
}

export async function findCheckOf(scope: Scope, alertId: string, from: string): Promise<AlertCheckRow | undefined> {
  return rows(scope)
    .selectFrom('alert_checks')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('alert_id', '=', alertId)
    .where('from_on', '=', from)
    .executeTakeFirst();
}

/** The last check before a day that said anything. */
export async function findVerdictBefore(scope: Scope, alertId: string, from: string): Promise<AlertCheckRow | undefined> {
  return rows(scope)
    .selectFrom('alert_checks')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('alert_id', '=', alertId)
    .where('from_on', '<', from)
    .where('verdict', '<>', 'too_few')
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Newest period first, one more than asked for. */
export async function listChecks(
  scope: Scope,
  filter: { alertId: string; cursor?: string | undefined; limit: number },
): Promise<AlertCheckRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return rows(scope)
    .selectFrom('alert_checks')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('alert_id', '=', filter.alertId)
    .$if(after !== null, (query) => query.where('from_on', '<', String(after?.[0])))
    .orderBy('from_on', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** The last check of each alert. */
export async function findLastChecks(scope: Scope, alertIds: readonly string[]): Promise<Map<string, AlertCheckRow>> {
  if (alertIds.length === 0) return new Map();
  const { rows: found } = await sql<AlertCheckRow>`
    select newest.* from unnest(${sql.val([...alertIds])}::text[]) as wanted (id)
    cross join lateral (
      select * from alert_checks c where c.workspace_id = ${scope.workspaceId} and c.alert_id = wanted.id order by c.from_on desc limit 1
    ) newest`.execute(scope.db);
  return new Map(found.map((row) => [row.alert_id, row]));
}

/** A condition or period that changed starts anew: what was judged by the old one says nothing about the new one. */
export async function forgetChecks(scope: Scope, alertId: string): Promise<void> {
  await rows(scope).deleteFrom('alert_checks').where('workspace_id', '=', scope.workspaceId).where('alert_id', '=', alertId).execute();
}

/** The alerts that are looked at by the clock, of all workspaces: neither they nor what they watch is archived. */
export async function listLiveAlerts(ports: Pick<Ports, 'database'>): Promise<{ workspaceId: string; alertId: string }[]> {
  const { rows: found } = await sql<{ workspaceId: string; alertId: string }>`
    select a.workspace_id as "workspaceId", a.id as "alertId" from alerts a
    join products p on p.workspace_id = a.workspace_id and p.id = a.product_id and p.archived_at is null
    left join insights i on i.workspace_id = a.workspace_id and i.id = a.insight_id
    left join metrics m on m.workspace_id = a.workspace_id and m.id = a.metric_id
    where a.archived_at is null and i.archived_at is null and m.archived_at is null
    order by a.workspace_id, a.id`.execute(ports.database.system);
  return found;
}
