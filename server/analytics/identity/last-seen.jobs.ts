// When persons and accounts last did something, told to people every few minutes.
import { recordLastSeen } from '../../people/index.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import { listActiveSince } from './facts-change.store.ts';
import { idsAtOnce, type Numbered } from './numbers.store.ts';
import { listWorkspacesByNumber } from './retention.store.ts';
import { listRecordsOfNumbers } from './seen.query.ts';

/** Longer than the pause between two runs, so that one that was missed is made up for. What is told twice changes nothing. */
const lookBackMs = 30 * 60_000;

export async function tellLastSeen(ports: Ports): Promise<number> {
  const since = new Date(ports.clock().getTime() - lookBackMs);
  const workspaces = await listWorkspacesByNumber(ports.database);
  let told = 0;
  for (const [kind, column] of [
    ['person', 'actor'],
    ['account', 'account'],
  ] as const) {
    const active = await listActiveSince(ports.facts, since, column);
    for (let start = 0; start < active.length; ) {
      const { workspace } = active[start] ?? { workspace: 0 };
      let end = start;
      while (end < active.length && end - start < idsAtOnce && active[end]?.workspace === workspace) end += 1;
      const workspaceId = workspaces.get(workspace);
      if (workspaceId !== undefined) told += await tellSome(ports, workspaceId, kind, active.slice(start, end));
      start = end;
    }
  }
  return told;
}

function tellSome(ports: Ports, workspaceId: string, kind: Numbered, active: readonly { number: number; at: number }[]): Promise<number> {
  return inWorkspace(
    ports.database,
    workspaceId,
    'write',
    async (db) => {
      const origin = { requestId: 'last seen', address: null, via: 'job' } as const;
      const scope = { db, workspaceId, now: ports.clock(), actor: systemActor('last seen'), origin };
      const records = await listRecordsOfNumbers(
        scope,
        kind,
        active.map(({ number }) => number),
      );
      const seen = active.flatMap(({ number, at }) => {
        const recordId = records.get(number);
        return recordId === undefined ? [] : [{ recordId, at: new Date(Number(at)) }];
      });
      await recordLastSeen(scope, kind, seen);
      return seen.length;
    },
    { isLater: true },
  );
}

export const lastSeenJobs: readonly JobDefinition[] = [
  {
    name: 'analytics.last_seen',
    schedule: '*/10 * * * *',
    async run(ports) {
      await tellLastSeen(ports);
    },
  },
];
