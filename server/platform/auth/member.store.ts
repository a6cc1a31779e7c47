import { conflict, notFound } from '../errors.ts';
import { type Cursor, cursorAfter } from '../page.ts';
import { type Scope, tables } from '../scope.ts';
import type { AuthTables, MemberRow, NewMember } from './tables.ts';

export async function insertMember(scope: Scope, row: NewMember): Promise<void> {
  const added = await tables<AuthTables>(scope)
    .insertInto('members')
    .values({ ...row, time_zone: null, locale: null, theme: null, mail_choice: 'at_once' })
    .onConflict((it) => it.columns(['workspace_id', 'user_id']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) throw conflict('already_member', 'This person is a member already.');
}

/** Errors  member_not_found. */
export async function getMember(scope: Scope, memberId: string): Promise<MemberRow> {
  const row = await tables<AuthTables>(scope)
    .selectFrom('members')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw notFound('member', memberId);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  member_not_found. */
export async function lockMember(scope: Scope, memberId: string): Promise<MemberRow> {
  const row = await tables<AuthTables>(scope)
    .selectFrom('members')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('member', memberId);
  return row;
}

/** The member that a person is or was here, locked. */
export async function lockMemberOfUser(scope: Scope, userId: string): Promise<MemberRow | undefined> {
  return tables<AuthTables>(scope)
    .selectFrom('members')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
}

/** All who administer, locked in one order: two admins who remove each other at the same time wait for one another. */
export async function lockAdmins(scope: Scope): Promise<string[]> {
  const rows = await tables<AuthTables>(scope)
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('role', '=', 'admin')
    .where('archived_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export async function updateMember(scope: Scope, memberId: string, change: Partial<MemberRow>): Promise<MemberRow> {
  return tables<AuthTables>(scope)
    .updateTable('members')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', memberId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function listMembers(
  scope: Scope,
  filter: { archived: boolean; cursor?: string | undefined; limit: number },
): Promise<MemberRow[]> {
  const after: Cursor | null = cursorAfter(filter.cursor, 1);
  return tables<AuthTables>(scope)
    .selectFrom('members')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', String(after?.[0])))
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}
