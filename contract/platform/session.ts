import { z } from 'zod';
import { timeZone } from './date.ts';
import { email, memberId, memberSettings, userId } from './member.ts';
import { currency } from './money.ts';
import { memberFunction, permission, role } from './permission.ts';
import { line, text } from './text.ts';
import { workspaceId } from './workspace.ts';

/** Length is what makes a password hard to guess (NIST SP 800-63B); no rules about signs. */
export const password = text(128).min(10);

export const setupAnswer = z.object({
  /** True until somebody made the first workspace with the token that the server printed. */
  needsFirstMember: z.boolean(),
  /** Whether a forgotten password can be set anew by mail. */
  sendsMail: z.boolean(),
});

export const firstMemberRequest = z.strictObject({
  token: line(100),
  workspaceName: line(120),
  currency: currency.default('EUR'),
  timeZone: timeZone.default('UTC'),
  name: line(120),
  email,
  password,
  function: memberFunction.default('product'),
});

export const firstMemberAnswer = z.object({ workspaceId, memberId });

export const signInRequest = z.strictObject({
  email,
  password: z.string().min(1).max(128),
  /** False: the session ends with the browser. */
  rememberMe: z.boolean().default(true),
});

export const changePasswordRequest = z.strictObject({ currentPassword: z.string().min(1).max(128), newPassword: password });

export const askPasswordResetRequest = z.strictObject({ email });

/** The secret of the mailed link. */
export const resetPasswordRequest = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/, 'must be the token of a mailed link'),
  newPassword: password,
});

/** A product as the switcher shows it. Strategy answers with more. */
const productSummary = z.object({ id: z.string(), name: z.string(), businessModel: z.enum(['b2c', 'b2b', 'hybrid']) });
export type ProductSummary = z.infer<typeof productSummary>;

/** Who is signed in and where they may go. */
export const sessionAnswer = z.object({
  user: z.object({ id: userId, name: z.string(), email: z.string() }),
  /** False: no mail server is set up, so that invitations are copied and notifications stay in the application. */
  sendsMail: z.boolean(),
  workspaces: z.array(
    z.object({
      id: workspaceId,
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      memberId,
      /** As members of this workspace know them; may differ from the name of the account. */
      memberName: z.string(),
      role,
      function: memberFunction,
      permissions: z.array(permission),
      settings: memberSettings,
      products: z.array(productSummary),
    }),
  ),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** A place where somebody is signed in. */
export const signedInPlace = z.object({
  id: z.string(),
  isThisOne: z.boolean(),
  device: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export const signedInPlaces = z.object({ items: z.array(signedInPlace) });
export type SignedInPlace = z.infer<typeof signedInPlace>;

export const sessionRef = z.strictObject({
  sessionId: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\w-]+$/),
});
