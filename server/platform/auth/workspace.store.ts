import { notFound } from '../errors.ts';
import { type Scope, tables } from '../scope.ts';
import type { AuthTables, WorkspaceRow } from './tables.ts';

export async function insertWorkspace(scope: Scope, row: WorkspaceRow): Promise<void> {
  await tables<AuthTables>(scope).insertInto('workspaces').values(row).execute();
}

/** Errors  workspace_not_found. */
export async function getWorkspace(scope: Scope): Promise<WorkspaceRow> {
  const row = await tables<AuthTables>(scope)
    .selectFrom('workspaces')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst();
  if (!row) throw notFound('workspace', scope.workspaceId);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  workspace_not_found. */
export async function lockWorkspace(scope: Scope): Promise<WorkspaceRow> {
  const row = await tables<AuthTables>(scope)
    .selectFrom('workspaces')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('workspace', scope.workspaceId);
  return row;
}

export async function updateWorkspace(scope: Scope, change: Partial<WorkspaceRow>): Promise<WorkspaceRow> {
  return tables<AuthTables>(scope)
    .updateTable('workspaces')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
