import type { z } from 'zod';
import {
  measuredFigure,
  metricAnswer,
  metricFigurePage,
  metricPage,
  metricVersionPage,
  readMetricValueRequest,
} from '../../../contract/analytics/metric.ts';
import { mergedInput } from '../../platform/http/input.ts';
import { get, patch, post, type RawRoute, routes } from '../../platform/http/route.ts';
import { parseInput } from '../../platform/parse.ts';
import { readMetricValue } from './measure.query.ts';
import {
  archiveMetric,
  browseMetricFigures,
  browseMetrics,
  browseMetricVersions,
  changeMetric,
  createMetric,
  readMetric,
  restoreMetric,
} from './metric.actions.ts';
import { measureMetric } from './metric.jobs.ts';

// The facts are asked before anything is written: no transaction stays open for them.
const measure: RawRoute = {
  method: 'POST',
  path: '/metrics/:metricId/measure',
  can: 'edit',
  summary: 'Measure a metric and keep the figure',
  input: readMetricValueRequest,
  answer: measuredFigure,
  async handle({ ports, caller, request, reply }) {
    const { metricId, from, to } = parseInput(readMetricValueRequest, mergedInput(request));
    const days = from === undefined || to === undefined ? {} : { from, to };
    const figure = await measureMetric(ports, caller, { metricId, ...days });
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(figure));
  },
};

// A definition may leave out what has a default, one that is answered leaves out nothing: two types for one schema.
const answer = metricAnswer as z.ZodType;

export const metricRoutes = routes('Metrics', [
  get('/products/:productId/metrics', browseMetrics, { answer: metricPage }),
  post('/products/:productId/metrics', createMetric, { answer, status: 201 }),
  get('/metrics/:metricId', readMetric, { answer }),
  patch('/metrics/:metricId', changeMetric, { answer }),
  post('/metrics/:metricId/archive', archiveMetric, { answer }),
  post('/metrics/:metricId/restore', restoreMetric, { answer }),
  get('/metrics/:metricId/versions', browseMetricVersions, { answer: metricVersionPage }),
  get('/metrics/:metricId/figures', browseMetricFigures, { answer: metricFigurePage }),
  get('/metrics/:metricId/value', readMetricValue, { answer: measuredFigure, summary: 'Read what a metric was over some days' }),
  measure,
]);
