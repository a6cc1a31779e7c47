import type { AreaModule } from '../platform/area.ts';
import { exportCommand } from './export.command.ts';
import { exportRoutes } from './export.routes.ts';
import { factImportJobs, takeUpFactImports } from './facts/fact-import.jobs.ts';
import { factImportRoutes } from './facts/fact-import.routes.ts';
import { importEventsCommand } from './facts/import-events.command.ts';
import { importCommand } from './import.command.ts';
import { importJobs, takeUpImports } from './import.jobs.ts';
import { importRoutes } from './import.routes.ts';
import { sampleCommand } from './sample.command.ts';
import { sampleJobs, takeUpSamples } from './sample.jobs.ts';
import { sampleRoutes } from './sample.routes.ts';
import { takeUpWebhooks, webhookJobs } from './webhooks/delivery.jobs.ts';
import { webhookSubscription } from './webhooks/webhook.facts.ts';
import { webhookRoutes } from './webhooks/webhook.routes.ts';
import { checkWebhooks } from './webhooks/webhook-check.query.ts';

export { offerSampleCompany } from './sample.ts';
export type * from './sample-company.ts';
export type * from './sample-history.ts';
export type * from './sample-insight.ts';

export const exchangeArea: AreaModule = {
  name: 'exchange',
  routes: [importRoutes, factImportRoutes, exportRoutes, sampleRoutes, webhookRoutes],
  subscriptions: [webhookSubscription],
  commands: [importCommand, importEventsCommand, exportCommand, sampleCommand],
  checks: checkWebhooks,
  jobs: [...importJobs, ...factImportJobs, ...sampleJobs, ...webhookJobs],
  async started(ports) {
    await takeUpImports(ports);
    await takeUpFactImports(ports);
    await takeUpSamples(ports);
  },
  async upkeep(ports, workspaceId) {
    await takeUpImports(ports, workspaceId);
    await takeUpFactImports(ports, workspaceId);
    await takeUpWebhooks(ports, workspaceId);
  },
};
