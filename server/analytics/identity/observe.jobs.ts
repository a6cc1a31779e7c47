// Takes what identify and group calls said over into persons, accounts and memberships, in small transactions.
import { perform } from '../../platform/action.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { listWorkspacesThatWait } from './observation.store.ts';
import { applyObservations } from './observe.actions.ts';

const observeJob = 'analytics.observe';

export const observeSoon = (ports: Ports, workspaceId: string): Promise<void> =>
  ports.sendJob(observeJob, { workspaceId }, { singletonKey: workspaceId });

/** Takes over all that waits in a workspace. Each round is a transaction of its own: others get in between. */
export async function observeAll(ports: Ports, workspaceId: string): Promise<number> {
  const caller = { workspaceId, actor: systemActor('events'), origin: { requestId: 'observe', address: null, via: 'job' } } as const;
  for (let total = 0; ; ) {
    const { taken } = await perform(ports, applyObservations, caller, {});
    total += taken;
    if (taken === 0) return total;
  }
}

export const observeJobs: readonly JobDefinition[] = [
  {
    name: observeJob,
    async run(ports, { workspaceId }) {
      const id = String(workspaceId);
      // The workspace may be gone by now, with all that waited.
      if ((await listWorkspacesThatWait(ports.database)).includes(id)) await observeAll(ports, id);
    },
  },
  {
    // What a server left when it died.
    name: 'analytics.observe_upkeep',
    schedule: '*/5 * * * *',
    async run(ports) {
      for (const workspaceId of await listWorkspacesThatWait(ports.database)) await observeSoon(ports, workspaceId);
    },
  },
];
