import { Readable } from 'node:stream';
import { downloadEventsRequest } from '../../../contract/analytics/data-duties.ts';
import { mergedInput } from '../../platform/http/input.ts';
import type { RawRoute } from '../../platform/http/route.ts';
import { parseInput } from '../../platform/parse.ts';
import { exportEvents } from './event-export.query.ts';

export const downloadEvents: RawRoute = {
  method: 'GET',
  path: '/facts/events.ndjson',
  can: 'export',
  summary: 'all events, a line of JSON each',
  input: downloadEventsRequest,
  async handle({ ports, caller, request, reply }) {
    const range = parseInput(downloadEventsRequest, mergedInput(request));
    const pages = exportEvents(ports, caller.workspaceId, range);
    // The first page is read before the answer begins, so that an error is an answer and no half file.
    const first = await pages.next();
    async function* texts() {
      if (!first.done) yield first.value.text;
      for await (const { text } of pages) yield text;
    }
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="events.ndjson"')
      .send(Readable.from(texts(), { objectMode: false }));
  },
};
