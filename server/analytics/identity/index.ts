// What the rest of analytics uses of identities.
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { observeJobs } from './observe.jobs.ts';
import { overrideJobs } from './override-push.jobs.ts';

export { identityFacts } from './identity.facts.ts';
export { numbersOf } from './number-calls.intake.ts';
export { pushWaitingOverrides } from './override-push.jobs.ts';

export const identityJobs: readonly JobDefinition[] = [...overrideJobs, ...observeJobs];
