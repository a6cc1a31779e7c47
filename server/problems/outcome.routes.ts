import { createOutcomeRequest, measureOutcomeRequest, outcomeAnswer, outcomeList } from '../../contract/problems/outcome.ts';
import { mergedInput } from '../platform/http/input.ts';
import { get, post, type RawRoute, routes } from '../platform/http/route.ts';
import { parseInput } from '../platform/parse.ts';
import { archiveOutcome, browseOutcomes, predictOutcome, restoreOutcome } from './outcome.actions.ts';
import { createOutcome, measureOutcome } from './outcome.jobs.ts';

// The facts are asked before anything is written: no transaction stays open for them.
const create: RawRoute = {
  method: 'POST',
  path: '/problems/:problemId/outcomes',
  can: 'decide',
  summary: 'Say what a metric will do for a problem; its baseline is measured now',
  input: createOutcomeRequest,
  answer: outcomeAnswer,
  status: 201,
  async handle({ ports, caller, request, reply }) {
    const outcome = await createOutcome(ports, caller, parseInput(createOutcomeRequest, mergedInput(request)));
    return reply.status(201).type('application/json; charset=utf-8').send(JSON.stringify(outcome));
  },
};

const measure: RawRoute = {
  method: 'POST',
  path: '/outcomes/:outcomeId/measure',
  can: 'edit',
  summary: 'Measure what a metric did since the baseline of an outcome',
  input: measureOutcomeRequest,
  answer: outcomeAnswer,
  async handle({ ports, caller, request, reply }) {
    const outcome = await measureOutcome(ports, caller, parseInput(measureOutcomeRequest, mergedInput(request)));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(outcome));
  },
};

export const outcomeRoutes = routes('Outcomes', [
  get('/problems/:problemId/outcomes', browseOutcomes, { answer: outcomeList }),
  create,
  post('/outcomes/:outcomeId/predict', predictOutcome, { answer: outcomeAnswer, summary: 'Say what a metric will do' }),
  measure,
  post('/outcomes/:outcomeId/archive', archiveOutcome, { answer: outcomeAnswer }),
  post('/outcomes/:outcomeId/restore', restoreOutcome, { answer: outcomeAnswer }),
]);
