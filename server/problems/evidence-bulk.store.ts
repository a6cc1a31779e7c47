import { sql } from 'kysely';
import { leanRows } from '../platform/postgres/lean-rows.ts';
import { type Scope, tables } from '../platform/scope.ts';
import { evidenceColumns } from './evidence.store.ts';
import type { EvidenceRow, ProblemsTables } from './tables.ts';

/** Takes the rows' locks, in the order of their ids. */
export async function lockEvidenceRows(
  scope: Scope,
  productId: string,
  keys: readonly { source: string; externalId: string }[],
): Promise<EvidenceRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<EvidenceRow>`
    with wanted as materialized (
      select distinct source, "externalId" from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (source text, "externalId" text)
    )
    select ${sql.join(evidenceColumns.map((column) => sql.ref(`e.${column}`)))}
    from wanted join evidence e on e.source = wanted.source and e.external_id = wanted."externalId"
    where e.workspace_id = ${scope.workspaceId} and e.product_id = ${productId}
    order by e.id for update of e`.execute(scope.db);
  return rows;
}

export async function lockEvidenceById(scope: Scope, ids: readonly string[]): Promise<EvidenceRow[]> {
  if (ids.length === 0) return [];
  return tables<ProblemsTables>(scope)
    .selectFrom('evidence')
    .select(evidenceColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

const columns = sql.join(evidenceColumns.map((column) => sql.ref(column)));

export async function insertEvidenceRows(scope: Scope, rows: readonly EvidenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into evidence (${columns})
    select ${columns} from ${leanRows('evidence', rows)}`.execute(scope.db);
}

/** Writes complete rows over locked ones, as they are, version included. */
export async function updateEvidenceRows(scope: Scope, rows: readonly EvidenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const changing = evidenceColumns.filter((column) => column !== 'workspace_id' && column !== 'id');
  await sql`
    with changed as materialized (select * from jsonb_populate_recordset(null::evidence, ${JSON.stringify(rows)}::jsonb))
    update evidence e set (${sql.join(changing.map((column) => sql.ref(column)))}) = row(${sql.join(changing.map((column) => sql.ref(`changed.${column}`)))})
    from changed where e.workspace_id = ${scope.workspaceId} and e.id = changed.id`.execute(scope.db);
}

/** What hangs on evidence besides the links that are named. */
export async function findBonds(
  scope: Scope,
  ids: readonly string[],
  ownLinks: readonly { evidenceId: string; problemId: string }[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; bond: string }>`
    with own as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(ownLinks)}::jsonb) as o ("evidenceId" text, "problemId" text)
    )
    select l.evidence_id as id, 'a problem' as bond from evidence_links l
      left join own on own."evidenceId" = l.evidence_id and own."problemId" = l.problem_id
      where l.workspace_id = ${scope.workspaceId} and l.evidence_id = any(${[...ids]}::text[])
        and (own."evidenceId" is null or l.valued_by = 'team')
    union all
    select evidence_id, 'a stated stake' from stated_stakes
      where workspace_id = ${scope.workspaceId} and evidence_id = any(${[...ids]}::text[])
    union all
    select subject_id, 'a comment' from comments
      where workspace_id = ${scope.workspaceId} and subject_id = any(${[...ids]}::text[]) and archived_at is null`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, row.bond]));
}

/** Deletes for good, with the links: only what an import made and nobody touched since. */
export async function deleteEvidenceRows(scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`any(${[...ids]}::text[])`;
  await sql`delete from comments where workspace_id = ${scope.workspaceId} and subject_id = ${list}`.execute(scope.db);
  await sql`delete from evidence_links where workspace_id = ${scope.workspaceId} and evidence_id = ${list}`.execute(scope.db);
  await sql`delete from evidence where workspace_id = ${scope.workspaceId} and id = ${list}`.execute(scope.db);
}
