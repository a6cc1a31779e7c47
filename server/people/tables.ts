import type { Generated, GeneratedAlways } from 'kysely';
import type { AccountStage } from '../../contract/people/account.ts';
import type { Clause, NoticeClause } from '../../contract/people/contract.ts';
import type { DealStatus } from '../../contract/people/deal.ts';
import type { ExternalRefKind } from '../../contract/people/external-ref.ts';
import type { Period, RevenueKind } from '../../contract/people/revenue-line.ts';
import type { SegmentDefinition, SegmentKind } from '../../contract/people/segment.ts';
import type { Engagement, RoleStatus, StakeholderRoleName } from '../../contract/people/stakeholder-role.ts';
import type { Attributes } from '../../contract/platform/text.ts';

export type { ExternalRefKind };

type Dated = { version: number; created_at: Date; updated_at: Date; archived_at: Date | null };
type Keyed = { workspace_id: string; id: string };
/** Field → why its value is our assumption. */
export type Assumptions = Record<string, string>;

export type AccountRow = Keyed &
  Dated & {
    no: number;
    name: string;
    domains: string[];
    parent_id: string | null;
    family_id: string;
    industry: string | null;
    country: string | null;
    region: string | null;
    employees: number | null;
    own_turnover_minor: number | null;
    own_turnover_currency: string | null;
    time_zone: string | null;
    locale: string | null;
    plan: string | null;
    stage: AccountStage;
    seats: number | null;
    steward_id: string | null;
    attributes: Attributes;
    assumed: Assumptions;
    merged_into: string | null;
    observed: boolean;
  };

export type AccountAspect = 'stage' | 'plan';
export type AccountStateRow = {
  workspace_id: string;
  account_id: string;
  aspect: AccountAspect;
  from_on: string;
  value: string | null;
  told_by: 'member' | 'import';
};

export type PersonRow = Keyed &
  Dated & {
    no: number;
    email: string | null;
    name: string | null;
    locale: string | null;
    time_zone: string | null;
    traits: Attributes;
    merged_into: string | null;
    observed: boolean;
  };

export type ExternalRefRow = {
  workspace_id: string;
  kind: ExternalRefKind;
  source: string;
  external_id: string;
  record_id: string;
  created_at: Date;
};

export type MembershipRow = Keyed &
  Dated & {
    person_id: string;
    account_id: string;
    title: string | null;
    active_from: string | null;
    active_to: string | null;
    observed: boolean;
  };

export type RevenueLineRow = Keyed &
  Dated & {
    account_id: string;
    product_id: string | null;
    amount_minor: number;
    currency: string;
    period: Period;
    kind: RevenueKind;
    starts_on: string;
    ends_on: string | null;
    source: string | null;
    assumed: Assumptions;
  };

export type ExchangeRateRow = {
  workspace_id: string;
  currency: string;
  day: string;
  rate: number;
  source: string | null;
  created_at: Date;
};

export type ContractRow = Keyed &
  Dated & {
    account_id: string;
    starts_on: string;
    ends_on: string | null;
    renewal_on: string | null;
    notice_clauses: NoticeClause[];
    clauses: Clause[];
    reference: string | null;
    source: string | null;
    assumed: Assumptions;
  };

export type DealRow = Keyed &
  Dated & {
    account_id: string | null;
    product_id: string | null;
    name: string;
    amount_minor: number | null;
    currency: string | null;
    period: Period;
    stage: string | null;
    status: DealStatus;
    probability: number | null;
    opened_on: string | null;
    close_on: string | null;
    closed_on: string | null;
    lost_reason: string | null;
    steward_id: string | null;
    source: string | null;
    assumed: Assumptions;
    attributes: Attributes;
  };

export type StakeholderRoleRow = Keyed &
  Dated & {
    person_id: string;
    account_id: string;
    product_id: string | null;
    deal_id: string | null;
    role: StakeholderRoleName;
    influence: number | null;
    interest: number | null;
    legitimacy: number | null;
    urgency: number | null;
    stance: number | null;
    current_engagement: Engagement | null;
    desired_engagement: Engagement | null;
    evidence_id: string | null;
    reason: string | null;
    from_on: string | null;
    to_on: string | null;
    status: RoleStatus;
    proposed_by: string | null;
    confirmed_by: string | null;
    confirmed_at: Date | null;
  };

export type SegmentRow = Keyed & Dated & { name: string; kind: SegmentKind; definition: SegmentDefinition };

export type MergeRow = Keyed & {
  kind: 'account' | 'person';
  winner_id: string;
  loser_id: string;
  /** Table → what moved there; a higher area's part stands under the name of its participant. */
  moved: Record<string, unknown>;
  /** Fields of the record that stayed: as they were, and as the merge set them. */
  before: { winner: Record<string, unknown>; set: Record<string, unknown> };
  made_by: string;
  made_at: Date;
  undone_by: string | null;
  undone_at: Date | null;
};

/** What the database keeps by itself, for sorting and searching. */
type Named = { name_key: GeneratedAlways<string> };
type Numbered<R> = Omit<R, 'no'> & Named & { no: GeneratedAlways<number>; search: GeneratedAlways<string> };
type WithDefault<R, K extends keyof R> = Omit<R, K> & { [P in K]: Generated<R[P]> };

export type PeopleTables = {
  accounts: Numbered<AccountRow>;
  account_domains: { workspace_id: string; domain: string; account_id: string };
  account_states: AccountStateRow;
  persons: Numbered<PersonRow> & { email_key: GeneratedAlways<string | null> };
  external_refs: ExternalRefRow;
  memberships: MembershipRow;
  revenue_lines: RevenueLineRow;
  exchange_rates: ExchangeRateRow;
  contracts: ContractRow;
  deals: DealRow & Named & { close_key: GeneratedAlways<string> };
  stakeholder_roles: StakeholderRoleRow;
  segments: SegmentRow & Named;
  merges: WithDefault<MergeRow, 'undone_by' | 'undone_at'>;
};
