// The port for metrics, which a later area knows: strategy names one, analytics measures by it.
import type { Scope } from '../platform/scope.ts';

export type KnownMetric = { id: string; name: string; productId: string; isArchived: boolean };

/** Those of the ids that there are. */
export type MetricSource = (scope: Scope, ids: readonly string[]) => Promise<readonly KnownMetric[]>;

let registered: MetricSource | undefined;

export function registerMetricSource(source: MetricSource): void {
  registered = source;
}

/** By id. */
export async function findMetrics(scope: Scope, ids: readonly (string | null)[]): Promise<Map<string, KnownMetric>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0 || !registered) return new Map();
  return new Map((await registered(scope, wanted)).map((metric) => [metric.id, metric]));
}
