import type { RouteTable } from './http/route.ts';
import type { JobDefinition } from './jobs/job.ts';
import type { Subscription } from './outbox.ts';

/** What an area brings to the application; `app.ts` only lists areas. */
export type AreaModule = {
  name: string;
  routes?: readonly RouteTable[];
  subscriptions?: readonly Subscription[];
  jobs?: readonly JobDefinition[];
};
