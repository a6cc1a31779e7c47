import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import type { Scope } from '../platform/scope.ts';
import { actorOfSample } from './sample.actions.ts';
import { lockSample, type SampleRow } from './sample.store.ts';

/**
 * Works in the name of who asked for the sample, with its row held.
 *
 * Shape   null when the workspace holds no sample any more.
 */
export const inSample = <T>(ports: Ports, workspaceId: string, work: (scope: Scope, row: SampleRow) => Promise<T>): Promise<T | null> =>
  inWorkspace(
    ports.database,
    workspaceId,
    'write',
    async (db) => {
      const origin = { requestId: workspaceId, address: null, via: 'job' } as const;
      const scope: Scope = { db, workspaceId, now: ports.clock(), actor: systemActor('sample company'), origin };
      const row = await lockSample(scope);
      return row ? work({ ...scope, actor: actorOfSample(row) }, row) : null;
    },
    { isLater: true },
  );
