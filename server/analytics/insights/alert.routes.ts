import type { z } from 'zod';
import { alertAnswer, alertCheckAnswer, alertCheckPage, alertPage, alertRef } from '../../../contract/analytics/alert.ts';
import { mergedInput } from '../../platform/http/input.ts';
import { get, patch, post, type RawRoute, routes } from '../../platform/http/route.ts';
import { parseInput } from '../../platform/parse.ts';
import { archiveAlert, browseAlertChecks, browseAlerts, changeAlert, createAlert, readAlert, restoreAlert } from './alert.actions.ts';
import { checkAlert } from './alert.jobs.ts';

// The facts are asked before anything is written: no transaction stays open for them.
const check: RawRoute = {
  method: 'POST',
  path: '/alerts/:alertId/check',
  can: 'edit',
  summary: 'Look at the last period of an alert now',
  input: alertRef,
  answer: alertCheckAnswer,
  async handle({ ports, caller, request, reply }) {
    const { alertId } = parseInput(alertRef, mergedInput(request));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(await checkAlert(ports, caller, alertId)));
  },
};

// A stored reduction may leave out what has a default, one that is answered leaves out nothing: two types for one schema.
const answer = alertAnswer as z.ZodType;

export const alertRoutes = routes('Alerts', [
  get('/products/:productId/alerts', browseAlerts, { answer: alertPage as z.ZodType }),
  post('/products/:productId/alerts', createAlert, { answer, status: 201 }),
  get('/alerts/:alertId', readAlert, { answer }),
  patch('/alerts/:alertId', changeAlert, { answer }),
  post('/alerts/:alertId/archive', archiveAlert, { answer }),
  post('/alerts/:alertId/restore', restoreAlert, { answer }),
  get('/alerts/:alertId/checks', browseAlertChecks, { answer: alertCheckPage }),
  check,
]);
