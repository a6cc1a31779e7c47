import { type AuditEventAnswer, auditEventPage, listAuditEventsRequest } from '../../contract/platform/audit.ts';
import { browseAuditEvents } from './audit.query.ts';
import { type CsvCell, csvDownload } from './csv.ts';
import { mergedInput } from './http/input.ts';
import { get, type RawRoute, routes } from './http/route.ts';
import { parseInput } from './parse.ts';
import { ask } from './query.ts';

const columns = {
  at: (event) => event.at,
  event: (event) => event.event,
  actor_kind: (event) => event.actor.kind,
  actor_id: (event) => event.actor.id,
  actor: (event) => event.actor.name,
  subject_kind: (event) => event.subject.kind,
  subject_id: (event) => event.subject.id,
  before: (event) => event.before && JSON.stringify(event.before),
  after: (event) => event.after && JSON.stringify(event.after),
  via: (event) => event.via,
  address: (event) => event.address,
  request_id: (event) => event.requestId,
} satisfies Readonly<Record<string, (event: AuditEventAnswer) => CsvCell>>;

/** The audit as a file: all pages of it, with the list's own filters. */
const auditDownload: RawRoute = {
  method: 'GET',
  path: '/audit.csv',
  can: 'administer',
  summary: 'audit events as CSV',
  input: listAuditEventsRequest,
  async handle({ ports, caller, request, reply }) {
    const input = { ...mergedInput(request), limit: 500 };
    // Parsed before the answer begins: afterwards an error could only cut the file off.
    parseInput(listAuditEventsRequest, input);
    const cells = Object.values(columns);
    const pageAfter = (cursor: string | undefined) =>
      ask(ports, browseAuditEvents, caller, cursor === undefined ? input : { ...input, cursor });
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.csv"')
      .send(csvDownload(Object.keys(columns), (event: AuditEventAnswer) => cells.map((cellOf) => cellOf(event)), pageAfter));
  },
};

export const auditRoutes = routes('Audit', [get('/audit', browseAuditEvents, { answer: auditEventPage }), auditDownload]);
