import { sql } from 'kysely';
import type { ExternalRef } from '../../contract/people/external-ref.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { AccountStateRow, ExternalRefKind, PeopleTables } from './tables.ts';

export async function listManyStates(scope: Scope, accountIds: readonly string[]): Promise<AccountStateRow[]> {
  if (accountIds.length === 0) return [];
  return tables<PeopleTables>(scope)
    .selectFrom('account_states')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('account_id', '=', sql<string>`any(${[...new Set(accountIds)]}::text[])`)
    .execute();
}

/** Puts the dated states of an aspect back as they were. */
export async function replaceStates(
  scope: Scope,
  accountId: string,
  aspects: readonly string[],
  states: readonly Omit<AccountStateRow, 'workspace_id' | 'account_id'>[],
): Promise<void> {
  await sql`delete from account_states where workspace_id = ${scope.workspaceId} and account_id = ${accountId} and aspect = any(${[...aspects]}::text[])`.execute(
    scope.db,
  );
  if (states.length === 0) return;
  await tables<PeopleTables>(scope)
    .insertInto('account_states')
    .values(states.map((state) => ({ ...state, account_id: accountId, workspace_id: scope.workspaceId })))
    .execute();
}

export async function deleteRefs(scope: Scope, kind: ExternalRefKind, refs: readonly ExternalRef[]): Promise<void> {
  if (refs.length === 0) return;
  await sql`
    delete from external_refs r using jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as i (source text, "externalId" text)
    where r.workspace_id = ${scope.workspaceId} and r.kind = ${kind} and r.source = i.source and r.external_id = i."externalId"`.execute(
    scope.db,
  );
}

const hangOn: Record<ExternalRefKind, readonly { table: string; column: string }[]> = {
  account: [
    { table: 'accounts', column: 'parent_id' },
    { table: 'accounts', column: 'merged_into' },
    { table: 'memberships', column: 'account_id' },
    { table: 'revenue_lines', column: 'account_id' },
    { table: 'contracts', column: 'account_id' },
    { table: 'deals', column: 'account_id' },
    { table: 'stakeholder_roles', column: 'account_id' },
  ],
  person: [
    { table: 'persons', column: 'merged_into' },
    { table: 'memberships', column: 'person_id' },
    { table: 'stakeholder_roles', column: 'person_id' },
  ],
  deal: [{ table: 'stakeholder_roles', column: 'deal_id' }],
  membership: [],
  revenue_line: [],
  contract: [],
  stakeholder_role: [],
};

/** Which of these records have other rows of this area hanging on them, and rows of which table. */
export async function findLinked(scope: Scope, kind: ExternalRefKind, ids: readonly string[]): Promise<Map<string, string>> {
  const linked = new Map<string, string>();
  for (const { table, column } of hangOn[kind]) {
    const found = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)}
      where workspace_id = ${scope.workspaceId} and ${sql.ref(column)} = any(${[...ids]}::text[])`.execute(scope.db);
    for (const { id } of found.rows) if (!linked.has(id)) linked.set(id, table.replaceAll('_', ' '));
  }
  return linked;
}
