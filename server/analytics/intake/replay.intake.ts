// Events that were kept aside come in again, by the door through which they did not fit: a rule has changed, or a mistake was mended.
import type { z } from 'zod';
import type { ReplayedAnswer, replayRejectedEventsRequest } from '../../../contract/analytics/rejected-event.ts';
import { type Caller, perform } from '../../platform/action.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import { hearCall } from './call.ts';
import type { HeardEvent } from './heard-event.ts';
import type { CallType } from './identify-batch.ts';
import { noteReplayed } from './rejected-event.actions.ts';
import { listReplayable } from './rejected-event.store.ts';
import { getIntakeSource } from './source.store.ts';
import type { RejectedEventRow } from './tables.ts';
import { writerOf } from './writers.intake.ts';

const atOnce = 500;

/**
 * Takes in again what was rejected: one event, those of a reason, or all of a source. What still cannot be taken in stays.
 *
 * Errors  source_not_found, also for an archived one; intake_busy.
 */
export async function replayRejected(
  ports: Ports,
  caller: Caller,
  input: z.output<typeof replayRejectedEventsRequest>,
): Promise<ReplayedAnswer> {
  const { workspaceId } = caller;
  const source = await inWorkspace(ports.database, workspaceId, 'read', (db) =>
    getIntakeSource({ ...caller, db, now: ports.clock() }, input.sourceId),
  );
  const answer = { taken: 0, rejected: 0 };
  let after = '';
  while (true) {
    const rows = await inWorkspace(ports.database, workspaceId, 'read', (db) =>
      listReplayable({ ...caller, db, now: ports.clock() }, input.sourceId, input, after, atOnce),
    );
    const last = rows.at(-1);
    if (!last) return answer;
    after = last.id;
    const heard = rows.flatMap((row) => hearAgain(row, source.id) ?? []);
    // Each is a batch of its own, whose answer says whether identities refused it.
    const results = await Promise.all(
      heard.map(async ({ row, event }) => {
        const batch = { source, receivedMs: row.received_at.getTime(), events: [event], unheard: [], bytes: row.event?.length ?? 0 };
        return { id: row.id, ...(await writerOf(ports).takeWhenRoom(batch)) };
      }),
    );
    const accepted = results.filter(({ rejected }) => rejected === 0).map(({ id }) => id);
    const { taken, rejected } = await perform(ports, noteReplayed, caller, {
      ...input,
      ids: accepted,
      rejected: rows.length - accepted.length,
    });
    answer.taken += taken;
    answer.rejected += rejected;
  }
}

/** Null for what still is no event. */
function hearAgain(row: RejectedEventRow, sourceId: string): { row: RejectedEventRow; event: HeardEvent } | null {
  const heard = hearCall(JSON.parse(row.event ?? 'null'), {
    sourceId,
    receivedMs: row.received_at.getTime(),
    type: row.call_type as CallType | null,
    context: null,
    sentAt: undefined,
    index: 0,
  });
  // The same message as then, so that it cannot come in twice.
  return 'event' in heard ? { row, event: { ...heard.event, mark: row.mark } } : null;
}
