import { type RawBuilder, sql } from 'kysely';
import { notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { MergedKind, MergeOf } from './merge-participant.ts';
import type { ExternalRefRow, MergeRow, PeopleTables } from './tables.ts';

/** A row that moved, at the version it has since. */
export type Moved = { id: string; version: number };
/** `archived`: memberships and roles that the winner has already; they stay with the loser, out of sight. */
export type MovedRows = { [table: string]: { moved: Moved[]; archived: Moved[] } };

type Moving = { table: string; column: string; label: string };

export const moving: Record<MergedKind, readonly Moving[]> = {
  account: [
    { table: 'revenue_lines', column: 'account_id', label: 'revenue lines' },
    { table: 'contracts', column: 'account_id', label: 'contracts' },
    { table: 'deals', column: 'account_id', label: 'deals' },
    { table: 'memberships', column: 'account_id', label: 'memberships' },
    { table: 'stakeholder_roles', column: 'account_id', label: 'roles' },
    { table: 'accounts', column: 'parent_id', label: 'accounts below it' },
  ],
  person: [
    { table: 'memberships', column: 'person_id', label: 'memberships' },
    { table: 'stakeholder_roles', column: 'person_id', label: 'roles' },
  ],
};

/** A row of `t` that the winner has too: the same person at the same account at a shared time, or the same role of the same decision. */
const twin: Record<string, (merge: MergeOf) => RawBuilder<unknown>> = {
  memberships: ({ kind, winnerId }) => sql`exists (select from memberships w where w.workspace_id = t.workspace_id and w.archived_at is null
    and w.person_id = ${kind === 'person' ? sql`${winnerId}` : sql`t.person_id`} and w.account_id = ${kind === 'account' ? sql`${winnerId}` : sql`t.account_id`}
    and daterange(w.active_from, w.active_to) && daterange(t.active_from, t.active_to))`,
  stakeholder_roles: ({
    kind,
    winnerId,
  }) => sql`exists (select from stakeholder_roles w where w.workspace_id = t.workspace_id and w.archived_at is null
    and w.person_id = ${kind === 'person' ? sql`${winnerId}` : sql`t.person_id`} and w.account_id = ${kind === 'account' ? sql`${winnerId}` : sql`t.account_id`}
    and w.role = t.role and w.product_id is not distinct from t.product_id and w.deal_id is not distinct from t.deal_id
    and daterange(w.from_on, w.to_on) && daterange(t.from_on, t.to_on))`,
};

export async function countMoving(scope: Scope, { kind, loserId }: MergeOf): Promise<{ label: string; rows: number }[]> {
  const counts: { label: string; rows: number }[] = [];
  for (const { table, column, label } of moving[kind]) {
    const found = await sql<{ rows: number }>`
      select count(*)::int as rows from ${sql.table(table)} where workspace_id = ${scope.workspaceId} and ${sql.ref(column)} = ${loserId}`.execute(
      scope.db,
    );
    counts.push({ label, rows: found.rows[0]?.rows ?? 0 });
  }
  const refs = await listRefs(scope, loserId);
  return [...counts, { label: 'external ids', rows: refs.length }];
}

/** Moves every row of the loser, archives those the winner has already, and counts versions up: an undo sees who touched them since. */
export async function moveRows(scope: Scope, merge: MergeOf): Promise<MovedRows> {
  const all: MovedRows = {};
  for (const { table, column } of moving[merge.kind]) {
    const hasTwin = twin[table]?.(merge);
    const archived = hasTwin
      ? await sql<Moved>`
          update ${sql.table(table)} t set archived_at = ${scope.now}, version = t.version + 1, updated_at = ${scope.now}
          where t.workspace_id = ${scope.workspaceId} and t.${sql.ref(column)} = ${merge.loserId} and t.archived_at is null and ${hasTwin}
          returning t.id, t.version`.execute(scope.db)
      : { rows: [] };
    const stay = archived.rows.map(({ id }) => id);
    const moved = await sql<Moved>`
      update ${sql.table(table)} t set ${sql.ref(column)} = ${merge.winnerId}, version = t.version + 1, updated_at = ${scope.now}
      where t.workspace_id = ${scope.workspaceId} and t.${sql.ref(column)} = ${merge.loserId} and t.id <> ${merge.winnerId} and not (t.id = any(${stay}::text[]))
      returning t.id, t.version`.execute(scope.db);
    all[table] = { moved: moved.rows, archived: archived.rows };
  }
  return all;
}

/** Rows of one table that are not at their version any more. */
export async function listChangedSince(scope: Scope, table: string, rows: readonly Moved[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const found = await sql<{ id: string }>`
    select i.id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i (id text, version integer)
    left join ${sql.table(table)} t on t.workspace_id = ${scope.workspaceId} and t.id = i.id
    where t.version is distinct from i.version`.execute(scope.db);
  return found.rows.map(({ id }) => id);
}

export async function moveRowsBack(scope: Scope, { kind, loserId }: MergeOf, all: MovedRows): Promise<void> {
  for (const { table, column } of moving[kind]) {
    const { moved, archived } = all[table] ?? { moved: [], archived: [] };
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${loserId}, version = version + 1, updated_at = ${scope.now}
      where workspace_id = ${scope.workspaceId} and id = any(${moved.map(({ id }) => id)}::text[])`.execute(scope.db);
    await sql`
      update ${sql.table(table)} set archived_at = null, version = version + 1, updated_at = ${scope.now}
      where workspace_id = ${scope.workspaceId} and id = any(${archived.map(({ id }) => id)}::text[])`.execute(scope.db);
  }
}

export type RefKey = Pick<ExternalRefRow, 'source' | 'external_id'>;

export async function listRefs(scope: Scope, recordId: string): Promise<RefKey[]> {
  return tables<PeopleTables>(scope)
    .selectFrom('external_refs')
    .select(['source', 'external_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('record_id', '=', recordId)
    .execute();
}

/** Gives external ids to another record; only those that `from` still has. */
export async function moveRefs(scope: Scope, kind: MergedKind, refs: readonly RefKey[], from: string, to: string): Promise<void> {
  await sql`
    update external_refs r set record_id = ${to} from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as i (source text, external_id text)
    where r.workspace_id = ${scope.workspaceId} and r.kind = ${kind} and r.source = i.source and r.external_id = i.external_id and r.record_id = ${from}`.execute(
    scope.db,
  );
}

export async function insertMerge(scope: Scope, row: Omit<MergeRow, 'workspace_id' | 'undone_by' | 'undone_at'>): Promise<void> {
  await tables<PeopleTables>(scope)
    .insertInto('merges')
    .values({ ...row, workspace_id: scope.workspaceId })
    .execute();
}

/** Errors  merge_not_found. */
export async function lockMerge(scope: Scope, mergeId: string): Promise<MergeRow> {
  const row = await tables<PeopleTables>(scope)
    .selectFrom('merges')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('merge', mergeId);
  return row;
}

export async function markMergeUndone(scope: Scope, mergeId: string): Promise<void> {
  await tables<PeopleTables>(scope)
    .updateTable('merges')
    .set({ undone_by: scope.actor.name, undone_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', mergeId)
    .execute();
}

/** Products with money of these accounts: their rankings change with the accounts. */
export async function listProductsOf(scope: Scope, accountIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct product_id as id from revenue_lines where workspace_id = ${scope.workspaceId} and account_id = any(${[...accountIds]}::text[]) and product_id is not null
    union select distinct product_id from deals where workspace_id = ${scope.workspaceId} and account_id = any(${[...accountIds]}::text[]) and product_id is not null`.execute(
    scope.db,
  );
  return found.rows.map(({ id }) => id);
}
