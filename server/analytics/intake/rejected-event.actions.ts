import { z } from 'zod';
import {
  discardRejectedEventsRequest,
  listRejectedEventsRequest,
  type RejectedEventAnswer,
  type RejectionsAnswer,
  replayRejectedEventsRequest,
} from '../../../contract/analytics/rejected-event.ts';
import { sourceRef } from '../../../contract/analytics/source.ts';
import { action } from '../../platform/action.ts';
import { pageOf } from '../../platform/page.ts';
import { query } from '../../platform/query.ts';
import { clearRejections, deleteRejectedEvents, listRejectedEvents, listRejectionCounts } from './rejected-event.store.ts';
import { getSource } from './source.store.ts';
import type { RejectedEventRow } from './tables.ts';

const answerOf = (row: RejectedEventRow): RejectedEventAnswer => ({
  id: row.id,
  code: row.code,
  message: row.message,
  receivedAt: row.received_at.toISOString(),
  event: row.event === null ? null : (JSON.parse(row.event) as unknown),
});

const subject = (input: { sourceId: string }) => ({ kind: 'source', id: input.sourceId });

/** Newest first. Errors  source_not_found. */
export const browseRejectedEvents = query({
  name: 'rejected_events.listed',
  input: listRejectedEventsRequest,
  can: 'read',
  async run(scope, input) {
    await getSource(scope, input.sourceId);
    return pageOf(await listRejectedEvents(scope, input), input.limit, answerOf, (row) => [row.id]);
  },
});

/** Errors  source_not_found. */
export const readRejections = query({
  name: 'rejections.read',
  input: sourceRef,
  can: 'read',
  async run(scope, input): Promise<RejectionsAnswer> {
    await getSource(scope, input.sourceId);
    const rows = await listRejectionCounts(scope, input.sourceId);
    return {
      items: rows.map((row) => ({
        code: row.code,
        events: row.events,
        kept: row.kept,
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
      })),
    };
  },
});

/** Throws away what is kept, and its counts. Errors  source_not_found. */
export const discardRejectedEvents = action({
  name: 'rejected_events.discarded',
  input: discardRejectedEventsRequest,
  can: 'decide',
  subject,
  async run(scope, input) {
    await getSource(scope, input.sourceId);
    const events = await clearRejections(scope, input.sourceId, input.code);
    return events === 0 ? { result: null } : { result: null, before: { events, code: input.code ?? null } };
  },
});

/** What was replayed is rejected no more: these were taken in, in this order of asking. */
export const noteReplayed = action({
  name: 'rejected_events.replayed',
  input: replayRejectedEventsRequest.extend({ ids: z.array(z.string()), rejected: z.int() }),
  can: 'decide',
  subject,
  async run(scope, input) {
    const taken = await deleteRejectedEvents(scope, input.sourceId, input.ids);
    const result = { taken: input.ids.length, rejected: input.rejected };
    return taken === 0 ? { result } : { result, after: { taken, rejected: input.rejected, code: input.code ?? null } };
  },
});
