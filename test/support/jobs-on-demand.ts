import type { JobDefinition } from '../../server/platform/jobs/job.ts';
import { assertSmall, type SendJob } from '../../server/platform/jobs/send-job.ts';
import type { Ports } from '../../server/platform/ports.ts';

type WaitingJob = { name: string; payload: Record<string, unknown>; singletonKey: string | undefined; startAfter: Date | undefined };

// A job that always sends itself again would keep a test running for ever.
const runsMax = 10_000;

/** A queue in memory for tests: jobs wait until somebody says `run`, then those that are due run one after the other. */
export function jobsOnDemand(definitions: readonly JobDefinition[], ports: () => Ports): { send: SendJob; run: () => Promise<number> } {
  let waiting: WaitingJob[] = [];
  const find = (name: string) => {
    const definition = definitions.find((candidate) => candidate.name === name);
    if (!definition) throw new Error(`no area brings a job called ${name}`);
    return definition;
  };
  return {
    async send(name, payload = {}, { singletonKey, startAfter } = {}) {
      find(name);
      assertSmall(name, payload);
      const isThere = singletonKey !== undefined && waiting.some((job) => job.name === name && job.singletonKey === singletonKey);
      if (!isThere) waiting.push({ name, payload: structuredClone(payload), singletonKey, startAfter });
    },
    async run() {
      for (let runs = 0; runs < runsMax; runs++) {
        const now = ports().clock();
        const next = waiting.find((job) => !job.startAfter || job.startAfter <= now);
        if (!next) return runs;
        waiting = waiting.filter((job) => job !== next);
        await find(next.name).run(ports(), next.payload);
      }
      throw new Error(`after ${runsMax} jobs there still is one`);
    },
  };
}
