import type { AreaModule } from '../platform/area.ts';
import { identityFacts, identityJobs, pushWaitingOverrides } from './identity/index.ts';
import { factsMigrations } from './store/index.ts';

export { numbersOf } from './identity/index.ts';

export const analyticsArea: AreaModule = {
  name: 'analytics',
  factsMigrations,
  subscriptions: [identityFacts],
  jobs: [...identityJobs],
  started: pushWaitingOverrides,
  upkeep: pushWaitingOverrides,
};
