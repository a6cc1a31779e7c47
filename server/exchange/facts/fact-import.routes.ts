import { Readable } from 'node:stream';
import { factImportAnswer, factImportPage, uploadFactImportRequest } from '../../../contract/analytics/fact-import.ts';
import { sourceRef } from '../../../contract/analytics/source.ts';
import { largestFile } from '../../../contract/exchange/import.ts';
import { refused } from '../../platform/errors.ts';
import { get, post, type RawRoute, routes } from '../../platform/http/route.ts';
import { parseInput } from '../../platform/parse.ts';
import { browseFactImports, cancelFactImport, readFactImport, runFactImport } from './fact-import.actions.ts';
import { receiveFactFile } from './fact-upload.actions.ts';

const upload: RawRoute = {
  method: 'POST',
  path: '/sources/:sourceId/imports',
  can: 'import',
  summary: 'bring a file of events that happened before (CSV, .ndjson or .parquet); its bytes are the body, its name stands in the query',
  streams: ['text/csv', 'application/x-ndjson', 'application/octet-stream'],
  bodyLimit: largestFile,
  input: sourceRef.extend(uploadFactImportRequest.shape),
  answer: factImportAnswer,
  status: 201,
  async handle({ ports, caller, request, reply }) {
    const { sourceId } = request.params as { sourceId: string };
    const asked = parseInput(sourceRef.extend(uploadFactImportRequest.shape), { ...(request.query as object), sourceId });
    const body = request.body ?? Readable.from([]);
    if (!(body instanceof Readable))
      throw refused('file_missing', 'Send the file itself as the body, with the type application/octet-stream.');
    const answer = await receiveFactFile(ports, caller, asked, body);
    return reply.status(201).type('application/json; charset=utf-8').send(JSON.stringify(answer));
  },
};

export const factImportRoutes = routes('Events', [
  get('/sources/:sourceId/imports', browseFactImports, { answer: factImportPage, summary: 'list the files of events of a source' }),
  upload,
  get('/fact-imports/:factImportId', readFactImport, { answer: factImportAnswer, summary: 'read how far a file of events has come in' }),
  post('/fact-imports/:factImportId/run', runFactImport, { answer: factImportAnswer, summary: 'bring the events of a file in, or go on' }),
  post('/fact-imports/:factImportId/cancel', cancelFactImport, { answer: factImportAnswer, summary: 'stop bringing events in' }),
]);
