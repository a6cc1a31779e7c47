import { Readable } from 'node:stream';
import { z } from 'zod';
import { exportFormat, exportNoun as exportNounName, exportNounsAnswer } from '../../contract/exchange/export.ts';
import { notFound } from '../platform/errors.ts';
import { mergedInput } from '../platform/http/input.ts';
import { get, type RawRoute, routes } from '../platform/http/route.ts';
import { parseInput } from '../platform/parse.ts';
import { assertMayExport, describeExport, exportNoun } from './export.query.ts';

const exportRequest = z.strictObject({ file: z.string().max(60) });
const mediaTypes = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

const download: RawRoute = {
  method: 'GET',
  path: '/export/:file',
  can: 'export',
  summary: 'all of one noun: accounts.ndjson, accounts.csv',
  input: exportRequest,
  async handle({ ports, caller, request, reply }) {
    const { file } = parseInput(exportRequest, mergedInput(request));
    const dot = file.lastIndexOf('.');
    const noun = exportNounName.safeParse(file.slice(0, dot));
    const format = exportFormat.safeParse(file.slice(dot + 1));
    if (!noun.success || !format.success) throw notFound('export', file);
    assertMayExport(caller, noun.data);
    const pages = exportNoun(ports, caller, noun.data, format.data);
    // The first page is read before the answer begins, so that an error is an answer and no half file.
    const first = await pages.next();
    async function* texts() {
      if (!first.done) yield first.value.text;
      for await (const { text } of pages) yield text;
    }
    return reply
      .type(mediaTypes[format.data])
      .header('content-disposition', `attachment; filename="${file}"`)
      .send(Readable.from(texts(), { objectMode: false }));
  },
};

export const exportRoutes = routes('Export', [
  get('/export', describeExport, { answer: exportNounsAnswer, summary: 'what can be taken out' }),
  download,
]);
