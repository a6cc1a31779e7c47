// The company that the sample workspace shows, as data: what samples/ makes and this area loads. Records refer to each other by keys of
// their own, which become ids when they are stored.
import type { AccountStage } from '../../contract/people/account.ts';
import type { DealStatus } from '../../contract/people/deal.ts';
import type { SegmentDefinition, SegmentKind } from '../../contract/people/segment.ts';
import type { StakeholderRoleName } from '../../contract/people/stakeholder-role.ts';
import type { MemberFunction, Role } from '../../contract/platform/permission.ts';
import type { ViewSearch } from '../../contract/platform/saved-view.ts';
import type { EvidenceKind } from '../../contract/problems/evidence.ts';
import type { ProblemStatus } from '../../contract/problems/problem.ts';
import type { Impact, Importance, Reason } from '../../contract/problems/value.ts';
import type { Direction } from '../../contract/strategy/metric.ts';
import type { ObjectiveStatus } from '../../contract/strategy/objective.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import type { Audience } from '../../contract/strategy/value-promise.ts';
import type { SampleSource } from './sample-history.ts';
import type { SampleInsights } from './sample-insight.ts';
import type { Key } from './sample-key.ts';

/** Units: minor units of the company's currency. */
type Minor = number;
/** `2026-01-31`. */
type Day = string;

export type SampleMember = { key: Key; name: string; email: string; role: Role; function: MemberFunction };
export type SamplePoint = { on: Day; value: number };
type SampleMetric = { name: string; definition: string; unit: string; direction: Direction };

export type SampleProduct = {
  key: Key;
  name: string;
  businessModel: BusinessModel;
  vision: string;
  northStar: SampleMetric & { points: SamplePoint[] };
  objectives: {
    key: Key;
    title: string;
    description: string;
    startsOn: Day;
    endsOn: Day;
    status: ObjectiveStatus;
    steward: Key;
    keyResults: (SampleMetric & { baseline: number; target: number; points: SamplePoint[] })[];
  }[];
  promises: { audience: Audience; job: string; claimedGain: string; metricName: string }[];
  overrides: { policyKey: string; value: unknown; reason: string }[];
};

/** Shape   history: the stages and plans it went through, oldest first; the last one holds today. */
export type SampleAccount = {
  key: Key;
  parent: Key | null;
  name: string;
  domain: string;
  industry: string;
  country: string;
  region: string;
  employees: number;
  seats: number | null;
  steward: Key;
  attributes: Record<string, string | number | boolean>;
  crmId: string;
  history: { since: Day; stage: AccountStage; plan: string | null }[];
};

export type SamplePerson = {
  key: Key;
  name: string | null;
  email: string | null;
  locale: string | null;
  traits: Record<string, string | number | boolean>;
  externalId: { source: string; id: string } | null;
};
export type SampleMembership = { person: Key; account: Key; title: string; from: Day; to: Day | null };
export type SampleRole = {
  person: Key;
  account: Key;
  product: Key | null;
  role: StakeholderRoleName;
  influence: number;
  interest: number;
  stance: number;
  from: Day;
  to: Day | null;
  reason: string | null;
};
export type SampleRevenueLine = { account: Key; product: Key; amount: Minor; from: Day; to: Day | null };
export type SampleContract = { account: Key; start: Day; end: Day | null; renewalOn: Day | null; noticeDays: number; reference: string };
export type SampleDeal = {
  key: Key;
  account: Key;
  product: Key;
  name: string;
  amount: Minor;
  stage: string;
  status: DealStatus;
  probability: number | null;
  openedOn: Day;
  closeOn: Day | null;
  closedOn: Day | null;
  lostReason: string | null;
  steward: Key;
};
export type SampleSegment = { key: Key; name: string; kind: SegmentKind; definition: SegmentDefinition };

export type SampleProblem = {
  key: Key;
  product: Key;
  title: string;
  who: string;
  situation: string;
  obstacle: string;
  consequence: string;
  measureOfSuccess: string;
  objective: Key | null;
  stewards: Key[];
  tags: string[];
  status: Exclude<ProblemStatus, 'merged'>;
  parkedReason: string | null;
  effortPersonWeeks: number | null;
  durationWeeks: number | null;
  impact: Impact | null;
};

/** Shape   links: the problems it belongs to. None and no parkedReason: it waits in the inbox. */
export type SampleEvidence = {
  key: Key | null;
  product: Key;
  kind: EvidenceKind;
  title: string | null;
  body: string;
  /** An instant in ISO form. */
  occurredAt: string;
  person: Key | null;
  account: Key | null;
  unnamedPeople: number;
  source: string;
  externalId: string;
  sentiment: number | null;
  tags: string[];
  fields: Record<string, string | number | boolean>;
  links: { problem: Key; importance: Importance; reason: Reason }[];
  parkedReason: string | null;
};

export type SampleTeamValue = { problem: Key; account: Key; importance: Importance; reason: Reason };
export type SampleStake = {
  problem: Key;
  account: Key;
  cost: { amount: Minor; period: 'month' | 'year' | 'once' } | null;
  neededBy: Day | null;
  why: string;
  saidBy: Key | null;
  saidInRole: StakeholderRoleName | null;
  isCustomer: boolean;
};
export type SampleDeadline = {
  problem: Key;
  account: Key | null;
  kind: 'clause' | 'regulation' | 'commitment';
  dueOn: Day;
  note: string;
  reference: string;
};
export type SampleComment = { on: { kind: 'problem' | 'account'; key: Key }; by: Key; body: string };
export type SampleView = { page: string; name: string; search: ViewSearch };

/** Shape   parents stand before their children; everything else in any order. `views`: of the product that is named in their place. */
export type SampleCompany = {
  name: string;
  currency: string;
  timeZone: string;
  members: SampleMember[];
  products: SampleProduct[];
  sources: SampleSource[];
  accounts: SampleAccount[];
  persons: SamplePerson[];
  memberships: SampleMembership[];
  roles: SampleRole[];
  revenueLines: SampleRevenueLine[];
  contracts: SampleContract[];
  deals: SampleDeal[];
  segments: SampleSegment[];
  problems: SampleProblem[];
  evidence: SampleEvidence[];
  teamValues: SampleTeamValue[];
  stakes: SampleStake[];
  deadlines: SampleDeadline[];
  comments: SampleComment[];
  /** `from` goes up in `into`. */
  merges: { from: Key; into: Key }[];
  views: SampleView[];
} & SampleInsights;

/** Makes the company. Pure: the same seed and day give the same one. Shape   day: the last of its two years. */
export type SimulateCompany = (input: { seed: number; day: string }) => SampleCompany;
