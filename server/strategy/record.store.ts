// The SQL that the nouns of this area share: get, lock, insert, change. What a noun alone needs stands in its own store.
import { notFound } from '../platform/errors.ts';
import { cursorAfter } from '../platform/page.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { KeyResultRow, NorthStarRow, ObjectiveRow, ValuePromiseRow } from './tables.ts';

export type RecordRows = {
  north_stars: NorthStarRow;
  objectives: ObjectiveRow;
  key_results: KeyResultRow;
  value_promises: ValuePromiseRow;
};
export type RecordTable = keyof RecordRows;

export const nounOf = {
  north_stars: 'north_star',
  objectives: 'objective',
  key_results: 'key_result',
  value_promises: 'value_promise',
} as const satisfies Record<RecordTable, string>;

/** What every record has and no caller gives. */
type Bookkeeping = { workspace_id: string; version: number; created_at: Date; updated_at: Date; archived_at: Date | null };

// One builder serves four tables: the caller's table name decides the row type, which the builder's own types cannot follow.
type AnyTable = { [table: string]: Record<string, unknown> };
const rows = (scope: Scope) => tables<AnyTable>(scope);

/** Errors  not_found (objective_not_found, …). */
export async function getRecord<T extends RecordTable>(scope: Scope, table: T, id: string): Promise<RecordRows[T]> {
  const row = await rows(scope)
    .selectFrom(table)
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound(nounOf[table], id);
  return row as RecordRows[T];
}

/** Takes the row's lock until the transaction ends. Errors  not_found. */
export async function lockRecord<T extends RecordTable>(scope: Scope, table: T, id: string): Promise<RecordRows[T]> {
  const row = await rows(scope)
    .selectFrom(table)
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound(nounOf[table], id);
  return row as RecordRows[T];
}

export async function insertRecord<T extends RecordTable>(
  scope: Scope,
  table: T,
  row: Omit<RecordRows[T], keyof Bookkeeping>,
): Promise<RecordRows[T]> {
  const inserted = await rows(scope)
    .insertInto(table)
    .values({ ...row, workspace_id: scope.workspaceId, created_at: scope.now, updated_at: scope.now, version: 1, archived_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return inserted as RecordRows[T];
}

/** Changes a row that the caller has locked, and counts its version up. */
export async function updateRecord<T extends RecordTable>(
  scope: Scope,
  table: T,
  id: string,
  change: Partial<RecordRows[T]>,
): Promise<RecordRows[T]> {
  const updated = await rows(scope)
    .updateTable(table as string)
    .set((eb) => ({ ...(change as Record<string, unknown>), version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return updated as RecordRows[T];
}

/** Where a page of `listRecords` starts. Errors  invalid (cursor_malformed). */
export function lastIdOf(cursor: string | undefined): string | null {
  const [id] = cursorAfter(cursor, 1) ?? [];
  return typeof id === 'string' ? id : null;
}

/** One page of a product's records, newest first, one more than asked for. */
export async function listRecords<T extends RecordTable>(
  scope: Scope,
  table: T,
  filter: { productId: string; archived: boolean; beforeId: string | null; limit: number },
): Promise<RecordRows[T][]> {
  const { beforeId } = filter;
  const found = await rows(scope)
    .selectFrom(table)
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', filter.productId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(beforeId !== null, (query) => query.where('id', '<', beforeId))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return found as RecordRows[T][];
}
