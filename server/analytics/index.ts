import type { AreaModule } from '../platform/area.ts';
import { identityFacts, identityJobs, pushWaitingOverrides } from './identity/index.ts';
import { sourceSubscription } from './intake/source.facts.ts';
import { sourceRoutes } from './intake/source.routes.ts';
import { mountTrackingApi } from './intake/tracking-api.intake.ts';
import { factsMigrations } from './store/index.ts';

export const analyticsArea: AreaModule = {
  name: 'analytics',
  routes: [sourceRoutes],
  intake: mountTrackingApi,
  factsMigrations,
  subscriptions: [identityFacts, sourceSubscription],
  jobs: [...identityJobs],
  started: pushWaitingOverrides,
  upkeep: pushWaitingOverrides,
};
