// Members are the platform's; here only their names, and whether they are still there.
import { type Scope, tables } from '../platform/scope.ts';

type MemberColumns = { members: { workspace_id: string; id: string; name: string; archived_at: Date | null } };

/** Names by member id, also of members who left. */
export async function findStewardNames(scope: Scope, memberIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(memberIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await tables<MemberColumns>(scope)
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function isPresentMember(scope: Scope, memberId: string): Promise<boolean> {
  const row = await tables<MemberColumns>(scope)
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', memberId)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
