import type { AreaModule } from '../platform/area.ts';
import { exportCommand } from './export.command.ts';
import { exportRoutes } from './export.routes.ts';
import { importCommand } from './import.command.ts';
import { importJobs, takeUpImports } from './import.jobs.ts';
import { importRoutes } from './import.routes.ts';

export const exchangeArea: AreaModule = {
  name: 'exchange',
  routes: [importRoutes, exportRoutes],
  commands: [importCommand, exportCommand],
  jobs: importJobs,
  started: (ports) => takeUpImports(ports),
  upkeep: (ports, workspaceId) => takeUpImports(ports, workspaceId),
};
