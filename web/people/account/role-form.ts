import type { Engagement, StakeholderRoleAnswer, StakeholderRoleName } from '../../../contract/people/stakeholder-role.ts';
import type { Picked } from '../parts/RecordPicker.tsx';

/** The form of a stakeholder role, as typed; numbers are choices. */
export interface RoleValues {
  person: Picked | null;
  account: Picked | null;
  role: StakeholderRoleName;
  /** `''` for all, else the id of a product or of a deal: a role is for one of them, never for both. */
  within: string;
  influence: string;
  interest: string;
  legitimacy: string;
  urgency: string;
  stance: string;
  currentEngagement: string;
  desiredEngagement: string;
  reason: string;
  from: string;
  to: string;
}

const typed = (value: number | string | null | undefined): string => (value === null || value === undefined ? '' : String(value));

export const roleValues = (role: StakeholderRoleAnswer | undefined, person: Picked | null, account: Picked | null): RoleValues => ({
  person,
  account,
  role: role?.role ?? 'champion',
  within: role?.dealId ?? role?.productId ?? '',
  influence: typed(role?.influence),
  interest: typed(role?.interest),
  legitimacy: typed(role?.legitimacy),
  urgency: typed(role?.urgency),
  stance: typed(role?.stance),
  currentEngagement: typed(role?.currentEngagement),
  desiredEngagement: typed(role?.desiredEngagement),
  reason: typed(role?.reason),
  from: typed(role?.from),
  to: typed(role?.to),
});

const numberOrNull = (value: string): number | null => (value === '' ? null : Number(value));
const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

/** What is sent of a role that exists: what it is for stays as it was. */
export const roleBody = (values: RoleValues): Record<string, unknown> => ({
  role: values.role,
  influence: numberOrNull(values.influence),
  interest: numberOrNull(values.interest),
  legitimacy: numberOrNull(values.legitimacy),
  urgency: numberOrNull(values.urgency),
  stance: numberOrNull(values.stance),
  currentEngagement: orNull(values.currentEngagement) as Engagement | null,
  desiredEngagement: orNull(values.desiredEngagement) as Engagement | null,
  reason: orNull(values.reason),
  from: orNull(values.from),
  to: orNull(values.to),
});

export const newRoleBody = (values: RoleValues): Record<string, unknown> => ({
  ...roleBody(values),
  personId: values.person?.id,
  accountId: values.account?.id,
  ...(values.within.startsWith('dea_') ? { dealId: values.within } : values.within === '' ? {} : { productId: values.within }),
});
