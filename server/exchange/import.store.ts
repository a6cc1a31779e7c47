import { sql } from 'kysely';
import type { ImportStatus } from '../../contract/exchange/import.ts';
import type { RecordKind } from '../../contract/exchange/record-kind.ts';
import { notFound } from '../platform/errors.ts';
import { cursorAfter } from '../platform/page.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { ExchangeTables, ImportRow } from './tables.ts';

const db = (scope: Scope) => tables<ExchangeTables>(scope);

/** The driver would write a list as an array of Postgres; columns of type text[] want that, those of type jsonb do not. */
const jsonColumns: readonly (keyof ImportRow)[] = ['format', 'workbook', 'mapping', 'place', 'counts', 'failure', 'started_by'];

const asColumns = (change: Partial<ImportRow>) =>
  Object.fromEntries(
    Object.entries(change).map(([column, value]) => [
      column,
      value !== null && jsonColumns.includes(column as keyof ImportRow) ? JSON.stringify(value) : value,
    ]),
  ) as Partial<ImportRow>;

/** Errors  import_not_found. */
export async function getImport(scope: Scope, importId: string): Promise<ImportRow> {
  const row = await db(scope)
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .where('status', '<>', 'uploading')
    .executeTakeFirst();
  if (!row) throw notFound('import', importId);
  return row;
}

/** Takes the row's lock until the transaction ends; undefined when it is not there. */
export const lockImportIfThere = (scope: Scope, importId: string): Promise<ImportRow | undefined> =>
  db(scope)
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();

/** Errors  import_not_found. */
export async function lockImport(scope: Scope, importId: string): Promise<ImportRow> {
  const row = await lockImportIfThere(scope, importId);
  if (!row) throw notFound('import', importId);
  return row;
}

export async function insertImport(
  scope: Scope,
  row: Pick<ImportRow, 'id' | 'file_name' | 'product_id' | 'created_by' | 'created_by_name'>,
): Promise<void> {
  await sql`
    insert into imports (workspace_id, id, file_name, product_id, status, created_by, created_by_name, created_at, updated_at)
    values (${scope.workspaceId}, ${row.id}, ${row.file_name}, ${row.product_id}, 'uploading', ${row.created_by}, ${row.created_by_name},
            ${scope.now}, ${scope.now})`.execute(scope.db);
}

export async function updateImport(scope: Scope, importId: string, change: Partial<ImportRow>): Promise<ImportRow> {
  return db(scope)
    .updateTable('imports')
    .set({ ...asColumns(change), updated_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteImport(scope: Scope, importId: string): Promise<void> {
  await db(scope).deleteFrom('imports').where('workspace_id', '=', scope.workspaceId).where('id', '=', importId).execute();
}

export type ImportFilter = {
  productId?: string | undefined;
  status?: ImportStatus | undefined;
  kind?: RecordKind | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Newest first; one row more than the limit. */
export async function listImports(
  scope: Scope,
  filter: ImportFilter,
  dead: { nobody: string; embedded: string; own: string; silentSince: Date },
): Promise<ImportRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  const atWork = ['checking', 'running', 'undoing'] as const;
  const silent = sql<boolean>`(worker = ${dead.nobody} or (worker like ${dead.embedded} and worker <> ${dead.own})
    or worker_seen_at < ${dead.silentSince})`;
  return db(scope)
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('status', '<>', 'uploading')
    .$if(filter.productId !== undefined, (query) => query.where('product_id', '=', filter.productId ?? ''))
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind ?? 'account'))
    .$if(filter.status === 'interrupted', (query) =>
      query
        .where('status', 'in', [...atWork])
        .where('worker', 'is not', null)
        .where(silent),
    )
    .$if(filter.status !== undefined && filter.status !== 'interrupted', (query) =>
      query.where('status', '=', filter.status as ImportRow['status']),
    )
    .$if(after !== null, (query) => query.where('id', '<', String(after?.[0])))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** The latest import of a file with the same headers whose mapping is known; one for the same product goes before others. */
export async function findRemembered(
  scope: Scope,
  signature: string,
  exceptId: string,
  productId: string | null,
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select * from imports
    where workspace_id = ${scope.workspaceId} and signature = ${signature} and mapping is not null and id <> ${exceptId}
    order by (product_id is not distinct from ${productId}) desc, mapped_at desc limit 1`.execute(scope.db);
  return rows[0];
}

/** Imports that are at work, over all workspaces unless one is named: the system asks. */
export async function listAtWork(
  system: Scope['db'],
  workspaceId?: string,
): Promise<{ workspaceId: string; importId: string; worker: string | null; seenAt: Date | null }[]> {
  const { rows } = await sql<{ workspaceId: string; importId: string; worker: string | null; seenAt: Date | null }>`
    select workspace_id as "workspaceId", id as "importId", worker, worker_seen_at as "seenAt" from imports
    where status in ('checking', 'running', 'undoing') ${workspaceId === undefined ? sql`` : sql`and workspace_id = ${workspaceId}`}`.execute(
    system,
  );
  return rows;
}

/** Uploads that never ended, and files that nobody needs any more. */
export async function listThrowaways(
  system: Scope['db'],
  before: { upload: Date; file: Date },
): Promise<{ workspaceId: string; importId: string; isUpload: boolean }[]> {
  const { rows } = await sql<{ workspaceId: string; importId: string; isUpload: boolean }>`
    select workspace_id as "workspaceId", id as "importId", status = 'uploading' as "isUpload" from imports
    where (status = 'uploading' and updated_at < ${before.upload})
       or (file_removed_at is null and status in ('uploaded', 'checked', 'done', 'undone', 'failed', 'cancelled') and updated_at < ${before.file})
    limit 1000`.execute(system);
  return rows;
}
