// A metric, asked of the facts.
import { type MeasuredFigure, type MetricDefinition, readMetricValueRequest } from '../../../contract/analytics/metric.ts';
import { factsQuery } from '../../platform/facts/facts-query.ts';
import type { Scope } from '../../platform/scope.ts';
import { getNoun } from '../insights/noun.store.ts';
import { loadAskedIn } from '../questions/asked-in.query.ts';
import { type AskedIn, zoneOf } from '../questions/plan.ts';
import { measureFigure } from './figure.query.ts';
import { findDefinitions } from './metric.store.ts';
import { type Days, lastDays } from './period.ts';

/** What it takes to measure, read in Postgres before the facts are asked. */
export type Measurable = {
  definition: MetricDefinition;
  definitionNo: number;
  asked: AskedIn;
  zone: string;
  name: string;
  productId: string;
};

/** Errors  metric_not_found. */
export async function loadMetric(scope: Scope, metricId: string): Promise<Measurable> {
  const row = await getNoun(scope, 'metrics', metricId);
  const definition = (await findDefinitions(scope, [row])).get(row.id)?.definition;
  if (!definition) throw new Error(`the metric ${row.id} has no definition`);
  const asked = await loadAskedIn(scope, row.product_id, definition.question);
  const zone = zoneOf(definition.question, asked.sources);
  return { definition, definitionNo: row.definition_no, asked, zone, name: row.name, productId: row.product_id };
}

/** The last whole period of a metric. */
export const lastDaysOf = ({ definition, zone, asked }: Measurable): Days => lastDays(definition.periodDays, zone, asked.now);

/**
 * What a metric was over some days, asked now and kept nowhere.
 *
 * Errors  metric_not_found, and those of the question.
 */
export const readMetricValue = factsQuery({
  name: 'metric_value.read',
  input: readMetricValueRequest,
  can: 'read',
  load: (scope, input) => loadMetric(scope, input.metricId),
  async run(facts, loaded, input, { now, signal }): Promise<MeasuredFigure> {
    const days = input.from === undefined || input.to === undefined ? lastDaysOf(loaded) : { from: input.from, to: input.to };
    const figure = await measureFigure(facts, loaded.definition, loaded.asked, days, signal);
    return { ...days, ...figure, definitionNo: loaded.definitionNo, measuredAt: now.toISOString() };
  },
});
