// Members are the platform's; here only who is responsible for an insight or an alert.
import { notFound } from '../../platform/errors.ts';
import { memberIdOf, type Scope, tables } from '../../platform/scope.ts';

type MemberColumns = { members: { workspace_id: string; id: string; name: string; archived_at: Date | null } };

export type Steward = { id: string; name: string };

/** By member id, also of members who left. */
export async function findStewards(scope: Scope, memberIds: readonly (string | null)[]): Promise<Map<string, Steward>> {
  const ids = [...new Set(memberIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await tables<MemberColumns>(scope)
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function isPresent(scope: Scope, memberId: string): Promise<boolean> {
  const row = await tables<MemberColumns>(scope)
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', memberId)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Who is responsible: whoever was named, nobody when nobody was to be, else whoever asks.
 *
 * Errors  member_not_found.
 */
export async function stewardOf(scope: Scope, wished: string | null | undefined): Promise<string | null> {
  if (wished === null) return null;
  if (wished !== undefined) {
    if (!(await isPresent(scope, wished))) throw notFound('member', wished);
    return wished;
  }
  const me = memberIdOf(scope.actor);
  return me !== null && (await isPresent(scope, me)) ? me : null;
}
