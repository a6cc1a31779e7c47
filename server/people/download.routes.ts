import { Readable } from 'node:stream';
import type { Caller } from '../platform/action.ts';
import type { RawRoute } from '../platform/http/route.ts';
import type { Ports } from '../platform/ports.ts';

/** A list as a file: the same filter as the list, every page of it, never in memory at once. */
export const sendCsv = (
  path: string,
  name: string,
  summary: string,
  rows: (context: { ports: Ports; caller: Caller; query: Record<string, unknown> }) => Readable,
): RawRoute => ({
  method: 'GET',
  path,
  can: 'export',
  summary,
  async handle({ ports, caller, request, reply }) {
    const stream = rows({ ports, caller, query: request.query as Record<string, unknown> });
    // The first line and page are fetched before the answer starts, so that a wrong filter is refused and no half file is sent.
    const first = stream[Symbol.asyncIterator]();
    const begun = [await first.next(), await first.next()];
    async function* whole() {
      for (const part of begun) if (!part.done) yield part.value;
      for (let part = await first.next(); !part.done; part = await first.next()) yield part.value;
    }
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .send(Readable.from(whole()));
  },
});
