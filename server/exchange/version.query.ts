// Which version records of any kind have now, and what they are called: for undoing, and for the list of what it left alone.
import { sql } from 'kysely';
import type { RecordKind } from '../../contract/exchange/record-kind.ts';
import type { Scope } from '../platform/scope.ts';

const places: Record<RecordKind, { table: string; name: string }> = {
  account: { table: 'accounts', name: 'name' },
  person: { table: 'persons', name: "coalesce(name, email, 'Person ' || no)" },
  membership: { table: 'memberships', name: "coalesce(title, 'Membership')" },
  revenue_line: { table: 'revenue_lines', name: "'Revenue from ' || starts_on" },
  contract: { table: 'contracts', name: "coalesce(reference, 'Contract from ' || starts_on)" },
  deal: { table: 'deals', name: 'name' },
  stakeholder_role: { table: 'stakeholder_roles', name: 'role' },
  evidence: { table: 'evidence', name: 'title' },
  problem: { table: 'problems', name: 'title' },
};

export async function findVersions(
  scope: Scope,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Map<string, { version: number; name: string }>> {
  if (ids.length === 0) return new Map();
  const { table, name } = places[kind];
  const { rows } = await sql<{ id: string; version: number; name: string }>`
    select id, version, ${sql.raw(name)} as name from ${sql.table(table)}
    where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::text[])`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, { version: row.version, name: row.name }]));
}

/** The links of a piece of evidence that say what its speaker said; what the team valued is the team's. */
export async function listPersonLinks(scope: Scope, evidenceId: string): Promise<{ evidenceId: string; problemId: string }[]> {
  const { rows } = await sql<{ evidenceId: string; problemId: string }>`
    select evidence_id as "evidenceId", problem_id as "problemId" from evidence_links
    where workspace_id = ${scope.workspaceId} and evidence_id = ${evidenceId} and valued_by = 'person'`.execute(scope.db);
  return rows;
}
