import type { Generated, GeneratedAlways } from 'kysely';
import type { Reduction } from '../../contract/analytics/metric.ts';
import type { EvidenceKind } from '../../contract/problems/evidence.ts';
import type { MeasuredChange, OutcomeFigure, OutcomeVerdict, PredictedChange } from '../../contract/problems/outcome.ts';
import type { ProblemStatus } from '../../contract/problems/problem.ts';
import type { ReachSource } from '../../contract/problems/reach-source.ts';
import type { Importance, Reason } from '../../contract/problems/value.ts';

export type ProblemRow = {
  workspace_id: string;
  id: string;
  no: Generated<number>;
  product_id: string;
  title: string;
  who: string | null;
  situation: string | null;
  obstacle: string | null;
  consequence: string | null;
  measure_of_success: string | null;
  status: ProblemStatus;
  parked_reason: string | null;
  merged_into: string | null;
  objective_id: string | null;
  effort_person_weeks: number | null;
  duration_weeks: number | null;
  impact: number | null;
  inputs_set_by: string | null;
  inputs_set_at: Date | null;
  steward_ids: string[];
  tags: string[];
  source: string | null;
  external_id: string | null;
  version: number;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type EvidenceRow = {
  workspace_id: string;
  id: string;
  product_id: string;
  kind: EvidenceKind;
  title: string;
  body: string;
  occurred_at: Date;
  person_id: string | null;
  account_id: string | null;
  unnamed_people: number;
  source: string;
  source_url: string | null;
  external_id: string | null;
  sentiment: number | null;
  tags: string[];
  fields: Record<string, unknown>;
  snapshot: Record<string, unknown>;
  triage: 'waiting' | 'attached' | 'parked';
  parked_reason: string | null;
  account_unclear: boolean;
  version: number;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type EvidenceLinkRow = {
  workspace_id: string;
  evidence_id: string;
  problem_id: string;
  importance: Importance;
  reason: Reason;
  valued_by: 'person' | 'team';
  valued_at: Date;
  created_at: Date;
};

export type TeamValueRow = {
  workspace_id: string;
  problem_id: string;
  account_id: string;
  importance: Importance;
  reason: Reason;
  set_by: string;
  set_at: Date;
};

export type StatedStakeRow = {
  workspace_id: string;
  id: string;
  problem_id: string;
  account_id: string;
  amount_minor: number | null;
  currency: string | null;
  period: 'month' | 'year' | 'once' | null;
  needed_by: string | null;
  why: string | null;
  said_by_person_id: string | null;
  said_in_role: string | null;
  evidence_id: string | null;
  is_customer: boolean;
  version: number;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type DeadlineFactRow = {
  workspace_id: string;
  id: string;
  problem_id: string;
  account_id: string | null;
  kind: 'clause' | 'regulation' | 'commitment';
  due_on: string;
  note: string | null;
  reference: string | null;
  version: number;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type CommentRow = {
  workspace_id: string;
  id: string;
  subject_kind: string;
  subject_id: string;
  body: string;
  member_id: string;
  member_name: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type ProjectionSlotRow = {
  workspace_id: string;
  product_id: string;
  slot: number;
  as_of: string;
  segment_id: string | null;
  members_key: string | null;
  change_no: number;
  policies: Record<string, unknown>;
  built_at: Date | null;
  used_at: Date;
  claimed_by: string | null;
  claimed_until: Date | null;
};

export type ProblemVoicesRow = {
  workspace_id: string;
  product_id: string;
  slot: number;
  problem_no: number;
  person_nos: number[];
  family_nos: number[];
  family_values: number[];
  family_costs: number[];
  family_flags: number[];
  family_met_on: (string | null)[];
};

export type FamilyStanceRow = {
  workspace_id: string;
  slot: number;
  problem_no: number;
  family_no: number;
  reason: 'p' | 'g' | 'n';
  importance: number;
  by_team: boolean;
  people: number;
};

export type FamilyFactorRow = {
  workspace_id: string;
  product_id: string;
  slot: number;
  family_no: number;
  protect_budget: number;
  grow_budget: number;
  protect_due_on: string | null;
  protect_due_kind: string | null;
  protect_passed_on: string | null;
  grow_due_on: string | null;
  grow_due_kind: string | null;
  grow_passed_on: string | null;
  protect_weight: number;
  grow_weight: number;
};

export type ProblemFactorRow = {
  workspace_id: string;
  product_id: string;
  slot: number;
  problem_no: number;
  people_heard: number;
  unnamed_heard: number;
  reach: number;
  reach_measured: boolean;
  confidence: number;
  consumer_numerator: number;
  consumer_score: number | null;
  families: number;
  value_at_stake: number;
  cost_per_week: number | null;
  business_score: number | null;
  families_cannot_be_met: number;
  families_passed: number;
  next_due_on: string | null;
  evidence_count: number;
  evidence_kinds: Record<string, number>;
  last_evidence_at: Date | null;
  stance_importance: number | null;
  stance_protects: boolean | null;
  stance_grows: boolean | null;
  stance_families: number | null;
  stance_by_team: number | null;
  change_no: number;
};

export type ProjectionDirtRow = {
  workspace_id: string;
  product_id: string;
  slot: number;
  kind: 'stances' | 'said' | 'family' | 'problem' | 'business';
  no: number;
};

export type DeadlineAnswerRow = {
  workspace_id: string;
  subject_id: string;
  answered_at: Date;
  answer: 'moved' | 'no_longer_holds';
  from_on: string;
  to_on: string | null;
  note: string | null;
  answered_by: string;
};

export type MergeMoves = { links: number; teamValues: number; stakes: number; deadlines: number; comments: number };

export type ProblemMergeRow = {
  workspace_id: string;
  id: string;
  from_id: string;
  into_id: string;
  from_before: { status: ProblemStatus; parked_reason: string | null };
  moves: MergeMoves;
  conflict_count: number;
  merged_by: string;
  merged_at: Date;
  undone_by: string | null;
  undone_at: Date | null;
};

export type MergeMoveKind = 'link' | 'team_value' | 'stake' | 'deadline' | 'comment';

export type ProblemMergeMoveRow = {
  workspace_id: string;
  merge_id: string;
  kind: MergeMoveKind;
  ref_id: string;
  from_row: Record<string, unknown>;
  into_row: Record<string, unknown> | null;
  stands: Record<string, unknown>;
};

export type ReachSourceRow = {
  workspace_id: string;
  problem_id: string;
  insight_id: string | null;
  reduction: Reduction | null;
  metric_id: string | null;
  set_by: string;
  set_at: Date;
};

export type ReachFigureRow = {
  workspace_id: string;
  problem_id: string;
  measured_at: Date;
  /** Null, and all that follows: it was not measured any more from then on. */
  people: number | null;
  from_on: string | null;
  to_on: string | null;
  source: ReachSource | null;
  source_name: string | null;
};

export type ProblemAlertRow = { workspace_id: string; problem_id: string; alert_id: string; linked_by: string; linked_at: Date };

export type OutcomeRow = {
  workspace_id: string;
  id: string;
  problem_id: string;
  metric_id: string;
  definition_no: number;
  minimum_n: number;
  baseline: OutcomeFigure;
  version: number;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type OutcomePredictionRow = {
  workspace_id: string;
  id: string;
  outcome_id: string;
  predicted: PredictedChange;
  reason: string | null;
  predicted_by: string;
  predicted_at: Date;
  frozen_at: Date | null;
};

export type OutcomeMeasurementRow = {
  workspace_id: string;
  outcome_id: string;
  to_on: string;
  from_on: string;
  figure: OutcomeFigure;
  change: MeasuredChange['change'];
  verdict: OutcomeVerdict;
  measured_at: Date;
};

/** What the database keeps by itself, for searching. */
type Searchable = { search: GeneratedAlways<string> };

export type ProblemsTables = {
  problems: ProblemRow & Searchable & { title_key: GeneratedAlways<string> };
  evidence: EvidenceRow & Searchable;
  deadline_answers: DeadlineAnswerRow;
  problem_merges: ProblemMergeRow;
  problem_merge_moves: ProblemMergeMoveRow;
  evidence_links: EvidenceLinkRow;
  team_values: TeamValueRow;
  stated_stakes: StatedStakeRow;
  deadline_facts: DeadlineFactRow;
  comments: CommentRow;
  projection_slots: ProjectionSlotRow;
  problem_voices: ProblemVoicesRow;
  family_stances: FamilyStanceRow;
  family_factors: FamilyFactorRow;
  problem_factors: ProblemFactorRow;
  projection_dirt: ProjectionDirtRow;
  reach_sources: ReachSourceRow;
  reach_figures: ReachFigureRow;
  problem_alerts: ProblemAlertRow;
  outcomes: OutcomeRow;
  outcome_predictions: OutcomePredictionRow;
  outcome_measurements: OutcomeMeasurementRow;
};
