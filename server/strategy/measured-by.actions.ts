// Naming the metric that measures a north star or a key result.
import { notFound, refused } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { findMetrics } from './metric-source.ts';

/** Errors  metric_not_found, metric_archived, metric_of_other_product. */
export async function assertMeasurable(scope: Scope, metricId: string | null | undefined, productId: string): Promise<void> {
  if (metricId === null || metricId === undefined) return;
  const metric = (await findMetrics(scope, [metricId])).get(metricId);
  if (!metric) throw notFound('metric', metricId);
  if (metric.isArchived) throw refused('metric_archived', 'This metric is archived. Restore it first.');
  if (metric.productId !== productId) throw refused('metric_of_other_product', 'The metric belongs to another product.');
}

/** A figure that a metric measures is not typed. Errors  measured_by_metric. */
export function assertTyped(row: { metric_id: string | null }): void {
  if (row.metric_id !== null) throw refused('measured_by_metric', 'A metric measures this. Take the metric away before you type figures.');
}
