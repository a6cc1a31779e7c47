import { Readable } from 'node:stream';
import {
  chooseSheetRequest,
  importAnswer,
  importOfRecord,
  importPage,
  importPreviewAnswer,
  importRequest,
  largestFile,
  leftoverPage,
  newProblemPage,
  previewImportRequest,
  recordKindsAnswer,
  rowProblemPage,
  undoLeftover,
  uploadImportRequest,
} from '../../contract/exchange/import.ts';
import { refused } from '../platform/errors.ts';
import { mergedInput } from '../platform/http/input.ts';
import { del, get, post, put, type RawRoute, routes } from '../platform/http/route.ts';
import { parseInput } from '../platform/parse.ts';
import {
  answerLeftover,
  cancelImport,
  checkImport,
  discardImport,
  resumeImport,
  runImport,
  setImportMapping,
  undoImport,
} from './import.actions.ts';
import {
  browseImports,
  browseLeftovers,
  browseNewProblems,
  browseRowProblems,
  listRecordKinds,
  readImport,
  readImportOfRecord,
} from './import.query.ts';
import { previewImport } from './preview.actions.ts';
import { rowProblemLines } from './row-problem-download.query.ts';
import { chooseSheet } from './sheet.actions.ts';
import { receiveFile } from './upload.actions.ts';

const upload: RawRoute = {
  method: 'POST',
  path: '/imports',
  can: 'import',
  summary: 'bring a file (CSV, .xlsx or JSON); its bytes are the body, its name stands in the query',
  streams: ['text/csv', 'application/octet-stream', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  bodyLimit: largestFile,
  answer: importAnswer,
  status: 201,
  async handle({ ports, caller, request, reply }) {
    const asked = parseInput(uploadImportRequest, request.query);
    const body = request.body ?? Readable.from([]);
    if (!(body instanceof Readable)) throw refused('file_missing', 'Send the file itself as the body, with the type text/csv.');
    const answer = await receiveFile(ports, caller, asked, body);
    return reply.status(201).type('application/json; charset=utf-8').send(JSON.stringify(answer));
  },
};

const preview: RawRoute = {
  method: 'GET',
  path: '/imports/:importId/preview',
  can: 'import',
  summary: 'the file as the mapping screen shows it, with a guess',
  input: previewImportRequest,
  answer: importPreviewAnswer,
  async handle({ ports, caller, request, reply }) {
    const answer = await previewImport(ports, caller, parseInput(previewImportRequest, mergedInput(request)));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  },
};

const sheet: RawRoute = {
  method: 'PUT',
  path: '/imports/:importId/sheet',
  can: 'import',
  summary: 'read another sheet of the workbook',
  input: chooseSheetRequest,
  answer: importAnswer,
  async handle({ ports, caller, request, reply }) {
    const answer = await chooseSheet(ports, caller, parseInput(chooseSheetRequest, mergedInput(request)));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  },
};

const problemsFile: RawRoute = {
  method: 'GET',
  path: '/imports/:importId/problems.csv',
  can: 'import',
  summary: 'everything that is wrong with rows, as CSV',
  input: importRequest,
  async handle({ ports, caller, request, reply }) {
    const { importId } = parseInput(importRequest, mergedInput(request));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="problems-${importId}.csv"`)
      .send(await rowProblemLines(ports, caller, importId));
  },
};

export const importRoutes = routes('Imports', [
  get('/import-kinds', listRecordKinds, { answer: recordKindsAnswer }),
  upload,
  get('/imports', browseImports, { answer: importPage }),
  get('/imports/:importId', readImport, { answer: importAnswer }),
  del('/imports/:importId', discardImport),
  preview,
  sheet,
  put('/imports/:importId/mapping', setImportMapping, { answer: importAnswer, summary: 'say what the columns mean' }),
  post('/imports/:importId/check', checkImport, { answer: importAnswer, summary: 'start a dry run' }),
  post('/imports/:importId/run', runImport, { answer: importAnswer, summary: 'start the run' }),
  post('/imports/:importId/cancel', cancelImport, { answer: importAnswer, summary: 'stop behind the chunk in hand' }),
  post('/imports/:importId/resume', resumeImport, { answer: importAnswer, summary: 'go on where it stopped' }),
  post('/imports/:importId/undo', undoImport, { answer: importAnswer, summary: 'take everything back that nobody touched since' }),
  get('/imports/:importId/problems', browseRowProblems, { answer: rowProblemPage }),
  problemsFile,
  get('/imports/:importId/new-problems', browseNewProblems, { answer: newProblemPage }),
  get('/imports/:importId/leftovers', browseLeftovers, { answer: leftoverPage }),
  get('/records/:recordId/import', readImportOfRecord, { answer: importOfRecord, summary: 'read which import brought a record' }),
  post('/imports/:importId/leftovers/:recordId', answerLeftover, { answer: undoLeftover }),
]);
