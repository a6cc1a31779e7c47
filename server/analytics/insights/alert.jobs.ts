// Alerts look once at every period that is over.
import type { AlertCheckAnswer } from '../../../contract/analytics/alert.ts';
import { alertRef } from '../../../contract/analytics/alert.ts';
import { type Caller, perform } from '../../platform/action.ts';
import { factsQuery } from '../../platform/facts/facts-query.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { Ports } from '../../platform/ports.ts';
import { ask } from '../../platform/query.ts';
import { measureFigure } from '../metrics/figure.query.ts';
import { programOf } from '../metrics/metric.jobs.ts';
import { lastPeriod, periodBefore } from '../metrics/period.ts';
import { judgeAlert, watchedOf } from './alert.actions.ts';
import { findCheckOf, listLiveAlerts } from './alert.store.ts';
import { comparesPeriods } from './alert.ts';
import { getNoun } from './noun.store.ts';
import { loadMeasuring } from './watched.query.ts';

const lookAt = factsQuery({
  name: 'alert.looked_at',
  input: alertRef,
  can: 'read',
  async load(scope, input) {
    const alert = await getNoun(scope, 'alerts', input.alertId);
    const measuring = await loadMeasuring(scope, watchedOf(alert));
    const days = lastPeriod(alert.period, measuring.zone, scope.now);
    return { alert, ...measuring, days, isDone: (await findCheckOf(scope, alert.id, days.from)) !== undefined };
  },
  async run(facts, { alert, definition, asked, unit, days, isDone }, _input, { signal }) {
    const measure = async (at: typeof days) => ({ ...at, ...(await measureFigure(facts, definition, asked, at, signal)) });
    // Judged already: the figures do not matter, the check that there is will be answered.
    if (isDone) return { unit, figure: { ...days, value: null, n: null, low: null, high: null }, before: null };
    const before = comparesPeriods(alert.condition) ? await measure(periodBefore(alert.period, days)) : null;
    return { unit, figure: await measure(days), before };
  },
});

/**
 * Looks at the last period that is over; a second look at the same period answers the first one's check.
 *
 * Errors  alert_not_found, and those of the question.
 */
export async function checkAlert(ports: Ports, caller: Caller, alertId: string): Promise<AlertCheckAnswer> {
  return perform(ports, judgeAlert, caller, { alertId, ...(await ask(ports, lookAt, caller, { alertId })) });
}

/** An alert that cannot be looked at keeps no other from it. */
async function checkAll(ports: Ports): Promise<void> {
  for (const { workspaceId, alertId } of await listLiveAlerts(ports)) {
    try {
      await checkAlert(ports, programOf(workspaceId), alertId);
    } catch (error) {
      ports.log.warn({ err: error, part: 'analytics', alertId }, 'an alert could not be looked at; tried again in an hour');
    }
  }
}

/** By the hour: a period ends at another time in each zone. */
export const alertJobs: readonly JobDefinition[] = [{ name: 'analytics.check_alerts', schedule: '22 * * * *', run: checkAll }];
