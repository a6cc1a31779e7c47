import { sql } from 'kysely';
import { notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { EvidenceRow, ProblemsTables } from './tables.ts';

/** All but what the database keeps for searching. */
export const evidenceColumns = [
  'workspace_id',
  'id',
  'product_id',
  'kind',
  'title',
  'body',
  'occurred_at',
  'person_id',
  'account_id',
  'unnamed_people',
  'source',
  'source_url',
  'external_id',
  'sentiment',
  'tags',
  'fields',
  'snapshot',
  'triage',
  'parked_reason',
  'account_unclear',
  'version',
  'created_by',
  'created_at',
  'updated_at',
  'archived_at',
] as const satisfies readonly (keyof EvidenceRow)[];

export async function insertEvidence(scope: Scope, row: EvidenceRow): Promise<void> {
  await tables<ProblemsTables>(scope).insertInto('evidence').values(row).execute();
}

/** The same thing sent twice is found by what the other system calls it. */
export async function findEvidenceByExternalId(
  scope: Scope,
  key: { productId: string; source: string; externalId: string },
): Promise<EvidenceRow | undefined> {
  return tables<ProblemsTables>(scope)
    .selectFrom('evidence')
    .select(evidenceColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', key.productId)
    .where('source', '=', key.source)
    .where('external_id', '=', key.externalId)
    .executeTakeFirst();
}

/** Errors  evidence_not_found. */
export async function getEvidence(scope: Scope, evidenceId: string): Promise<EvidenceRow> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('evidence')
    .select(evidenceColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', evidenceId)
    .executeTakeFirst();
  if (!row) throw notFound('evidence', evidenceId);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  evidence_not_found. */
export async function lockEvidence(scope: Scope, evidenceId: string): Promise<EvidenceRow> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('evidence')
    .select(evidenceColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', evidenceId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('evidence', evidenceId);
  return row;
}

/** What triage needs to know of a piece of evidence. */
export type TriagedRow = Pick<EvidenceRow, 'id' | 'product_id' | 'account_id' | 'triage' | 'parked_reason' | 'archived_at'>;

/** Locks several, in the order of their ids. Errors  evidence_not_found for the first that is not there. */
export async function lockForTriage(scope: Scope, evidenceIds: readonly string[]): Promise<TriagedRow[]> {
  const rows = await tables<ProblemsTables>(scope)
    .selectFrom('evidence')
    .select(['id', 'product_id', 'account_id', 'triage', 'parked_reason', 'archived_at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...new Set(evidenceIds)])
    .orderBy('id')
    .forUpdate()
    .execute();
  const found = new Set(rows.map((row) => row.id));
  const missing = evidenceIds.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound('evidence', missing);
  return rows;
}

export async function updateEvidence(scope: Scope, evidenceId: string, change: Partial<EvidenceRow>): Promise<EvidenceRow> {
  return tables<ProblemsTables>(scope)
    .updateTable('evidence')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', evidenceId)
    .returning(evidenceColumns)
    .executeTakeFirstOrThrow();
}

/** Sets where evidence stands in triage; returns the ids that really changed. */
export async function updateTriage(
  scope: Scope,
  evidenceIds: readonly string[],
  to: Pick<EvidenceRow, 'triage' | 'parked_reason'>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update evidence set triage = ${to.triage}, parked_reason = ${to.parked_reason}, version = version + 1, updated_at = ${scope.now}
    where workspace_id = ${scope.workspaceId} and id = any(${[...evidenceIds]}::text[])
      and (triage, parked_reason) is distinct from (${to.triage}, ${to.parked_reason}::text)
    returning id`.execute(scope.db);
  return rows.map((row) => row.id);
}

/** Puts evidence away, or takes it back; returns the ids that really changed. */
export async function updateArchived(scope: Scope, evidenceIds: readonly string[], archivedAt: Date | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update evidence set archived_at = ${archivedAt}, version = version + 1, updated_at = ${scope.now}
    where workspace_id = ${scope.workspaceId} and id = any(${[...evidenceIds]}::text[])
      and (archived_at is null) <> (${archivedAt}::timestamptz is null)
    returning id`.execute(scope.db);
  return rows.map((row) => row.id);
}

/** Sends evidence that no problem is left for back to the inbox. */
export async function returnUnlinked(scope: Scope, evidenceIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update evidence e set triage = 'waiting', version = version + 1, updated_at = ${scope.now}
    where e.workspace_id = ${scope.workspaceId} and e.id = any(${[...evidenceIds]}::text[]) and e.triage = 'attached'
      and not exists (select from evidence_links l where l.workspace_id = e.workspace_id and l.evidence_id = e.id)
    returning e.id`.execute(scope.db);
  return rows.map((row) => row.id);
}
