import { z } from 'zod';
import { idSchema } from './id.ts';
import { pageAnswer, pageRequest } from './page.ts';
import { memberFunction, role } from './permission.ts';
import { line } from './text.ts';

export const memberId = idSchema('mem');
export const userId = idSchema('usr');

/** An address as people type it; kept in lower case, because mail systems do not tell the difference. */
export const email = z.email().max(254).toLowerCase();

export const listMembersRequest = z.strictObject({ ...pageRequest, archived: z.stringbool().default(false) });

export const memberRef = z.strictObject({ memberId });

export const changeMemberRequest = z.strictObject({
  memberId,
  name: line(120).optional(),
  role: role.optional(),
  function: memberFunction.optional(),
  expectedVersion: z.int().optional(),
});

/** What a member may change of themselves. */
export const changeMyselfRequest = z.strictObject({
  name: line(120).optional(),
  function: memberFunction.optional(),
  expectedVersion: z.int().optional(),
});

export const memberAnswer = z.object({
  id: memberId,
  name: z.string(),
  email: z.string(),
  role,
  function: memberFunction,
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type MemberAnswer = z.infer<typeof memberAnswer>;

export const memberPage = pageAnswer(memberAnswer);
