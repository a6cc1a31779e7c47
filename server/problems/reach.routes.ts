import type { z } from 'zod';
import { alertedProblems, problemAlerts, reachAnswer, reachOfProblem } from '../../contract/problems/reach-source.ts';
import { mergedInput } from '../platform/http/input.ts';
import { del, get, put, type RawRoute, routes } from '../platform/http/route.ts';
import { parseInput } from '../platform/parse.ts';
import { browseProblemAlerts, browseProblemsOfAlert, linkAlert, unlinkAlert } from './alert.actions.ts';
import { clearReachSource, readReach, setReachSource } from './reach.actions.ts';
import { measureReach } from './reach.jobs.ts';

// The facts are asked before anything is written: no transaction stays open for them.
const measure: RawRoute = {
  method: 'POST',
  path: '/problems/:problemId/reach-source/measure',
  can: 'edit',
  summary: 'Measure the reach of a problem now',
  input: reachOfProblem,
  answer: reachAnswer,
  async handle({ ports, caller, request, reply }) {
    const { problemId } = parseInput(reachOfProblem, mergedInput(request));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(await measureReach(ports, caller, problemId, true)));
  },
};

// A stored reduction may leave out what has a default, one that is answered leaves out nothing: two types for one schema.
const answer = reachAnswer as z.ZodType;

export const reachRoutes = routes('Problems', [
  get('/problems/:problemId/reach-source', readReach, { answer, summary: 'Read what measures the reach of a problem' }),
  put('/problems/:problemId/reach-source', setReachSource, { answer, summary: 'Name what measures the reach of a problem' }),
  del('/problems/:problemId/reach-source', clearReachSource, { answer, summary: 'Let the reach of a problem be what is heard' }),
  measure,
  get('/problems/:problemId/alerts', browseProblemAlerts, { answer: problemAlerts }),
  get('/alerts/:alertId/problems', browseProblemsOfAlert, {
    answer: alertedProblems,
    summary: 'List the problems on which an alert files evidence',
  }),
  put('/problems/:problemId/alerts/:alertId', linkAlert, { answer: problemAlerts, summary: 'Let an alert file evidence on a problem' }),
  del('/problems/:problemId/alerts/:alertId', unlinkAlert, {
    answer: problemAlerts,
    summary: 'Let an alert file no more evidence on a problem',
  }),
]);
