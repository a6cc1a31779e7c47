import type { AreaModule } from '../platform/area.ts';
import { identityFacts, identityJobs, identityRoutes, keepIdentitiesUp } from './identity/index.ts';
import { sourceSubscription } from './intake/source.facts.ts';
import { sourceRoutes } from './intake/source.routes.ts';
import { mountTrackingApi } from './intake/tracking-api.intake.ts';
import { factsMigrations } from './store/index.ts';

export { deleteFactsWorkspace } from './identity/facts-change.store.ts';
export { exportEvents } from './identity/index.ts';
export type { IntakeSource } from './intake/intake-source.ts';
export { createSource } from './intake/source.actions.ts';
export { openSource, takeIn } from './intake/take-in.intake.ts';
export { factsWorkspaceOf } from './store/index.ts';

export const analyticsArea: AreaModule = {
  name: 'analytics',
  routes: [identityRoutes, sourceRoutes],
  intake: mountTrackingApi,
  factsMigrations,
  subscriptions: [identityFacts, sourceSubscription],
  jobs: [...identityJobs],
  started: keepIdentitiesUp,
  upkeep: keepIdentitiesUp,
};
