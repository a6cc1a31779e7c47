import type { Command } from 'commander';
import type { Shell } from './commands/shell.ts';
import type { RouteTable } from './http/route.ts';
import type { JobDefinition } from './jobs/job.ts';
import type { Subscription } from './outbox.ts';
import type { Ports } from './ports.ts';

/** What an area brings to the application; `app.ts` only lists areas. */
export type AreaModule = {
  name: string;
  routes?: readonly RouteTable[];
  subscriptions?: readonly Subscription[];
  jobs?: readonly JobDefinition[];
  /** Commands of the command line. */
  commands?: readonly ((shell: Shell) => Command)[];
  /** Upkeep of projections, called after facts of a workspace were delivered. Must bound its own work and tell nothing new. */
  upkeep?: (ports: Ports, workspaceId: string) => Promise<void>;
};
