import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type CreatedInvitationAnswer,
  createInvitationRequest,
  type InvitationAnswer,
  invitationId,
  invitationRef,
  listInvitationsRequest,
} from '../../../contract/platform/invitation.ts';
import { email, userId } from '../../../contract/platform/member.ts';
import { line } from '../../../contract/platform/text.ts';
import { action } from '../action.ts';
import { conflict, refused } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import { newId } from '../id.ts';
import { notifyAdmins } from '../notifications/notification.actions.ts';
import { pageOf } from '../page.ts';
import { query } from '../query.ts';
import { insertInvitation, listOpenInvitations, lockInvitation, updateInvitation } from './invitation.store.ts';
import { insertMember, lockMemberOfUser, updateMember } from './member.store.ts';
import type { InvitationRow } from './tables.ts';

const lifetimeMs = 7 * 86_400_000;

const answerOf = (row: InvitationRow): InvitationAnswer => ({
  id: row.id,
  email: row.email,
  role: row.role,
  function: row.function,
  invitedBy: row.invited_by,
  expiresAt: row.expires_at.toISOString(),
  createdAt: row.created_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
});

/** The link's token is in the answer and nowhere else: the table holds its hash, the audit event holds nothing of it. */
export const createInvitation = action({
  name: 'invitation.created',
  input: createInvitationRequest,
  can: 'administer',
  subject: (_input, result: CreatedInvitationAnswer) => ({ kind: 'invitation', id: result.id }),
  async run(scope, input) {
    const token = randomBytes(32).toString('base64url');
    const row: InvitationRow = {
      workspace_id: scope.workspaceId,
      id: newId('inv', scope.now.getTime()),
      token_hash: fingerprint(token),
      email: input.email,
      role: input.role,
      function: input.function,
      invited_by: scope.actor.id,
      expires_at: new Date(scope.now.getTime() + lifetimeMs),
      accepted_at: null,
      revoked_at: null,
      created_at: scope.now,
      mail_due: input.email !== null && input.sendMail,
    };
    await insertInvitation(scope, row);
    return { result: { ...answerOf(row), token }, after: { role: row.role, function: row.function } };
  },
});

/** Errors  invitation_not_found, invitation_accepted. */
export const revokeInvitation = action({
  name: 'invitation.revoked',
  input: invitationRef,
  can: 'administer',
  subject: (input) => ({ kind: 'invitation', id: input.invitationId }),
  async run(scope, input) {
    const row = await lockInvitation(scope, input.invitationId);
    if (row.accepted_at) throw refused('invitation_accepted', 'This invitation was accepted already.');
    if (row.revoked_at) return { result: answerOf(row) };
    return {
      result: answerOf(await updateInvitation(scope, row.id, { revoked_at: scope.now })),
      before: { revokedAt: null },
      after: { revokedAt: scope.now },
    };
  },
});

/**
 * Makes a proven person a member; the actor is the member that comes to be. Somebody archived comes back, in the invited role.
 *
 * Errors  invitation_spent when somebody was faster, already_member.
 */
export const acceptInvitation = action({
  name: 'member.joined',
  input: z.strictObject({ invitationId, userId, name: line(120), email }),
  can: 'read',
  subject: (_input, result: { memberId: string }) => ({ kind: 'member', id: result.memberId }),
  async run(scope, input) {
    const { now, workspaceId, actor } = scope;
    const invitation = await lockInvitation(scope, input.invitationId);
    if (invitation.accepted_at || invitation.revoked_at || invitation.expires_at <= now)
      throw conflict('invitation_spent', 'This invitation was accepted, revoked or has expired.');
    const { role, function: memberFunction } = invitation;
    const former = await lockMemberOfUser(scope, input.userId);
    if (former && !former.archived_at) throw conflict('already_member', 'You are a member already.');
    const memberId = former?.id ?? actor.id;
    if (former) await updateMember(scope, former.id, { role, function: memberFunction, archived_at: null });
    else
      await insertMember(scope, {
        workspace_id: workspaceId,
        id: memberId,
        user_id: input.userId,
        name: input.name,
        email: input.email,
        role,
        function: memberFunction,
        version: 1,
        created_at: now,
        updated_at: now,
        archived_at: null,
      });
    await updateInvitation(scope, invitation.id, { accepted_at: now });
    await notifyAdmins(scope, {
      kind: 'invitation_accepted',
      subject: { kind: 'member', id: memberId },
      productId: null,
      sourceId: invitation.id,
      title: former?.name ?? input.name,
    });
    return { result: { memberId }, after: { role, function: memberFunction, invitationId: invitation.id } };
  },
});

export const browseInvitations = query({
  name: 'invitations.listed',
  input: listInvitationsRequest,
  can: 'administer',
  run: async (scope, input) => pageOf(await listOpenInvitations(scope, input), input.limit, answerOf, (row) => [row.id]),
});
