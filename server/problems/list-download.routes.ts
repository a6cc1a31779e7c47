import type { z } from 'zod';
import type { Page } from '../../contract/platform/page.ts';
import { type CsvCell, csvDownload } from '../platform/csv.ts';
import { mergedInput } from '../platform/http/input.ts';
import type { RawRoute } from '../platform/http/route.ts';
import { parseInput } from '../platform/parse.ts';
import { ask, type Query } from '../platform/query.ts';

/** Units: rows a statement; small, because on the embedded database everybody waits for it. */
const pageSize = 200;

/** A list as CSV, all of it, with the list's own filters; read page by page. */
export function listDownload<I extends z.ZodObject, T>(
  path: string,
  list: Query<I, Page<T>>,
  options: { input: I; name: string; columns: Readonly<Record<string, (item: T) => CsvCell>> },
): RawRoute {
  const headers = Object.keys(options.columns);
  const cells = Object.values(options.columns);
  return {
    method: 'GET',
    path,
    can: 'read',
    summary: `${options.name} as CSV`,
    input: options.input,
    async handle({ ports, caller, request, reply }) {
      const input = { ...mergedInput(request), limit: pageSize };
      // Parsed before the answer begins: afterwards an error could only cut the file off.
      parseInput(options.input, input);
      const pageAfter = (cursor: string | undefined) => ask(ports, list, caller, cursor === undefined ? input : { ...input, cursor });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${options.name}.csv"`)
        .send(csvDownload(headers, (item: T) => cells.map((cellOf) => cellOf(item)), pageAfter));
    },
  };
}
