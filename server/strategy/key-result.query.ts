import type { KeyResultAnswer } from '../../contract/strategy/key-result.ts';
import type { Scope } from '../platform/scope.ts';
import { progressOf } from './key-result.ts';
import { findRecent } from './measurement.store.ts';
import { findMetrics } from './metric-source.ts';
import type { KeyResultRow } from './tables.ts';

/** Key results with their newest figure, in the given order. */
export async function keyResultAnswers(scope: Scope, rows: readonly KeyResultRow[]): Promise<KeyResultAnswer[]> {
  const newest = await findRecent(
    scope,
    'key_result',
    rows.map((row) => row.id),
    1,
  );
  const metrics = await findMetrics(
    scope,
    rows.map((row) => row.metric_id),
  );
  return rows.map((row) => {
    const metric = metrics.get(row.metric_id ?? '');
    const current = newest.get(row.id)?.at(-1) ?? null;
    return {
      id: row.id,
      objectiveId: row.objective_id,
      name: row.name,
      definition: row.definition,
      unit: row.unit,
      direction: row.direction,
      metric: metric ? { id: metric.id, name: metric.name } : null,
      baseline: row.baseline,
      target: row.target,
      current,
      progress: progressOf(row, current?.value ?? null),
      version: row.version,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      archivedAt: row.archived_at?.toISOString() ?? null,
    };
  });
}
