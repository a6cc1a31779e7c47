import type { Ports } from '../ports.ts';

/**
 * Work that runs by the clock or when somebody asks, once over all servers.
 * The handler does its writes through actions and must be able to run twice.
 */
export type JobDefinition = {
  name: string;
  /** Cron, UTC; absent for jobs that are only sent. A run that is due while the last one still works waits for it. */
  schedule?: string;
  /** How long one run may take before it is given to another try; 15 when absent. */
  limitMinutes?: number;
  /** How many of them a server works on side by side; one when absent. */
  atOnce?: number;
  run: (ports: Ports, payload: Record<string, unknown>) => Promise<void>;
};
