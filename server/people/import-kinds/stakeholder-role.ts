import type { StakeholderRoleName } from '../../../contract/people/stakeholder-role.ts';
import { blank, type Content } from '../blank.ts';
import type { StakeholderRoleRow } from '../tables.ts';
import { type Fields, needs, type Translation } from './translation.ts';

export type StakeholderRoleFields = Fields<{
  personId: string;
  accountId: string;
  productId: string;
  dealId: string;
  role: StakeholderRoleName;
  influence: number;
  interest: number;
  legitimacy: number;
  urgency: number;
  stance: number;
  reason: string;
  from: string;
  to: string;
}>;

export const stakeholderRoleImport: Translation<StakeholderRoleFields, StakeholderRoleRow> = {
  empty: blank.stakeholder_roles,
  columns: (given) =>
    ({
      person_id: given.personId ?? undefined,
      account_id: given.accountId ?? undefined,
      product_id: given.productId,
      deal_id: given.dealId,
      role: given.role ?? undefined,
      influence: given.influence,
      interest: given.interest,
      legitimacy: given.legitimacy,
      urgency: given.urgency,
      stance: given.stance,
      reason: given.reason,
      from_on: given.from,
      to_on: given.to,
    }) as Partial<Content<StakeholderRoleRow>>,
  fields: (row) => ({
    personId: row.person_id,
    accountId: row.account_id,
    productId: row.product_id,
    dealId: row.deal_id,
    role: row.role,
    influence: row.influence,
    interest: row.interest,
    legitimacy: row.legitimacy,
    urgency: row.urgency,
    stance: row.stance,
    reason: row.reason,
    from: row.from_on,
    to: row.to_on,
  }),
  fault: (row) =>
    needs('personId', row.person_id) ??
    needs('accountId', row.account_id) ??
    (row.from_on !== null && row.to_on !== null && row.to_on < row.from_on
      ? { field: 'to', code: 'to_before_from', message: 'The role ends before it starts.' }
      : null),
};
