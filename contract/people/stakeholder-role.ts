import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { text } from '../platform/text.ts';
import { accountId } from './account.ts';
import { dealId } from './deal.ts';
import { personId } from './person.ts';

export const stakeholderRoleId = idSchema('rol');
const productId = idSchema('prd');

/** What a person is in a decision at an account. */
export const stakeholderRoleNames = [
  'economic_buyer',
  'decision_maker',
  'champion',
  'executive_sponsor',
  'technical_evaluator',
  'procurement',
  'legal_security',
  'admin',
  'end_user',
  'influencer',
  'blocker',
  'coach',
] as const;
export const stakeholderRoleName = z.enum(stakeholderRoleNames);
export type StakeholderRoleName = z.infer<typeof stakeholderRoleName>;

export const roleStatus = z.enum(['proposed', 'confirmed']);
export type RoleStatus = z.infer<typeof roleStatus>;

/** The engagement levels of the stakeholder engagement assessment matrix (PMBOK Guide, 6th edition, 13.2). */
export const engagement = z.enum(['unaware', 'resistant', 'neutral', 'supportive', 'leading']);
export type Engagement = z.infer<typeof engagement>;

const oneToFive = z.int().min(1).max(5);

const weighing = {
  influence: oneToFive.nullable(),
  interest: oneToFive.nullable(),
  legitimacy: oneToFive.nullable(),
  urgency: oneToFive.nullable(),
  /** −2 against … +2 for. */
  stance: z.int().min(-2).max(2).nullable(),
  currentEngagement: engagement.nullable(),
  desiredEngagement: engagement.nullable(),
  evidenceId: idSchema('evd').nullable(),
  /** Why we believe it. */
  reason: text(1000).nullable(),
  from: day.nullable(),
  /** The first day without the role. */
  to: day.nullable(),
};

/** Nobody is given a role at an account they do not belong to. For a product or for a deal, or for all (both null). */
export const createStakeholderRoleRequest = z.strictObject({
  personId,
  accountId,
  productId: productId.nullable().optional(),
  dealId: dealId.nullable().optional(),
  role: stakeholderRoleName,
  ...z.object(weighing).partial().shape,
});

export const changeStakeholderRoleRequest = z.strictObject({
  stakeholderRoleId,
  role: stakeholderRoleName.optional(),
  ...z.object(weighing).partial().shape,
  expectedVersion: z.int().optional(),
});

export const stakeholderRoleRef = z.strictObject({ stakeholderRoleId, expectedVersion: z.int().optional() });

export const listStakeholderRolesRequest = z.strictObject({
  ...pageRequest,
  accountId: accountId.optional(),
  personId: personId.optional(),
  dealId: dealId.optional(),
  status: roleStatus.optional(),
  archived: z.stringbool().default(false),
});

export const stakeholderRoleAnswer = z.object({
  id: stakeholderRoleId,
  personId,
  personName: z.string().nullable(),
  personEmail: z.string().nullable(),
  accountId,
  accountName: z.string(),
  productId: productId.nullable(),
  dealId: dealId.nullable(),
  role: stakeholderRoleName,
  influence: z.int().nullable(),
  interest: z.int().nullable(),
  legitimacy: z.int().nullable(),
  urgency: z.int().nullable(),
  stance: z.int().nullable(),
  currentEngagement: engagement.nullable(),
  desiredEngagement: engagement.nullable(),
  evidenceId: z.string().nullable(),
  reason: z.string().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  status: roleStatus,
  proposedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type StakeholderRoleAnswer = z.infer<typeof stakeholderRoleAnswer>;
export const stakeholderRolePage = pageAnswer(stakeholderRoleAnswer);
