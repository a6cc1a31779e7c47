import { sql } from 'kysely';
import { notFound } from '../../platform/errors.ts';
import { cursorAfter } from '../../platform/page.ts';
import type { Ports } from '../../platform/ports.ts';
import { type Scope, tables } from '../../platform/scope.ts';
import type { IntakeSource } from './intake-source.ts';
import type { IntakeTables, SourceRow } from './tables.ts';

export async function insertSource(scope: Scope, row: Omit<SourceRow, 'number'>): Promise<SourceRow> {
  // Two that make a source at once: the second one waits for the workspace's row, and counts on.
  await sql`select number from facts_workspaces where workspace_id = ${scope.workspaceId} for update`.execute(scope.db);
  return tables<IntakeTables>(scope)
    .insertInto('sources')
    .values((eb) => ({
      ...row,
      number: eb
        .selectFrom('sources')
        .select((of) => sql<number>`coalesce(${of.fn.max('number')}, 0) + 1`.as('next'))
        .where('workspace_id', '=', scope.workspaceId),
    }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

const oneSource = (scope: Scope, sourceId: string) =>
  tables<IntakeTables>(scope).selectFrom('sources').selectAll().where('workspace_id', '=', scope.workspaceId).where('id', '=', sourceId);

/** Errors  source_not_found. */
export async function getSource(scope: Scope, sourceId: string): Promise<SourceRow> {
  const row = await oneSource(scope, sourceId).executeTakeFirst();
  if (!row) throw notFound('source', sourceId);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  source_not_found. */
export async function lockSource(scope: Scope, sourceId: string): Promise<SourceRow> {
  const row = await oneSource(scope, sourceId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('source', sourceId);
  return row;
}

export async function updateSource(scope: Scope, sourceId: string, change: Partial<SourceRow>): Promise<SourceRow> {
  return tables<IntakeTables>(scope)
    .updateTable('sources')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sourceId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function listSources(
  scope: Scope,
  filter: { productId: string; archived: boolean; cursor?: string | undefined; limit: number },
): Promise<SourceRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return tables<IntakeTables>(scope)
    .selectFrom('sources')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', filter.productId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', String(after?.[0])))
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}

const asIntake = sql`
  select source.id, source.workspace_id as "workspaceId", workspace.number as workspace, source.number, source.kind, source.zone
  from sources source join facts_workspaces workspace on workspace.workspace_id = source.workspace_id`;

/** Over all workspaces: which source a key belongs to. Archived ones take nothing in. */
export async function findSourceOfKey(ports: Pick<Ports, 'database'>, keyHash: string): Promise<IntakeSource | null> {
  const { rows } = await sql<IntakeSource>`${asIntake} where source.key_hash = ${keyHash} and source.archived_at is null`.execute(
    ports.database.system,
  );
  return rows[0] ?? null;
}

/** Errors  source_not_found, also for an archived one. */
export async function getIntakeSource(scope: Scope, sourceId: string): Promise<IntakeSource> {
  const { rows } = await sql<IntakeSource>`
    ${asIntake} where source.workspace_id = ${scope.workspaceId} and source.id = ${sourceId} and source.archived_at is null`.execute(
    scope.db,
  );
  if (!rows[0]) throw notFound('source', sourceId);
  return rows[0];
}
