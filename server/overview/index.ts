import type { AreaModule } from '../platform/area.ts';
import { overviewRoutes } from './overview.routes.ts';

export const overviewArea: AreaModule = { name: 'overview', routes: [overviewRoutes] };
