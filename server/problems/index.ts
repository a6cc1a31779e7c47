import type { AreaModule } from '../platform/area.ts';
import { evidenceRoutes, inboxRoutes } from './evidence.routes.ts';
import { problemRoutes } from './problem.routes.ts';

export const problemsArea: AreaModule = { name: 'problems', routes: [problemRoutes, evidenceRoutes, inboxRoutes] };
