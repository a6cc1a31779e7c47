// Metrics are measured when a period of theirs is over, and when somebody asks.
import type { MeasuredFigure } from '../../../contract/analytics/metric.ts';
import { type Caller, perform } from '../../platform/action.ts';
import { refused } from '../../platform/errors.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import { ask } from '../../platform/query.ts';
import { lastDaysOf, loadMetric, readMetricValue } from './measure.query.ts';
import { keepFigure } from './metric.actions.ts';
import { findFigure, listLiveMetrics } from './metric.store.ts';
import { isOver } from './period.ts';

/** What runs by the clock. */
export const programOf = (workspaceId: string): Caller => ({
  workspaceId,
  actor: systemActor('analytics'),
  origin: { requestId: 'analytics', address: null, via: 'job' },
});

/**
 * Measures a metric and keeps the figure.
 *
 * Errors  metric_not_found; period_not_over, because a figure that still grows is none; those of the question.
 */
export async function measureMetric(
  ports: Ports,
  caller: Caller,
  input: { metricId: string; from?: string; to?: string },
  signal?: AbortSignal,
): Promise<MeasuredFigure> {
  const { zone } = await readOf(ports, caller.workspaceId, input.metricId);
  if (input.from !== undefined && input.to !== undefined && !isOver({ from: input.from, to: input.to }, zone, ports.clock()))
    throw refused('period_not_over', 'The last day is not over yet: what is measured now would be another figure tomorrow.');
  const { measuredAt: _, ...figure } = await ask(ports, readMetricValue, caller, input, signal);
  return perform(ports, keepFigure, caller, { metricId: input.metricId, ...figure });
}

const readOf = (ports: Ports, workspaceId: string, metricId: string) =>
  inWorkspace(ports.database, workspaceId, 'read', async (db) => {
    const scope = { ...programOf(workspaceId), db, now: ports.clock() };
    const loaded = await loadMetric(scope, metricId);
    return { zone: loaded.zone, kept: await findFigure(scope, { metricId, definitionNo: loaded.definitionNo, ...lastDaysOf(loaded) }) };
  });

/** Those whose last period has no figure yet; one that cannot be measured keeps no other from it. */
async function measureDue(ports: Ports): Promise<void> {
  for (const { workspaceId, metricId } of await listLiveMetrics(ports)) {
    try {
      const { kept } = await readOf(ports, workspaceId, metricId);
      if (!kept) await measureMetric(ports, programOf(workspaceId), { metricId });
    } catch (error) {
      ports.log.warn({ err: error, part: 'analytics', metricId }, 'a metric could not be measured; tried again in an hour');
    }
  }
}

/** By the hour: days end at another time in each zone. */
export const metricJobs: readonly JobDefinition[] = [{ name: 'analytics.measure_metrics', schedule: '12 * * * *', run: measureDue }];
