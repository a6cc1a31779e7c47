// What the rest of analytics, and others through its front door, use of identities.
import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { Ports } from '../../platform/ports.ts';
import { dutyJobs, eraseWhatWaits } from './duty.jobs.ts';
import { lastSeenJobs } from './last-seen.jobs.ts';
import { observeJobs } from './observe.jobs.ts';
import { catchUpCounters, overrideJobs, pushWaitingOverrides } from './override-push.jobs.ts';

export { exportEvents } from './event-export.query.ts';
export { identityFacts } from './identity.facts.ts';
export { identityRoutes } from './identity.routes.ts';
export { numbersOf } from './number-calls.intake.ts';
export { takePartInMerges } from './take-part.actions.ts';
export {
  accountsOfNumbers,
  nosOfNumbers,
  numbersInSegment,
  numbersOfAccounts,
  numbersOfPersons,
  personsOfNumbers,
  type Who,
} from './who.query.ts';

export const identityJobs: readonly JobDefinition[] = [...overrideJobs, ...observeJobs, ...dutyJobs, ...lastSeenJobs];

/** After facts of other areas were delivered. */
export async function keepIdentitiesUp(ports: Ports): Promise<void> {
  await pushWaitingOverrides(ports);
  await eraseWhatWaits(ports);
}

/** When a server starts: what the one before left, and what a backup that was brought back does not know. */
export async function takeUpIdentities(ports: Ports): Promise<void> {
  await keepIdentitiesUp(ports);
  await catchUpCounters(ports).catch((error: unknown) =>
    ports.log.warn({ err: error, part: 'identities' }, 'the numbers of events were not read'),
  );
}
