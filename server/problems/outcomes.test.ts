import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { type Deed, makeHearingProduct } from '../analytics/makers.ts';
import { captureEvidence } from './evidence.actions.ts';
import { outcomeJobs } from './outcome.jobs.ts';
import { createProblem } from './problem.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const step = (event: string) => ({ events: [event], filters: [] });
const definition = {
  question: { kind: 'funnel', version: 1, steps: [step('Opened'), step('Bought')] },
  reduction: { kind: 'funnel' },
  periodDays: 7,
};

/** So many open on a day, and so many of them buy. */
const shop = (opened: number, bought: number, on: string): Deed[] =>
  Array.from({ length: opened }, (_, index) => index).flatMap((index) => [
    { who: `${on} ${index}`, event: 'Opened', at: `${on}T10:00:00Z` },
    ...(index < bought ? [{ who: `${on} ${index}`, event: 'Bought', at: `${on}T11:00:00Z` }] : []),
  ]);

async function company(workspace: Workspace) {
  const { productId, hear } = await makeHearingProduct(world, workspace.admin);
  const problem = await world.do(workspace.admin, createProblem, { productId, title: 'Checkout takes long' });
  for (const kind of ['interview', 'support'] as const)
    await world.do(workspace.admin, captureEvidence, { productId, kind, body: 'It takes long', attachTo: { problemId: problem.id } });
  const call = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object) => {
    const url = `/api/v1/workspaces/${workspace.id}${path}`;
    const response = await world.app.inject({ method, url, headers: asCaller(workspace.admin), ...(payload ? { payload } : {}) });
    return response.json();
  };
  const wish = { name: 'Conversion', unit: '%', direction: 'increase', definition };
  const metric = await call('POST', `/products/${productId}/metrics`, wish);
  return { productId, problem, metric, call, hear };
}

test('what was predicted is frozen when the problem is chosen, and what came of it is judged with its interval', async () => {
  const { problem, metric, call, hear } = await company(await world.createWorkspace());
  await hear(shop(200, 20, '2026-01-12'));
  const outcome = await call('POST', `/problems/${problem.id}/outcomes`, {
    metricId: metric.id,
    predicted: { value: 5, unit: 'points' },
    minimumN: 100,
  });
  expect(outcome).toMatchObject({
    metric: { name: 'Conversion', definitionNo: 1 },
    baseline: { value: 10, n: 200, from: '2026-01-08', to: '2026-01-14' },
    predictions: [{ predicted: { value: 5 }, frozenAt: null }],
    measured: [],
  });
  const predict = (value: number, reason?: string) =>
    call('POST', `/outcomes/${outcome.id}/predict`, { predicted: { value, unit: 'points' }, ...(reason ? { reason } : {}) });
  expect((await predict(6)).predictions, 'until then it is replaced').toMatchObject([{ predicted: { value: 6 }, frozenAt: null }]);
  expect((await call('POST', `/outcomes/${outcome.id}/measure`)).code).toBe('within_baseline');
  try {
    for (const status of ['validated', 'chosen']) await call('POST', `/problems/${problem.id}/status`, { status });
    world.now.value = new Date('2026-01-15T10:00:00Z');
    expect((await predict(8)).code).toBe('prediction_needs_reason');
    const again = await predict(8, 'The first tests went well');
    expect(again.predictions).toMatchObject([
      { predicted: { value: 8 }, reason: 'The first tests went well', frozenAt: '2026-01-15T10:00:00.000Z' },
      { predicted: { value: 6 }, frozenAt: '2026-01-15T09:00:00.000Z' },
    ]);

    world.now.value = new Date('2026-01-23T09:00:00Z');
    await hear([...shop(90, 30, '2026-01-16'), ...shop(110, 18, '2026-01-20')]);
    const measured = await call('POST', `/outcomes/${outcome.id}/measure`);
    expect(measured.measured).toMatchObject([
      { verdict: 'better', figure: { value: 24, n: 200, from: '2026-01-16', to: '2026-01-22' }, change: { value: 14, percent: 140 } },
    ]);
    const { low, high } = measured.measured[0].change;
    // Newcombe's hybrid score interval of 48/200 − 20/200.
    expect([low.toFixed(1), high.toFixed(1)]).toEqual(['6.7', '21.2']);
    expect((await call('POST', `/outcomes/${outcome.id}/measure`, { from: '2026-01-16', to: '2026-01-17' })).code).toBe('not_as_long');

    for (const status of ['in_delivery', 'released']) await call('POST', `/problems/${problem.id}/status`, { status });
    const measuredUntil = async (now: string) => {
      world.now.value = new Date(now);
      for (const job of outcomeJobs) await job.run(world.ports, {});
      const [read] = (await call('GET', `/problems/${problem.id}/outcomes`)).items;
      return read.measured.map((one: { figure: { to: string } }) => one.figure.to);
    };
    expect(await measuredUntil('2026-01-29T09:00:00Z'), 'these days were measured').toEqual(['2026-01-22']);
    await hear(shop(150, 60, '2026-01-27'));
    expect(await measuredUntil('2026-01-31T09:00:00Z')).toEqual(['2026-01-30', '2026-01-22']);
    expect(await measuredUntil('2026-02-01T09:00:00Z')).toEqual(['2026-01-30', '2026-01-22']);

    await call('PATCH', `/metrics/${metric.id}`, { definition: { ...definition, periodDays: 14 }, reason: 'Two weeks' });
    expect((await call('POST', `/outcomes/${outcome.id}/measure`)).code).toBe('metric_redefined');
    expect((await call('GET', `/problems/${problem.id}/outcomes`)).items).toHaveLength(1);
  } finally {
    world.now.value = new Date('2026-01-15T09:00:00Z');
  }
});

test('a frozen prediction cannot be changed, not even past the product', async () => {
  const workspace = await world.createWorkspace();
  const { problem, metric, call, hear } = await company(workspace);
  await hear(shop(10, 2, '2026-01-12'));
  await call('POST', `/problems/${problem.id}/outcomes`, { metricId: metric.id, predicted: { value: 50, unit: 'percent' } });
  for (const status of ['validated', 'chosen']) await call('POST', `/problems/${problem.id}/status`, { status });
  const tamper = world.inside(workspace.admin, (scope) =>
    sql`update outcome_predictions set predicted = '{"value": 1, "unit": "percent"}' where workspace_id = ${workspace.id}`.execute(
      scope.db,
    ),
  );
  await expect(tamper).rejects.toThrow('a frozen prediction stands');
});

test('few people decide nothing, and a metric without an interval is no outcome', async () => {
  const { productId, problem, metric, call, hear } = await company(await world.createWorkspace());
  const nobody = await call('POST', `/problems/${problem.id}/outcomes`, { metricId: metric.id });
  expect(nobody.code).toBe('nothing_measured');
  await hear(shop(20, 2, '2026-01-12'));
  const outcome = await call('POST', `/problems/${problem.id}/outcomes`, { metricId: metric.id });
  const doubled = {
    kind: 'trends',
    version: 1,
    series: [{ ...step('Opened'), measure: { kind: 'count' } }],
    formulas: [{ formula: 'A * 2' }],
  };
  const other = await call('POST', `/products/${productId}/metrics`, {
    name: 'Formula',
    unit: 'x',
    direction: 'increase',
    definition: { question: doubled, reduction: { kind: 'trends', series: 1 } },
  });
  expect((await call('POST', `/problems/${problem.id}/outcomes`, { metricId: other.id })).code).toBe('metric_without_interval');
  try {
    world.now.value = new Date('2026-01-23T09:00:00Z');
    await hear(shop(20, 20, '2026-01-20'));
    const measured = await call('POST', `/outcomes/${outcome.id}/measure`);
    expect(measured.measured).toMatchObject([{ verdict: 'too_few', figure: { value: 100, n: 20 } }]);
    expect((await call('POST', `/outcomes/${outcome.id}/archive`)).archivedAt).not.toBeNull();
    expect((await call('POST', `/outcomes/${outcome.id}/measure`)).code).toBe('outcome_archived');
    const listed = (query = '') => call('GET', `/problems/${problem.id}/outcomes${query}`);
    expect(await listed()).toEqual({ items: [], archived: 1 });
    expect(await listed('?archived=true')).toMatchObject({ items: [{ id: outcome.id }], archived: 1 });
    expect((await call('POST', `/outcomes/${outcome.id}/restore`)).archivedAt).toBeNull();
    expect(await listed()).toMatchObject({ items: [{ id: outcome.id }], archived: 0 });
  } finally {
    world.now.value = new Date('2026-01-15T09:00:00Z');
  }
});
