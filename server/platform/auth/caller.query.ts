// Who asks, in one statement a request: what was revoked a moment ago, on whichever server, is refused now.
import { sql } from 'kysely';
import type { MemberSettings } from '../../../contract/platform/member.ts';
import type { MemberFunction, Permission, Role } from '../../../contract/platform/permission.ts';
import type { Database } from '../postgres/database.ts';

export type SignedInUser = { userId: string; sessionId: string; name: string; email: string };

// The library keeps its own time, so expiry of its sessions is asked of the database's clock, not of ours.
export async function findSignedInUser(database: Database, sessionId: string): Promise<SignedInUser | undefined> {
  const found = await sql<SignedInUser>`
    select u.id as "userId", s.id as "sessionId", u.name, u.email
    from auth_session s join auth_user u on u.id = s."userId"
    where s.id = ${sessionId} and s."expiresAt" > now()`.execute(database.system);
  return found.rows[0];
}

export type MemberOfSession = { userId: string; memberId: string | null; name: string | null; role: Role | null };

/** The member behind a session in one workspace; its fields are null when the session is good but the workspace is not theirs. */
export async function findMemberOfSession(
  database: Database,
  sessionId: string,
  workspaceId: string,
): Promise<MemberOfSession | undefined> {
  const found = await sql<MemberOfSession>`
    select s."userId", m.id as "memberId", m.name, m.role
    from auth_session s
    left join members m on m.user_id = s."userId" and m.workspace_id = ${workspaceId} and m.archived_at is null
    where s.id = ${sessionId} and s."expiresAt" > now()`.execute(database.system);
  return found.rows[0];
}

export type MemberOfKey = {
  workspaceId: string;
  keyId: string;
  keyName: string;
  scopes: Permission[];
  memberId: string;
  role: Role;
};

/** The key and the member it acts for, if the key is neither revoked nor expired and the member is not archived. */
export async function findMemberOfKey(database: Database, authKeyId: string, now: Date): Promise<MemberOfKey | undefined> {
  const found = await sql<MemberOfKey>`
    select k.workspace_id as "workspaceId", k.id as "keyId", k.name as "keyName", k.scopes, m.id as "memberId", m.role
    from api_keys k join members m on m.workspace_id = k.workspace_id and m.id = k.member_id and m.archived_at is null
    where k.auth_key_id = ${authKeyId} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})`.execute(
    database.system,
  );
  return found.rows[0];
}

export async function noteKeyUse(database: Database, authKeyId: string, now: Date): Promise<void> {
  await sql`update api_keys set last_used_at = ${now} where auth_key_id = ${authKeyId}`.execute(database.system);
}

export type WorkspaceOfUser = {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  memberId: string;
  memberName: string;
  role: Role;
  function: MemberFunction;
  settings: MemberSettings;
};

export async function listWorkspacesOfUser(database: Database, userId: string): Promise<WorkspaceOfUser[]> {
  const found = await sql<WorkspaceOfUser>`
    select w.workspace_id as id, w.name, w.currency, w.time_zone as "timeZone", m.id as "memberId", m.name as "memberName", m.role, m.function,
      jsonb_build_object('timeZone', m.time_zone, 'locale', m.locale, 'theme', m.theme, 'mailChoice', m.mail_choice) as settings
    from members m join workspaces w on w.workspace_id = m.workspace_id
    where m.user_id = ${userId} and m.archived_at is null
    order by w.workspace_id
    limit 200`.execute(database.system);
  return found.rows;
}

export async function hasWorkspace(database: Database): Promise<boolean> {
  const found = await sql<{ some: boolean }>`select exists (select from workspaces) as some`.execute(database.system);
  return found.rows[0]?.some ?? false;
}

export async function findUserByEmail(database: Database, email: string): Promise<{ id: string; name: string; email: string } | undefined> {
  const found = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from auth_user where email = ${email.toLowerCase()}`.execute(database.system);
  return found.rows[0];
}

export async function findUserOfMember(database: Database, workspaceId: string, memberId: string): Promise<string | undefined> {
  const found = await sql<{ userId: string }>`
    select user_id as "userId" from members where workspace_id = ${workspaceId} and id = ${memberId}`.execute(database.system);
  return found.rows[0]?.userId;
}

export type UserOfServer = {
  id: string;
  name: string;
  email: string;
  createdAt: Date;
  workspaces: { id: string; name: string; memberId: string; role: Role; isArchived: boolean }[];
};

/** Everybody who can sign in to this server, with the workspaces they are or were members of. */
export async function listUsers(database: Database): Promise<UserOfServer[]> {
  const found = await sql<UserOfServer>`
    select u.id, u.name, u.email, u."createdAt",
      coalesce(
        jsonb_agg(jsonb_build_object('id', w.workspace_id, 'name', w.name, 'memberId', m.id, 'role', m.role, 'isArchived', m.archived_at is not null))
          filter (where m.id is not null),
        '[]'
      ) as workspaces
    from auth_user u
    left join members m on m.user_id = u.id
    left join workspaces w on w.workspace_id = m.workspace_id
    group by u.id
    order by u."createdAt", u.id
    limit 10000`.execute(database.system);
  return found.rows;
}
