// Records about which nothing is said yet: what a new one is where nobody says otherwise.
import type { AccountRow, ContractRow, DealRow, MembershipRow, PersonRow, RevenueLineRow, StakeholderRoleRow } from './tables.ts';

/** What a row says, without who it is and when it was written. */
export type Content<R> = Omit<R, 'workspace_id' | 'id' | 'no' | 'version' | 'created_at' | 'updated_at' | 'archived_at'>;

const accounts: Content<AccountRow> = {
  name: '',
  domains: [],
  parent_id: null,
  family_id: '',
  industry: null,
  country: null,
  region: null,
  employees: null,
  own_turnover_minor: null,
  own_turnover_currency: null,
  time_zone: null,
  locale: null,
  plan: null,
  stage: 'prospect',
  seats: null,
  steward_id: null,
  attributes: {},
  assumed: {},
  merged_into: null,
  observed: false,
};

const persons: Content<PersonRow> = {
  email: null,
  name: null,
  locale: null,
  time_zone: null,
  traits: {},
  merged_into: null,
  observed: false,
};

const memberships: Content<MembershipRow> = {
  person_id: '',
  account_id: '',
  title: null,
  active_from: null,
  active_to: null,
  observed: false,
};

const revenue_lines: Content<RevenueLineRow> = {
  account_id: '',
  product_id: null,
  amount_minor: 0,
  currency: '',
  period: 'month',
  kind: 'recurring',
  starts_on: '',
  ends_on: null,
  source: null,
  assumed: {},
};

const contracts: Content<ContractRow> = {
  account_id: '',
  starts_on: '',
  ends_on: null,
  renewal_on: null,
  notice_clauses: [],
  clauses: [],
  reference: null,
  source: null,
  assumed: {},
};

const deals: Content<DealRow> = {
  account_id: null,
  product_id: null,
  name: '',
  amount_minor: null,
  currency: null,
  period: 'once',
  stage: null,
  status: 'open',
  probability: null,
  opened_on: null,
  close_on: null,
  closed_on: null,
  lost_reason: null,
  steward_id: null,
  source: null,
  assumed: {},
  attributes: {},
};

const stakeholder_roles: Content<StakeholderRoleRow> = {
  person_id: '',
  account_id: '',
  product_id: null,
  deal_id: null,
  role: 'end_user',
  influence: null,
  interest: null,
  legitimacy: null,
  urgency: null,
  stance: null,
  current_engagement: null,
  desired_engagement: null,
  evidence_id: null,
  reason: null,
  from_on: null,
  to_on: null,
  status: 'confirmed',
  proposed_by: null,
  confirmed_by: null,
  confirmed_at: null,
};

export const blank = { accounts, persons, memberships, revenue_lines, contracts, deals, stakeholder_roles };
