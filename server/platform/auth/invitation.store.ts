import { sql } from 'kysely';
import type { MemberFunction, Role } from '../../../contract/platform/permission.ts';
import { notFound } from '../errors.ts';
import { cursorAfter } from '../page.ts';
import type { Database } from '../postgres/database.ts';
import { type Scope, tables } from '../scope.ts';
import type { AuthTables, InvitationRow } from './tables.ts';

export async function insertInvitation(scope: Scope, row: InvitationRow): Promise<void> {
  await tables<AuthTables>(scope).insertInto('invitations').values(row).execute();
}

/** Takes the row's lock until the transaction ends. Errors  invitation_not_found. */
export async function lockInvitation(scope: Scope, invitationId: string): Promise<InvitationRow> {
  const row = await tables<AuthTables>(scope)
    .selectFrom('invitations')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', invitationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('invitation', invitationId);
  return row;
}

export async function updateInvitation(scope: Scope, invitationId: string, change: Partial<InvitationRow>): Promise<InvitationRow> {
  return tables<AuthTables>(scope)
    .updateTable('invitations')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', invitationId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Those that can still be accepted. */
export async function listOpenInvitations(scope: Scope, filter: { cursor?: string | undefined; limit: number }): Promise<InvitationRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return tables<AuthTables>(scope)
    .selectFrom('invitations')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', scope.now)
    .$if(after !== null, (query) => query.where('id', '>', String(after?.[0])))
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}

export type OpenInvitation = {
  workspaceId: string;
  workspaceName: string;
  id: string;
  email: string | null;
  role: Role;
  function: MemberFunction;
  expiresAt: Date;
};

/** The token says which workspace, so this is asked before there is one: as the system. */
export async function findOpenInvitation(database: Database, tokenHash: string, now: Date): Promise<OpenInvitation | undefined> {
  const found = await sql<OpenInvitation>`
    select i.workspace_id as "workspaceId", w.name as "workspaceName", i.id, i.email, i.role, i.function, i.expires_at as "expiresAt"
    from invitations i join workspaces w on w.workspace_id = i.workspace_id
    where (i.token_hash = ${tokenHash} or i.mailed_token_hash = ${tokenHash}) and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}`.execute(
    database.system,
  );
  return found.rows[0];
}
