import type { AreaModule } from '../platform/area.ts';
import { importJobs, takeUpImports } from './import.jobs.ts';
import { importRoutes } from './import.routes.ts';

export const exchangeArea: AreaModule = {
  name: 'exchange',
  routes: [importRoutes],
  jobs: importJobs,
  started: (ports) => takeUpImports(ports),
  upkeep: (ports, workspaceId) => takeUpImports(ports, workspaceId),
};
