import { sql } from 'kysely';
import { type Scope, tables } from '../platform/scope.ts';
import type { AccountAspect, AccountStateRow, PeopleTables } from './tables.ts';

/** Two who move accounts at once could make a circle that neither sees: one after the other, until the transaction ends. */
export async function lockFamilies(scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account families of ${scope.workspaceId}`}, 0))`.execute(scope.db);
}

/** The account itself first, then its parent, up to the topmost. Bounded, also where rows were broken from outside. */
export async function listAncestors(scope: Scope, accountId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive up (id, parent_id, level) as (
      select id, parent_id, 0 from accounts where workspace_id = ${scope.workspaceId} and id = ${accountId}
      union all
      select a.id, a.parent_id, up.level + 1 from up join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = up.parent_id
      where up.level < 50
    ) select id from up order by level`.execute(scope.db);
  return found.rows.map((row) => row.id);
}

/** All accounts below, with how far. */
export async function listDescendants(scope: Scope, accountId: string): Promise<{ id: string; level: number }[]> {
  const found = await sql<{ id: string; level: number }>`
    with recursive down (id, level) as (
      select id, 1 from accounts where workspace_id = ${scope.workspaceId} and parent_id = ${accountId}
      union all
      select a.id, down.level + 1 from down join accounts a on a.workspace_id = ${scope.workspaceId} and a.parent_id = down.id
      where down.level < 50
    ) select id, level from down`.execute(scope.db);
  return found.rows;
}

export async function setFamily(scope: Scope, accountIds: readonly string[], familyId: string): Promise<void> {
  await tables<PeopleTables>(scope)
    .updateTable('accounts')
    .set({ family_id: familyId })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...accountIds])
    .execute();
}

export async function listAccountStates(scope: Scope, accountId: string): Promise<AccountStateRow[]> {
  return tables<PeopleTables>(scope)
    .selectFrom('account_states')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('account_id', '=', accountId)
    .orderBy('from_on', 'desc')
    .orderBy('aspect')
    .limit(500)
    .execute();
}

/** Writes one dated state; a state of the same day gives way. */
export async function putAccountState(scope: Scope, row: Omit<AccountStateRow, 'workspace_id'>): Promise<void> {
  await tables<PeopleTables>(scope)
    .insertInto('account_states')
    .values({ ...row, workspace_id: scope.workspaceId })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account_id', 'aspect', 'from_on']).doUpdateSet({ value: row.value, told_by: row.told_by }),
    )
    .execute();
}

export async function deleteAccountStates(
  scope: Scope,
  accountId: string,
  aspect: AccountAspect,
  from: { on: string } | 'all',
): Promise<AccountStateRow[]> {
  return tables<PeopleTables>(scope)
    .deleteFrom('account_states')
    .where('workspace_id', '=', scope.workspaceId)
    .where('account_id', '=', accountId)
    .where('aspect', '=', aspect)
    .$if(from !== 'all', (query) => query.where('from_on', '=', from === 'all' ? '' : from.on))
    .returningAll()
    .execute();
}
