import { z } from 'zod';
import {
  changeMetricRequest,
  createMetricRequest,
  listMetricsRequest,
  listOfMetricRequest,
  type MeasuredFigure,
  type MetricAnswer,
  metricId,
  metricRef,
} from '../../../contract/analytics/metric.ts';
import { day } from '../../../contract/platform/date.ts';
import { action } from '../../platform/action.ts';
import { newId } from '../../platform/id.ts';
import { systemActor } from '../../platform/outbox.ts';
import { pageOf } from '../../platform/page.ts';
import { query } from '../../platform/query.ts';
import type { Scope } from '../../platform/scope.ts';
import { assertVersion, changedFields } from '../../platform/version.ts';
import { getProduct, listMeasuredBy, recordMeasurement } from '../../strategy/index.ts';
import { archiveVerbs } from '../insights/archive.actions.ts';
import { assertActive, getNoun, insertNoun, lockNoun, updateNoun } from '../insights/noun.store.ts';
import type { MetricRow } from '../insights/tables.ts';
import {
  figureAnswerOf,
  findCurrent,
  findDefinitions,
  findFigure,
  insertDefinition,
  listDefinitions,
  listFigures,
  listMetrics,
  putFigure,
} from './metric.store.ts';
import { lengthOf } from './period.ts';

async function answersOf(scope: Scope, rows: readonly MetricRow[]): Promise<MetricAnswer[]> {
  const definitions = await findDefinitions(scope, rows);
  const current = await findCurrent(
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const definition = definitions.get(row.id)?.definition;
    if (!definition) throw new Error(`the metric ${row.id} has no definition`);
    const figure = current.get(row.id);
    return {
      id: row.id,
      productId: row.product_id,
      name: row.name,
      description: row.description,
      unit: row.unit,
      direction: row.direction,
      definition,
      definitionNo: row.definition_no,
      current: figure ? figureAnswerOf(figure) : null,
      version: row.version,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      archivedAt: row.archived_at?.toISOString() ?? null,
    };
  });
}

export async function metricAnswerOf(scope: Scope, row: MetricRow): Promise<MetricAnswer> {
  const [answer] = await answersOf(scope, [row]);
  if (!answer) throw new Error('a metric got no answer');
  return answer;
}

const subject = (input: { metricId: string }) => ({ kind: 'metric', id: input.metricId });

/** Errors  product_not_found. */
export const createMetric = action({
  name: 'metric.created',
  input: createMetricRequest,
  can: 'decide',
  subject: (_input, result: MetricAnswer) => ({ kind: 'metric', id: result.id }),
  async run(scope, { productId, definition, ...fields }) {
    await getProduct(scope, productId);
    const id = newId('met', scope.now.getTime());
    const row = await insertNoun(scope, 'metrics', { id, product_id: productId, definition_no: 1, ...fields });
    await insertDefinition(scope, { metric_id: id, no: 1, definition, reason: null });
    return { result: await metricAnswerOf(scope, row), after: { productId, ...fields, definition, definitionNo: 1 } };
  },
});

/** Errors  metric_not_found, metric_archived, version_mismatch. */
export const changeMetric = action({
  name: 'metric.changed',
  input: changeMetricRequest,
  can: 'decide',
  subject,
  async run(scope, { metricId: id, expectedVersion, definition, reason, ...fields }) {
    const row = await lockNoun(scope, 'metrics', id);
    assertVersion(row, expectedVersion);
    assertActive('metrics', row);
    const stored = (await findDefinitions(scope, [row])).get(row.id)?.definition;
    const isNew = definition !== undefined && JSON.stringify(definition) !== JSON.stringify(stored);
    const change = changedFields<Partial<MetricRow>>(row, fields as Partial<MetricRow>);
    if (!change && !isNew) return { result: await metricAnswerOf(scope, row) };
    const no = row.definition_no + (isNew ? 1 : 0);
    if (isNew) await insertDefinition(scope, { metric_id: id, no, definition, reason: reason ?? null });
    const changed = await updateNoun(scope, 'metrics', id, { ...change?.after, definition_no: no });
    return {
      result: await metricAnswerOf(scope, changed),
      before: { ...change?.before, ...(isNew ? { definition: stored, definitionNo: row.definition_no } : {}) },
      after: { ...change?.after, ...(isNew ? { definition, definitionNo: no, reason: reason ?? null } : {}), productId: row.product_id },
    };
  },
});

export const { archive: archiveMetric, restore: restoreMetric } = archiveVerbs({
  table: 'metrics',
  input: metricRef,
  can: 'decide',
  idOf: (input) => input.metricId,
  answer: metricAnswerOf,
});

/** For those who are judged by one. Errors  metric_not_found. */
export const readMetricOf = async (scope: Scope, id: string): Promise<MetricAnswer> =>
  metricAnswerOf(scope, await getNoun(scope, 'metrics', id));

export const readMetric = query({
  name: 'metric.read',
  input: metricRef,
  can: 'read',
  run: (scope, input) => readMetricOf(scope, input.metricId),
});

export const browseMetrics = query({
  name: 'metrics.listed',
  input: listMetricsRequest,
  can: 'read',
  async run(scope, input) {
    await getProduct(scope, input.productId);
    const page = pageOf(
      await listMetrics(scope, input),
      input.limit,
      (row) => row,
      (row) => [row.name, row.id],
    );
    return { items: await answersOf(scope, page.items), nextCursor: page.nextCursor };
  },
});

export const browseMetricVersions = query({
  name: 'metric_versions.listed',
  input: listOfMetricRequest,
  can: 'read',
  async run(scope, input) {
    await getNoun(scope, 'metrics', input.metricId);
    return pageOf(
      await listDefinitions(scope, input),
      input.limit,
      (row) => ({ no: row.no, definition: row.definition, reason: row.reason, setBy: row.set_by, setAt: row.set_at.toISOString() }),
      (row) => [row.no],
    );
  },
});

export const browseMetricFigures = query({
  name: 'metric_figures.listed',
  input: listOfMetricRequest,
  can: 'read',
  async run(scope, input) {
    await getNoun(scope, 'metrics', input.metricId);
    return pageOf(await listFigures(scope, input), input.limit, figureAnswerOf, (row) => [row.to_on, row.from_on, row.definition_no]);
  },
});

const keptFigure = z.strictObject({
  metricId,
  definitionNo: z.int().min(1),
  from: day,
  to: day,
  value: z.number().nullable(),
  n: z.int().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const sameFigure = (a: MeasuredFigure, b: MeasuredFigure) =>
  JSON.stringify({ ...a, measuredAt: null }) === JSON.stringify({ ...b, measuredAt: null });

/**
 * Keeps what was measured, and hands it on to the north stars and key results of the metric when it covers the metric's own period.
 * Called by what asked the facts, never by a route: a figure is measured, not sent.
 */
export const keepFigure = action({
  name: 'metric.measured',
  input: keptFigure,
  can: 'edit',
  subject,
  async run(scope, { metricId: id, definitionNo, from, to, ...figure }) {
    const row = await lockNoun(scope, 'metrics', id);
    const kept = await findFigure(scope, { metricId: id, definitionNo, from, to });
    const stored = {
      workspace_id: scope.workspaceId,
      metric_id: id,
      definition_no: definitionNo,
      from_on: from,
      to_on: to,
      ...figure,
      measured_at: scope.now,
    };
    await putFigure(scope, stored);
    const definition = (await findDefinitions(scope, [row])).get(id)?.definition;
    const isItsPeriod = definitionNo === row.definition_no && definition !== undefined && lengthOf({ from, to }) === definition.periodDays;
    if (isItsPeriod && figure.value !== null) await handOn(scope, row, { to, value: figure.value, n: figure.n });
    const answer = figureAnswerOf(stored);
    if (kept && sameFigure(figureAnswerOf(kept), answer)) return { result: answer };
    const before = kept ? { value: kept.value, n: kept.n } : null;
    return { result: answer, before, after: { productId: row.product_id, from, to, definitionNo, ...figure } };
  },
});

async function handOn(scope: Scope, metric: MetricRow, { to, value, n }: { to: string; value: number; n: number | null }): Promise<void> {
  // Programs sign for what they measure, whoever asked them to.
  const byProgram: Scope = { ...scope, actor: systemActor('analytics') };
  for (const measured of await listMeasuredBy(scope, metric.id))
    await recordMeasurement.within(byProgram, {
      subject: measured,
      measuredOn: to,
      value,
      source: 'measured',
      note: `By the metric ${metric.name}`.slice(0, 500),
      n,
    });
}
