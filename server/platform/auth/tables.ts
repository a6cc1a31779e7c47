import type { MailChoice, Theme } from '../../../contract/platform/member.ts';
import type { MemberFunction, Permission, Role } from '../../../contract/platform/permission.ts';

export type WorkspaceRow = {
  workspace_id: string;
  name: string;
  currency: string;
  time_zone: string;
  version: number;
  created_at: Date;
  updated_at: Date;
};

export type MemberRow = {
  workspace_id: string;
  id: string;
  user_id: string;
  name: string;
  email: string;
  role: Role;
  function: MemberFunction;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
  time_zone: string | null;
  locale: string | null;
  theme: Theme | null;
  mail_choice: MailChoice;
};

/** Somebody new has decided nothing yet. */
export type NewMember = Omit<MemberRow, 'time_zone' | 'locale' | 'theme' | 'mail_choice'>;

export type InvitationRow = {
  workspace_id: string;
  id: string;
  token_hash: string;
  email: string | null;
  role: Role;
  function: MemberFunction;
  invited_by: string;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
  /** True until it was decided whether a mail goes out. */
  mail_due: boolean;
};

export type ApiKeyRow = {
  workspace_id: string;
  id: string;
  auth_key_id: string;
  name: string;
  start: string;
  scopes: Permission[];
  member_id: string;
  expires_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
  last_used_at: Date | null;
};

export type AuthTables = { workspaces: WorkspaceRow; members: MemberRow; invitations: InvitationRow; api_keys: ApiKeyRow };
