import { sql } from 'kysely';
import type { ViewSearch } from '../../../contract/platform/saved-view.ts';
import { notFound } from '../errors.ts';
import { type Scope, tables } from '../scope.ts';

export type SavedViewRow = {
  workspace_id: string;
  id: string;
  member_id: string;
  page: string;
  name: string;
  search: ViewSearch;
  shared: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
};

export type ShownView = SavedViewRow & { member_name: string | null };

const rows = (scope: Scope) => tables<{ saved_views: SavedViewRow }>(scope);

export async function insertSavedView(scope: Scope, row: SavedViewRow): Promise<void> {
  await rows(scope).insertInto('saved_views').values(row).execute();
}

/** Errors  saved_view_not_found, also for a view of somebody else that is not shared. */
export async function lockSavedView(scope: Scope, viewId: string, memberId: string | null): Promise<SavedViewRow> {
  const row = await rows(scope)
    .selectFrom('saved_views')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', viewId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || (!row.shared && row.member_id !== memberId)) throw notFound('saved_view', viewId);
  return row;
}

export async function updateSavedView(scope: Scope, viewId: string, change: Partial<SavedViewRow>): Promise<void> {
  await rows(scope)
    .updateTable('saved_views')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', viewId)
    .execute();
}

export async function deleteSavedView(scope: Scope, viewId: string): Promise<void> {
  await rows(scope).deleteFrom('saved_views').where('workspace_id', '=', scope.workspaceId).where('id', '=', viewId).execute();
}

export async function countSavedViews(scope: Scope, memberId: string): Promise<number> {
  const found = await sql<{ views: number }>`
    select count(*)::int as views from saved_views where workspace_id = ${scope.workspaceId} and member_id = ${memberId}`.execute(scope.db);
  return found.rows[0]?.views ?? 0;
}

const mostShown = 500;

/** The member's own views and the shared ones, by name. */
export async function listSavedViews(
  scope: Scope,
  filter: { memberId: string | null; page?: string | undefined; id?: string },
): Promise<ShownView[]> {
  const found = await sql<ShownView>`
    select v.*, m.name as member_name from saved_views v
    left join members m on m.workspace_id = ${scope.workspaceId} and m.id = v.member_id
    where v.workspace_id = ${scope.workspaceId} and (v.shared or v.member_id = ${filter.memberId}::text)
      and (${filter.page ?? null}::text is null or v.page = ${filter.page ?? null}::text)
      and (${filter.id ?? null}::text is null or v.id = ${filter.id ?? null}::text)
    order by lower(v.name), v.id limit ${mostShown}`.execute(scope.db);
  return found.rows;
}
