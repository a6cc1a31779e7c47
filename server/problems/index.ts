import type { AreaModule } from '../platform/area.ts';
import { commentRoutes } from './comment.routes.ts';
import { evidenceRoutes, inboxRoutes } from './evidence.routes.ts';
import { problemRoutes } from './problem.routes.ts';
import { stakeRoutes } from './stake.routes.ts';

export const problemsArea: AreaModule = {
  name: 'problems',
  routes: [problemRoutes, evidenceRoutes, inboxRoutes, stakeRoutes, commentRoutes],
};
