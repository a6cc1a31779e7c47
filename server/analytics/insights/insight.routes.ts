import type { z } from 'zod';
import { insightAnswer, insightPage, insightRef, insightResult } from '../../../contract/analytics/insight.ts';
import { csvLine } from '../../platform/csv.ts';
import { mergedInput } from '../../platform/http/input.ts';
import { get, patch, post, type RawRoute, routes } from '../../platform/http/route.ts';
import { ask } from '../../platform/query.ts';
import { answerInsight } from './answer.query.ts';
import { answerTable } from './answer-csv.ts';
import {
  archiveInsight,
  browseInsights,
  changeInsight,
  createInsight,
  duplicateInsight,
  moveInsight,
  readInsight,
  restoreInsight,
} from './insight.actions.ts';

const download: RawRoute = {
  method: 'GET',
  path: '/insights/:insightId/answer.csv',
  can: 'read',
  summary: 'The answer of an insight as CSV',
  input: insightRef,
  async handle({ ports, caller, request, reply }) {
    const { answer } = await ask(ports, answerInsight, caller, mergedInput(request));
    const { columns, lines } = answerTable(answer);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="insight.csv"')
      .send([columns, ...lines].map((line) => csvLine(line)).join(''));
  },
};

// A stored question may leave out what has a default, one that is answered leaves out nothing: two types for one schema.
const answer = insightAnswer as z.ZodType;

export const insightRoutes = routes('Insights', [
  get('/products/:productId/insights', browseInsights, { answer: insightPage }),
  post('/products/:productId/insights', createInsight, { answer, status: 201 }),
  get('/insights/:insightId', readInsight, { answer }),
  patch('/insights/:insightId', changeInsight, { answer }),
  post('/insights/:insightId/archive', archiveInsight, { answer }),
  post('/insights/:insightId/restore', restoreInsight, { answer }),
  post('/insights/:insightId/duplicate', duplicateInsight, { answer, status: 201, summary: 'Make another insight like one' }),
  post('/insights/:insightId/move', moveInsight, { answer, summary: 'Move an insight to another place of the list' }),
  get('/insights/:insightId/answer', answerInsight, { answer: insightResult, summary: 'Ask the question of an insight' }),
  download,
]);
