// What can be measured by name: a number of an insight, or a metric.
import type { Watched } from '../../../contract/analytics/alert.ts';
import { type MetricDefinition, reductionFaults } from '../../../contract/analytics/metric.ts';
import { question } from '../../../contract/analytics/question.ts';
import { invalid, refused } from '../../platform/errors.ts';
import type { Scope } from '../../platform/scope.ts';
import { loadMetric } from '../metrics/measure.query.ts';
import { loadAskedIn } from '../questions/asked-in.query.ts';
import { type AskedIn, zoneOf } from '../questions/plan.ts';
import { getNoun } from './noun.store.ts';

/**
 * Ready to be measured.
 *
 * Shape   unit: of a metric its own, of an insight percent for shares. definitionNo: of a metric. periodDays: null for an insight.
 */
export type Measuring = {
  name: string;
  productId: string;
  unit: string;
  isArchived: boolean;
  definition: Pick<MetricDefinition, 'question' | 'reduction' | 'cap'>;
  definitionNo: number | null;
  periodDays: number | null;
  asked: AskedIn;
  zone: string;
};

const isShare = (part: object): boolean => 'figure' in part && part.figure === 'share';

/** Errors  insight_not_found, metric_not_found. */
export async function loadMeasuring(scope: Scope, watched: Watched): Promise<Measuring> {
  if (watched.kind === 'metric') {
    const row = await getNoun(scope, 'metrics', watched.metricId);
    const { definition, definitionNo, asked, zone } = await loadMetric(scope, row.id);
    const { name, unit, product_id: productId, archived_at } = row;
    return {
      name,
      productId,
      unit,
      isArchived: archived_at !== null,
      definition,
      definitionNo,
      periodDays: definition.periodDays,
      asked,
      zone,
    };
  }
  const row = await getNoun(scope, 'insights', watched.insightId);
  const parsed = question.parse(row.question);
  const asked = await loadAskedIn(scope, row.product_id, parsed);
  return {
    name: row.name,
    productId: row.product_id,
    unit: isShare(watched.reduction) ? '%' : '',
    isArchived: row.archived_at !== null,
    definition: { question: parsed, reduction: watched.reduction, cap: null },
    definitionNo: null,
    periodDays: null,
    asked,
    zone: zoneOf(parsed, asked.sources),
  };
}

/**
 * Before somebody relies on it.
 *
 * Errors  watched_archived, watched_of_other_product; invalid (no_such_number) for one that the insight's question does not have.
 */
export function assertMeasurable(watched: Watched, measuring: Measuring, productId: string): void {
  if (measuring.isArchived) throw refused('watched_archived', `This ${watched.kind} is archived. Restore it first.`);
  if (measuring.productId !== productId) throw refused('watched_of_other_product', `This ${watched.kind} belongs to another product.`);
  const [fault] = watched.kind === 'insight' ? reductionFaults(measuring.definition.question, watched.reduction) : [];
  if (fault) throw invalid([{ path: 'reduction', code: 'no_such_number', message: fault.text }]);
}
