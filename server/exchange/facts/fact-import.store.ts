import { sql } from 'kysely';
import { notFound } from '../../platform/errors.ts';
import { cursorAfter } from '../../platform/page.ts';
import { type Scope, tables } from '../../platform/scope.ts';
import type { FactImportRow, FactImportTables } from './tables.ts';

export async function insertFactImport(
  scope: Scope,
  row: Pick<FactImportRow, 'id' | 'source_id' | 'file_name' | 'kind' | 'created_by'>,
): Promise<void> {
  await tables<FactImportTables>(scope)
    .insertInto('fact_imports')
    .values({
      ...row,
      workspace_id: scope.workspaceId,
      status: 'uploading',
      created_at: scope.now,
      updated_at: scope.now,
    } as FactImportRow)
    .execute();
}

/** Errors  fact_import_not_found. */
export async function getFactImport(scope: Scope, importId: string, lock = false): Promise<FactImportRow> {
  const row = await tables<FactImportTables>(scope)
    .selectFrom('fact_imports')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .where('status', '!=', 'uploading')
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw notFound('fact_import', importId);
  return row;
}

const json = (value: unknown) => (value === null || value === undefined ? null : sql`${JSON.stringify(value)}::jsonb`);

export async function updateFactImport(scope: Scope, importId: string, change: Partial<FactImportRow>): Promise<FactImportRow> {
  const { mapping, place, problems, format, ...plain } = change;
  return tables<FactImportTables>(scope)
    .updateTable('fact_imports')
    .set({
      ...plain,
      ...(mapping === undefined ? {} : { mapping: json(mapping) as never }),
      ...(place === undefined ? {} : { place: json(place) as never }),
      ...(problems === undefined ? {} : { problems: json(problems) as never }),
      ...(format === undefined ? {} : { format: json(format) as never }),
      updated_at: scope.now,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteFactImport(scope: Scope, importId: string): Promise<void> {
  await deleteFactPieces(scope, importId);
  await tables<FactImportTables>(scope)
    .deleteFrom('fact_imports')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .execute();
}

/** Newest first. */
export async function listFactImports(
  scope: Scope,
  filter: { sourceId: string; cursor?: string | undefined; limit: number },
): Promise<FactImportRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return tables<FactImportTables>(scope)
    .selectFrom('fact_imports')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', filter.sourceId)
    .where('status', '!=', 'uploading')
    .$if(after !== null, (query) => query.where('id', '<', String(after?.[0])))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

export type FactImportAtWork = { workspaceId: string; importId: string };

/** Over all workspaces, as the system. */
export async function listFactImportsAtWork(system: Scope['db'], workspaceId: string | undefined): Promise<FactImportAtWork[]> {
  const { rows } = await sql<FactImportAtWork>`
    select workspace_id as "workspaceId", id as "importId" from fact_imports
    where status = 'running' ${workspaceId === undefined ? sql`` : sql`and workspace_id = ${workspaceId}`}`.execute(system);
  return rows;
}

export async function insertFactPiece(scope: Scope, importId: string, no: number, bytes: Buffer): Promise<void> {
  await tables<FactImportTables>(scope)
    .insertInto('fact_import_pieces')
    .values({ workspace_id: scope.workspaceId, import_id: importId, no, bytes })
    .execute();
}

export async function findFactPiece(scope: Scope, importId: string, no: number): Promise<Buffer | null> {
  const row = await tables<FactImportTables>(scope)
    .selectFrom('fact_import_pieces')
    .select('bytes')
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .where('no', '=', no)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

export async function deleteFactPieces(scope: Scope, importId: string): Promise<void> {
  await tables<FactImportTables>(scope)
    .deleteFrom('fact_import_pieces')
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .execute();
}
