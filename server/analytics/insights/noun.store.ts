// The SQL that metrics, insights, alerts and annotations share: get, lock, insert, change.
import { notFound, refused } from '../../platform/errors.ts';
import { memberIdOf, type Scope, tables } from '../../platform/scope.ts';
import type { AlertRow, AnnotationRow, InsightRow, MetricRow } from './tables.ts';

type NounRows = { metrics: MetricRow; insights: InsightRow; alerts: AlertRow; annotations: AnnotationRow };
export type NounTable = keyof NounRows;
export type NounRow<T extends NounTable> = NounRows[T];

export const wordOf = { metrics: 'metric', insights: 'insight', alerts: 'alert', annotations: 'annotation' } as const satisfies Record<
  NounTable,
  string
>;

type Bookkeeping = 'workspace_id' | 'version' | 'created_by' | 'created_at' | 'updated_at' | 'archived_at';

// One builder serves four tables: the caller's table name decides the row type, which the builder's own types cannot follow.
type AnyTable = { [table: string]: Record<string, unknown> };
const rows = (scope: Scope) => tables<AnyTable>(scope);

const one = (scope: Scope, table: NounTable, id: string) =>
  rows(scope).selectFrom(table).selectAll().where('workspace_id', '=', scope.workspaceId).where('id', '=', id);

/** Errors  not_found (metric_not_found, …). */
export async function getNoun<T extends NounTable>(scope: Scope, table: T, id: string): Promise<NounRow<T>> {
  const row = await one(scope, table, id).executeTakeFirst();
  if (!row) throw notFound(wordOf[table], id);
  return row as NounRow<T>;
}

/** Takes the row's lock until the transaction ends. Errors  not_found. */
export async function lockNoun<T extends NounTable>(scope: Scope, table: T, id: string): Promise<NounRow<T>> {
  const row = await one(scope, table, id).forUpdate().executeTakeFirst();
  if (!row) throw notFound(wordOf[table], id);
  return row as NounRow<T>;
}

/** What is archived is looked at, not worked on. Errors  <noun>_archived. */
export function assertActive(table: NounTable, row: { archived_at: Date | null }): void {
  if (row.archived_at) throw refused(`${wordOf[table]}_archived`, `This ${wordOf[table]} is archived. Restore it first.`);
}

export async function insertNoun<T extends NounTable>(scope: Scope, table: T, row: Omit<NounRow<T>, Bookkeeping>): Promise<NounRow<T>> {
  const inserted = await rows(scope)
    .insertInto(table)
    .values({
      ...row,
      workspace_id: scope.workspaceId,
      version: 1,
      created_by: memberIdOf(scope.actor) ?? scope.actor.id,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return inserted as NounRow<T>;
}

/** Changes a row that the caller has locked, and counts its version up. */
export async function updateNoun<T extends NounTable>(
  scope: Scope,
  table: T,
  id: string,
  change: Partial<NounRow<T>>,
): Promise<NounRow<T>> {
  const updated = await rows(scope)
    .updateTable(table as string)
    .set((eb) => ({ ...(change as Record<string, unknown>), version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return updated as NounRow<T>;
}

/** For those who let an alert do something. Errors  alert_not_found. */
export const getAlert = (scope: Scope, alertId: string): Promise<AlertRow> => getNoun(scope, 'alerts', alertId);
