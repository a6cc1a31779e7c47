import { type AuditEventAnswer, listAuditEventsRequest } from '../../contract/platform/audit.ts';
import { cursorAfter, pageOf } from './page.ts';
import { query } from './query.ts';
import { tables } from './scope.ts';

type AuditEventRow = {
  workspace_id: string;
  id: string;
  at: Date;
  event: string;
  actor_kind: 'member' | 'key' | 'system';
  actor_id: string;
  actor_name: string;
  subject_kind: string;
  subject_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  via: string;
  request_id: string;
  address: string | null;
};

const answerOf = (row: AuditEventRow): AuditEventAnswer => ({
  id: row.id,
  at: row.at.toISOString(),
  event: row.event,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  subject: { kind: row.subject_kind, id: row.subject_id },
  before: row.before,
  after: row.after,
  via: row.via,
  requestId: row.request_id,
  address: row.address,
});

/** Newest first. Ids are ordered by time, so the primary key is the order. */
export const browseAuditEvents = query({
  name: 'audit_events.listed',
  input: listAuditEventsRequest,
  can: 'administer',
  async run(scope, input) {
    const after = cursorAfter(input.cursor, 1);
    let rows = tables<{ audit_events: AuditEventRow }>(scope)
      .selectFrom('audit_events')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId);
    if (input.subjectKind) rows = rows.where('subject_kind', '=', input.subjectKind);
    if (input.subjectId) rows = rows.where('subject_id', '=', input.subjectId);
    if (input.actorId) rows = rows.where('actor_id', '=', input.actorId);
    if (input.event) rows = rows.where('event', '=', input.event);
    if (input.from) rows = rows.where('at', '>=', new Date(input.from));
    if (input.until) rows = rows.where('at', '<', new Date(input.until));
    if (after) rows = rows.where('id', '<', String(after[0]));
    const found = await rows
      .orderBy('id', 'desc')
      .limit(input.limit + 1)
      .execute();
    return pageOf(found, input.limit, answerOf, (row) => [row.id]);
  },
});
