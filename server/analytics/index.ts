import type { AreaModule } from '../platform/area.ts';
import { registerMetricSource } from '../strategy/index.ts';
import { activityRoutes } from './activity/activity.routes.ts';
import { annotationRoutes } from './annotations/annotation.routes.ts';
import { identityFacts, identityJobs, identityRoutes, keepIdentitiesUp, takePartInMerges, takeUpIdentities } from './identity/index.ts';
import { alertJobs } from './insights/alert.jobs.ts';
import { alertRoutes } from './insights/alert.routes.ts';
import { insightRoutes } from './insights/insight.routes.ts';
import { insightSearches } from './insights/search.query.ts';
import { measureIntake } from './intake/metrics.intake.ts';
import { sourceSubscription } from './intake/source.facts.ts';
import { sourceRoutes } from './intake/source.routes.ts';
import { mountTrackingApi } from './intake/tracking-api.intake.ts';
import { prepareIntake } from './intake/writers.intake.ts';
import { metricJobs } from './metrics/metric.jobs.ts';
import { metricRoutes } from './metrics/metric.routes.ts';
import { findKnownMetrics } from './metrics/metric.store.ts';
import { nameRoutes } from './names/names.routes.ts';
import { questionRoutes } from './questions/question.routes.ts';
import { behaviourSubscription } from './segments/behaviour.facts.ts';
import { behaviourJobs, findNewBehaviours } from './segments/behaviour.jobs.ts';
import { factsMigrations, keptFacts } from './store/index.ts';

export { createAnnotation } from './annotations/annotation.actions.ts';
export { deleteFactsWorkspace } from './identity/facts-change.store.ts';
export { exportEvents } from './identity/index.ts';
export { createAlert } from './insights/alert.actions.ts';
export { checkAlert } from './insights/alert.jobs.ts';
export { createInsight } from './insights/insight.actions.ts';
export { getAlert } from './insights/noun.store.ts';
export { assertMeasurable, loadMeasuring, type Measuring } from './insights/watched.query.ts';
export type { IntakeSource } from './intake/intake-source.ts';
export { createSource } from './intake/source.actions.ts';
export { findSourceNamed } from './intake/source-name.query.ts';
export { openSource, takeIn } from './intake/take-in.intake.ts';
export { measureFigure } from './metrics/figure.query.ts';
export { createMetric, readMetricOf } from './metrics/metric.actions.ts';
export { measureMetric } from './metrics/metric.jobs.ts';
export { type Days, isOver, lastDays, lengthOf } from './metrics/period.ts';
export { countsPeople, type Figure } from './metrics/reduce.ts';
export { factsWorkspaceOf } from './store/index.ts';

registerMetricSource(findKnownMetrics);

takePartInMerges();

export const analyticsArea: AreaModule = {
  name: 'analytics',
  routes: [
    identityRoutes,
    questionRoutes,
    insightRoutes,
    metricRoutes,
    alertRoutes,
    annotationRoutes,
    sourceRoutes,
    nameRoutes,
    activityRoutes,
  ],
  measure: measureIntake,
  intake: mountTrackingApi,
  factsMigrations,
  keptFacts,
  subscriptions: [identityFacts, sourceSubscription, behaviourSubscription],
  jobs: [...identityJobs, ...metricJobs, ...alertJobs, ...behaviourJobs],
  searches: insightSearches,
  async started(ports) {
    prepareIntake(ports);
    await takeUpIdentities(ports);
  },
  async upkeep(ports, workspaceId) {
    await keepIdentitiesUp(ports);
    await findNewBehaviours(ports, workspaceId);
  },
};
