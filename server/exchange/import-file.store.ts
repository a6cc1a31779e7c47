// The bytes of files that were brought, in pieces of one size.
import { sql } from 'kysely';
import { type Scope, tables } from '../platform/scope.ts';
import type { ExchangeTables } from './tables.ts';

export async function insertPiece(scope: Scope, importId: string, no: number, bytes: Buffer): Promise<void> {
  await tables<ExchangeTables>(scope)
    .insertInto('import_file_chunks')
    .values({ workspace_id: scope.workspaceId, import_id: importId, no, bytes })
    .execute();
}

/** Null behind the last piece. */
export async function findPiece(scope: Scope, importId: string, no: number): Promise<Buffer | null> {
  const row = await tables<ExchangeTables>(scope)
    .selectFrom('import_file_chunks')
    .select('bytes')
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .where('no', '=', no)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** Deletes some of a file's pieces; says how many. A gigabyte at once would make everybody wait. */
export async function deletePieces(scope: Scope, importId: string, atMost: number): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    delete from import_file_chunks where workspace_id = ${scope.workspaceId} and import_id = ${importId} and no in (
      select no from import_file_chunks where workspace_id = ${scope.workspaceId} and import_id = ${importId} order by no limit ${atMost})
    returning no`.execute(scope.db);
  return rows.length;
}

/** Takes away what an earlier try to make a table left. */
export async function deletePiecesBetween(scope: Scope, importId: string, first: number, last: number): Promise<void> {
  await sql`
    delete from import_file_chunks
    where workspace_id = ${scope.workspaceId} and import_id = ${importId} and no between ${first} and ${last}`.execute(scope.db);
}
