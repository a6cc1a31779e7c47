import type { ExternalRef } from '../../contract/people/external-ref.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { ExternalRefKind, PeopleTables } from './tables.ts';

export async function findExternalRef(scope: Scope, kind: ExternalRefKind, ref: ExternalRef): Promise<string | undefined> {
  const row = await tables<PeopleTables>(scope)
    .selectFrom('external_refs')
    .select('record_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('kind', '=', kind)
    .where('source', '=', ref.source)
    .where('external_id', '=', ref.externalId)
    .executeTakeFirst();
  return row?.record_id;
}

export async function listExternalRefs(scope: Scope, recordId: string): Promise<ExternalRef[]> {
  const rows = await tables<PeopleTables>(scope)
    .selectFrom('external_refs')
    .select(['source', 'external_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('record_id', '=', recordId)
    .orderBy('source')
    .orderBy('external_id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ source: row.source, externalId: row.external_id }));
}

export async function insertExternalRef(scope: Scope, kind: ExternalRefKind, recordId: string, ref: ExternalRef): Promise<void> {
  await tables<PeopleTables>(scope)
    .insertInto('external_refs')
    .values({
      workspace_id: scope.workspaceId,
      kind,
      source: ref.source,
      external_id: ref.externalId,
      record_id: recordId,
      created_at: scope.now,
    })
    .execute();
}

export async function deleteExternalRef(scope: Scope, kind: ExternalRefKind, recordId: string, ref: ExternalRef): Promise<boolean> {
  const deleted = await tables<PeopleTables>(scope)
    .deleteFrom('external_refs')
    .where('workspace_id', '=', scope.workspaceId)
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .where('source', '=', ref.source)
    .where('external_id', '=', ref.externalId)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows) > 0;
}
