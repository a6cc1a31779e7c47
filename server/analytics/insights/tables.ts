import type { AlertCondition, AlertPeriod, AlertVerdict } from '../../../contract/analytics/alert.ts';
import type { MeasuredFigure, MetricDefinition, Reduction } from '../../../contract/analytics/metric.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import type { Direction } from '../../../contract/strategy/metric.ts';

type Kept = {
  workspace_id: string;
  id: string;
  product_id: string;
  version: number;
  created_by: string;
  created_at: Date;
  updated_at: Date;
};

export type MetricRow = Kept & {
  name: string;
  description: string | null;
  unit: string;
  direction: Direction;
  definition_no: number;
  archived_at: Date | null;
};

export type MetricDefinitionRow = {
  workspace_id: string;
  metric_id: string;
  no: number;
  definition: MetricDefinition;
  reason: string | null;
  set_by: string;
  set_at: Date;
};

export type MetricFigureRow = {
  workspace_id: string;
  metric_id: string;
  definition_no: number;
  /** YYYY-MM-DD; both days belong to it. */
  from_on: string;
  to_on: string;
  value: number | null;
  n: number | null;
  low: number | null;
  high: number | null;
  measured_at: Date;
};

export type InsightRow = Kept & {
  name: string;
  description: string | null;
  question: Question;
  hide_under: number;
  steward_id: string | null;
  place: number;
  archived_at: Date | null;
};

export type AlertRow = Kept & {
  name: string;
  insight_id: string | null;
  reduction: Reduction | null;
  metric_id: string | null;
  condition: AlertCondition;
  period: AlertPeriod;
  minimum_n: number;
  steward_id: string | null;
  archived_at: Date | null;
};

type CheckedFigure = Pick<MeasuredFigure, 'from' | 'to' | 'value' | 'n' | 'low' | 'high'>;

export type AlertCheckRow = {
  workspace_id: string;
  id: string;
  alert_id: string;
  from_on: string;
  to_on: string;
  verdict: AlertVerdict;
  figure: CheckedFigure;
  before: CheckedFigure | null;
  text: string;
  checked_at: Date;
};

export type AnnotationRow = Kept & {
  /** YYYY-MM-DD */
  on_day: string;
  title: string;
  note: string | null;
};

export type InsightTables = {
  metrics: MetricRow;
  metric_definitions: MetricDefinitionRow;
  metric_figures: MetricFigureRow;
  insights: InsightRow;
  alerts: AlertRow;
  alert_checks: AlertCheckRow;
  annotations: AnnotationRow;
};
