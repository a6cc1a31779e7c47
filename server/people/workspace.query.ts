// What people needs to know of the platform's tables: the workspace's currency, and who is a member.
import { sql } from 'kysely';
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

/** Members who have not left, by email in lower case: how a file names a steward. */
export async function findMembersByEmail(scope: Scope, emails: readonly string[]): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map();
  const found = await sql<{ email: string; id: string }>`
    select lower(email) as email, id from members
    where workspace_id = ${scope.workspaceId} and archived_at is null and lower(email) = any(${emails.map((email) => email.toLowerCase())}::text[])`.execute(
    scope.db,
  );
  return new Map(found.rows.map((row) => [row.email, row.id]));
}
