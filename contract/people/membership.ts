import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { accountId } from './account.ts';
import { personId } from './person.ts';

export const membershipId = idSchema('mbs');

/** `activeTo` is the first day without the membership; null on either side means open. */
export const createMembershipRequest = z.strictObject({
  personId,
  accountId,
  title: line(200).nullable().default(null),
  activeFrom: day.nullable().default(null),
  activeTo: day.nullable().default(null),
});

export const changeMembershipRequest = z.strictObject({
  membershipId,
  title: line(200).nullable().optional(),
  activeFrom: day.nullable().optional(),
  activeTo: day.nullable().optional(),
  expectedVersion: z.int().optional(),
});

export const membershipRef = z.strictObject({ membershipId, expectedVersion: z.int().optional() });

export const listMembershipsRequest = z.strictObject({
  ...pageRequest,
  accountId: accountId.optional(),
  personId: personId.optional(),
  archived: z.stringbool().default(false),
});

export const membershipAnswer = z.object({
  id: membershipId,
  personId,
  personName: z.string().nullable(),
  personEmail: z.string().nullable(),
  accountId,
  accountName: z.string(),
  title: z.string().nullable(),
  activeFrom: day.nullable(),
  activeTo: day.nullable(),
  /** Known from a browser's word only: no role hangs on it until a member confirms it. */
  observed: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type MembershipAnswer = z.infer<typeof membershipAnswer>;
export const membershipPage = pageAnswer(membershipAnswer);
