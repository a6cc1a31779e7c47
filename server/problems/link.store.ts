import { sql } from 'kysely';
import { type Scope, tables } from '../platform/scope.ts';
import type { EvidenceLinkRow, ProblemsTables, TeamValueRow } from './tables.ts';

/** Adds links; one that is there already keeps its value. Returns the new ones. */
export async function insertLinks(scope: Scope, rows: readonly EvidenceLinkRow[]): Promise<EvidenceLinkRow[]> {
  if (rows.length === 0) return [];
  return tables<ProblemsTables>(scope)
    .insertInto('evidence_links')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'evidence_id', 'problem_id']).doNothing())
    .returningAll()
    .execute();
}

/** The links of some evidence to one problem, locked, in the order of the evidence's ids. */
export async function lockLinks(scope: Scope, problemId: string, evidenceIds: readonly string[]): Promise<EvidenceLinkRow[]> {
  return tables<ProblemsTables>(scope)
    .selectFrom('evidence_links')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('problem_id', '=', problemId)
    .where('evidence_id', 'in', [...evidenceIds])
    .orderBy('evidence_id')
    .forUpdate()
    .execute();
}

/** Gives links the team's value. */
export async function updateLinkValues(
  scope: Scope,
  problemId: string,
  evidenceIds: readonly string[],
  value: Partial<Pick<EvidenceLinkRow, 'importance' | 'reason'>>,
): Promise<EvidenceLinkRow[]> {
  return tables<ProblemsTables>(scope)
    .updateTable('evidence_links')
    .set({ ...value, valued_by: 'team', valued_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('problem_id', '=', problemId)
    .where('evidence_id', 'in', [...evidenceIds])
    .returningAll()
    .execute();
}

export async function deleteLinks(scope: Scope, problemId: string, evidenceIds: readonly string[]): Promise<EvidenceLinkRow[]> {
  return tables<ProblemsTables>(scope)
    .deleteFrom('evidence_links')
    .where('workspace_id', '=', scope.workspaceId)
    .where('problem_id', '=', problemId)
    .where('evidence_id', 'in', [...evidenceIds])
    .returningAll()
    .execute();
}

export async function listProblemIdsOf(scope: Scope, evidenceIds: readonly string[]): Promise<string[]> {
  const rows = await tables<ProblemsTables>(scope)
    .selectFrom('evidence_links')
    .select('problem_id')
    .distinct()
    .where('workspace_id', '=', scope.workspaceId)
    .where('evidence_id', 'in', [...evidenceIds])
    .execute();
  return rows.map((row) => row.problem_id);
}

/** What the team says for account × problem, one statement for all; returns what stood there before. */
export async function upsertTeamValues(scope: Scope, rows: readonly TeamValueRow[]): Promise<TeamValueRow[]> {
  const before = await findTeamValues(scope, rows);
  await sql`
    insert into team_values (workspace_id, problem_id, account_id, importance, reason, set_by, set_at)
    select ${scope.workspaceId}, v.problem_id, v.account_id, v.importance, v.reason, v.set_by, ${scope.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v (problem_id text, account_id text, importance smallint, reason text, set_by text)
    on conflict (workspace_id, problem_id, account_id) do update
      set importance = excluded.importance, reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at`.execute(scope.db);
  return before;
}

export type TeamValueKey = Pick<TeamValueRow, 'problem_id' | 'account_id'>;

export async function findTeamValues(scope: Scope, keys: readonly TeamValueKey[]): Promise<TeamValueRow[]> {
  const { rows } = await sql<TeamValueRow>`
    select t.* from team_values t
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (problem_id text, account_id text)
      on k.problem_id = t.problem_id and k.account_id = t.account_id
    where t.workspace_id = ${scope.workspaceId}
    for update of t`.execute(scope.db);
  return rows;
}

export async function deleteTeamValues(scope: Scope, keys: readonly TeamValueKey[]): Promise<TeamValueRow[]> {
  const { rows } = await sql<TeamValueRow>`
    delete from team_values t
    using jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (problem_id text, account_id text)
    where t.workspace_id = ${scope.workspaceId} and k.problem_id = t.problem_id and k.account_id = t.account_id
    returning t.*`.execute(scope.db);
  return rows;
}
