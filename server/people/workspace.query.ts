// What people needs to know of the platform's tables: the workspace's currency, and who is a member.
import { type Scope, tables } from '../platform/scope.ts';

type Foreign = {
  workspaces: { workspace_id: string; currency: string; time_zone: string };
  members: { workspace_id: string; id: string; name: string; email: string; archived_at: Date | null };
};

export async function getWorkspaceCurrency(scope: Scope): Promise<string> {
  const row = await tables<Foreign>(scope)
    .selectFrom('workspaces')
    .select('currency')
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirstOrThrow();
  return row.currency;
}

export async function findMember(scope: Scope, memberId: string): Promise<{ id: string; name: string; isArchived: boolean } | undefined> {
  const row = await tables<Foreign>(scope)
    .selectFrom('members')
    .select(['id', 'name', 'archived_at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row && { id: row.id, name: row.name, isArchived: row.archived_at !== null };
}
