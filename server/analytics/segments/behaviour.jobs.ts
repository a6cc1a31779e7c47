// Finds who did what segments ask for: asked outside of every transaction, kept in Postgres.
import type { Behaviour } from '../../../contract/analytics/behaviour.ts';
import type { SegmentKind } from '../../../contract/people/segment.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { nosOfNumbers } from '../identity/index.ts';
import { findFactsWorkspace } from '../store/index.ts';
import { numbersWhoDid } from './behaviour.query.ts';
import { forgetBehaviours, isBehaviourFresh, listBehavioursToFind, putBehaviourNos } from './behaviour.store.ts';

/** A rule that is being written is looked at again and again: what was found a moment ago is true enough. */
const freshMs = 30_000;
const againMs = 10 * 60_000;
/** Rules that were tried out and never kept. */
const forgetMs = 3_600_000;
/** In one go; the rest is for the next. */
const most = 200;
const mostAtOnce = 20;

const work = (ports: Ports, workspaceId: string, mode: 'read' | 'write') => {
  const origin = { requestId: 'behaviours', address: null, via: 'job' } as const;
  return <T>(run: (scope: Scope) => Promise<T>): Promise<T> =>
    inWorkspace(ports.database, workspaceId, mode, (db) =>
      run({ db, workspaceId, now: ports.clock(), actor: systemActor('behaviours'), origin }),
    );
};

/** Looks for who did it and keeps them. Errors  those of the facts. */
export async function findBehaviour(ports: Ports, workspaceId: string, kind: SegmentKind, value: Behaviour): Promise<void> {
  const workspace = await work(ports, workspaceId, 'read')(findFactsWorkspace);
  const numbers = await numbersWhoDid(ports.facts, { workspace, kind, value, now: ports.clock() });
  const nos = await work(ports, workspaceId, 'read')((scope) => nosOfNumbers(scope, kind, numbers));
  await work(ports, workspaceId, 'write')((scope) => putBehaviourNos(scope, kind, value, nos));
}

/** For whoever is about to compile a rule: finds what is not fresh. */
export async function freshenBehaviour(ports: Ports, workspaceId: string, kind: SegmentKind, value: Behaviour): Promise<void> {
  const since = new Date(ports.clock().getTime() - freshMs);
  const isFresh = await work(ports, workspaceId, 'read')((scope) => isBehaviourFresh(scope, kind, value, since));
  if (!isFresh) await findBehaviour(ports, workspaceId, kind, value);
}

/** After a segment was made or changed: what it asks for and nobody has found yet. */
export async function findNewBehaviours(ports: Ports, workspaceId: string): Promise<void> {
  for (const { kind, value } of await listBehavioursToFind(ports.database, { workspaceId, foundBefore: null }, mostAtOnce))
    await findBehaviour(ports, workspaceId, kind, value);
}

export async function findBehavioursAgain(ports: Ports): Promise<void> {
  const nowMs = ports.clock().getTime();
  const wanted = await listBehavioursToFind(ports.database, { foundBefore: new Date(nowMs - againMs) }, most);
  for (const { workspaceId, kind, value } of wanted) await findBehaviour(ports, workspaceId, kind, value);
  await forgetBehaviours(ports.database, new Date(nowMs - forgetMs));
}

export const behaviourJobs: readonly JobDefinition[] = [
  {
    name: 'analytics.behaviours',
    schedule: '*/10 * * * *',
    async run(ports) {
      await findBehavioursAgain(ports);
    },
  },
];
