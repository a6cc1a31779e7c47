import { sql } from 'kysely';
import type { Importance, Reason } from '../../contract/problems/value.ts';
import { leanRows } from '../platform/postgres/lean-rows.ts';
import type { Scope } from '../platform/scope.ts';
import type { EvidenceLinkRow } from './tables.ts';

export type LinkKey = { evidenceId: string; problemId: string };
export type LinkValue = LinkKey & { importance: Importance; reason: Reason };

const keysOf = (keys: readonly LinkKey[]) => sql`
  wanted as materialized (
    select distinct "evidenceId", "problemId"
    from jsonb_to_recordset(${JSON.stringify(keys.map(({ evidenceId, problemId }) => ({ evidenceId, problemId })))}::jsonb)
      as k ("evidenceId" text, "problemId" text)
  )`;

/** The links that stand at these places, locked. */
export async function lockLinkRows(scope: Scope, keys: readonly LinkKey[]): Promise<EvidenceLinkRow[]> {
  const { rows } = await sql<EvidenceLinkRow>`
    with ${keysOf(keys)}
    select l.* from wanted join evidence_links l on l.evidence_id = wanted."evidenceId" and l.problem_id = wanted."problemId"
    where l.workspace_id = ${scope.workspaceId} order by l.evidence_id, l.problem_id for update of l`.execute(scope.db);
  return rows;
}

/**
 * Writes links with a person's value; one that the team has valued stays as it is.
 *
 * Shape   areNew: all of evidence that nobody else can have linked, so that nothing stands in the way and nothing is looked for.
 */
export async function upsertLinkRows(scope: Scope, values: readonly LinkValue[], { areNew }: { areNew: boolean }): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map(({ evidenceId, problemId, ...value }) => ({ evidence_id: evidenceId, problem_id: problemId, ...value }));
  await sql`
    insert into evidence_links (workspace_id, evidence_id, problem_id, importance, reason, valued_by, valued_at, created_at)
    select ${scope.workspaceId}, evidence_id, problem_id, importance, reason, 'person', ${scope.now}, ${scope.now}
    from ${leanRows('evidence_links', rows)}
    ${
      areNew
        ? sql``
        : sql`on conflict (workspace_id, evidence_id, problem_id) do update
      set importance = excluded.importance, reason = excluded.reason, valued_at = excluded.valued_at
      where evidence_links.valued_by = 'person'`
    }`.execute(scope.db);
}

/** Puts links back as they were. */
export async function restoreLinkRows(scope: Scope, rows: readonly EvidenceLinkRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with r as materialized (select * from jsonb_populate_recordset(null::evidence_links, ${JSON.stringify(rows)}::jsonb))
    update evidence_links l set importance = r.importance, reason = r.reason, valued_by = r.valued_by, valued_at = r.valued_at
    from r where l.workspace_id = ${scope.workspaceId} and l.evidence_id = r.evidence_id and l.problem_id = r.problem_id`.execute(scope.db);
}

export async function deleteLinkRows(scope: Scope, keys: readonly LinkKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    with ${keysOf(keys)}
    delete from evidence_links l using wanted
    where l.workspace_id = ${scope.workspaceId} and l.evidence_id = wanted."evidenceId" and l.problem_id = wanted."problemId"`.execute(
    scope.db,
  );
}

/** Triage follows the links and is no edit: the version stays, so that an undo still knows the row as untouched. */
export async function followLinks(scope: Scope, evidenceIds: readonly string[]): Promise<void> {
  if (evidenceIds.length === 0) return;
  await sql`
    update evidence e set triage = case when linked.is then 'attached' else 'waiting' end, parked_reason = null
    from (
      select id, exists (select from evidence_links l where l.workspace_id = ${scope.workspaceId} and l.evidence_id = id) as is
      from unnest(${[...new Set(evidenceIds)]}::text[]) as id
    ) as linked
    where e.workspace_id = ${scope.workspaceId} and e.id = linked.id
      and ((linked.is and e.triage <> 'attached') or (not linked.is and e.triage = 'attached'))`.execute(scope.db);
}

/** The present stages of the accounts that evidence was said for. */
export async function findStagesOfEvidence(scope: Scope, evidenceIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; stage: string }>`
    select e.id, a.stage from evidence e join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    where e.workspace_id = ${scope.workspaceId} and e.id = any(${[...new Set(evidenceIds)]}::text[])`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, row.stage]));
}
