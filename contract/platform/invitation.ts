import { z } from 'zod';
import { idSchema } from './id.ts';
import { email, memberId } from './member.ts';
import { pageAnswer, pageRequest } from './page.ts';
import { memberFunction, role } from './permission.ts';
import { password } from './session.ts';
import { line } from './text.ts';
import { workspaceId } from './workspace.ts';

export const invitationId = idSchema('inv');

/** The secret of the link: whoever has it may join. */
export const invitationToken = z.string().regex(/^[\w-]{43}$/, 'must be the token of an invitation link');

export const createInvitationRequest = z.strictObject({
  /** Absent: whoever has the link may join, under an address of their own. */
  email: email.nullable().default(null),
  role,
  function: memberFunction.default('other'),
  /** The address gets a mail with a link of its own, where a mail server is set up. The link in the answer works all the same. */
  sendMail: z.boolean().default(true),
});

export const listInvitationsRequest = z.strictObject({ ...pageRequest });
export const invitationRef = z.strictObject({ invitationId });

export const invitationAnswer = z.object({
  id: invitationId,
  email: z.string().nullable(),
  role,
  function: memberFunction,
  invitedBy: z.string(),
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
});
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/** `token` is shown this once: only its hash is kept. The link is `/invitations/<token>` of the web application. */
export const createdInvitationAnswer = invitationAnswer.extend({ token: invitationToken });
export type CreatedInvitationAnswer = z.infer<typeof createdInvitationAnswer>;

/** Those that can still be accepted. */
export const invitationPage = pageAnswer(invitationAnswer);

export const readInvitationRequest = z.strictObject({ token: invitationToken });

/** What the person with the link sees before joining. */
export const openInvitationAnswer = z.object({
  workspaceName: z.string(),
  role,
  function: memberFunction,
  email: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});
export type OpenInvitationAnswer = z.infer<typeof openInvitationAnswer>;

/**
 * A signed-in person sends nothing but the token. A new one sends name and password, and the email address unless the
 * invitation names it.
 */
export const acceptInvitationRequest = z.strictObject({
  token: invitationToken,
  name: line(120).optional(),
  email: email.optional(),
  password: password.optional(),
});

export const acceptedInvitationAnswer = z.object({ workspaceId, memberId });
