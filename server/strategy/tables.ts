import type { MeasurementSource } from '../../contract/strategy/measurement.ts';
import type { Direction } from '../../contract/strategy/metric.ts';
import type { ObjectiveStatus } from '../../contract/strategy/objective.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import type { AudienceRole } from '../../contract/strategy/value-promise.ts';

export type ProductRow = {
  workspace_id: string;
  id: string;
  name: string;
  business_model: BusinessModel;
  vision: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type PolicyOverrideRow = {
  workspace_id: string;
  product_id: string;
  business_model: BusinessModel;
  policy_key: string;
  value: unknown;
  reason: string;
  member_id: string;
  member_name: string;
  set_at: Date;
  version: number;
};

export type NorthStarRow = {
  workspace_id: string;
  id: string;
  product_id: string;
  name: string;
  definition: string | null;
  unit: string;
  direction: Direction;
  metric_id: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type ObjectiveRow = {
  workspace_id: string;
  id: string;
  product_id: string;
  title: string;
  description: string | null;
  /** YYYY-MM-DD */
  starts_on: string;
  ends_on: string;
  status: ObjectiveStatus;
  steward_id: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type KeyResultRow = {
  workspace_id: string;
  id: string;
  objective_id: string;
  name: string;
  definition: string | null;
  unit: string;
  direction: Direction;
  baseline: number;
  target: number;
  metric_id: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type MeasurementRow = {
  workspace_id: string;
  id: string;
  north_star_id: string | null;
  key_result_id: string | null;
  /** YYYY-MM-DD */
  measured_on: string;
  value: number;
  source: MeasurementSource;
  note: string | null;
  n: number | null;
  recorded_by: string;
  recorded_by_name: string;
  recorded_at: Date;
};

export type ValuePromiseRow = {
  workspace_id: string;
  id: string;
  product_id: string;
  audience_role: AudienceRole | null;
  audience_persona: string | null;
  job: string;
  claimed_gain: string;
  metric_name: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type StrategyTables = {
  products: ProductRow;
  policy_overrides: PolicyOverrideRow;
  north_stars: NorthStarRow;
  objectives: ObjectiveRow;
  key_results: KeyResultRow;
  measurements: MeasurementRow;
  value_promises: ValuePromiseRow;
};
