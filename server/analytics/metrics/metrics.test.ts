import { afterAll, beforeAll, expect, test } from 'vitest';
import type { createMetricRequest } from '../../../contract/analytics/metric.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { createKeyResult, createNorthStar, createObjective, recordMeasurement } from '../../strategy/index.ts';
import { type Deed, makeHearingProduct } from '../makers.ts';
import { changeMetric, createMetric, readMetric } from './metric.actions.ts';
import { measureMetric, metricJobs } from './metric.jobs.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const who = (count: number) => Array.from({ length: count }, (_, index) => `person ${index + 1}`);
const opened = { events: ['Opened'], filters: [] };
const bought = { events: ['Bought'], filters: [] };

type Wish = Omit<Parameters<typeof createMetricRequest.parse>[0] & object, never>;
const metricOf = (productId: string, definition: Record<string, unknown>, more: Wish = {}) =>
  ({ productId, name: 'A metric', unit: 'people', direction: 'increase', definition, ...more }) as never;

const trends = (measure: object, series: object = opened) => ({ kind: 'trends', version: 1, series: [{ ...series, measure }] });
const funnel = { kind: 'funnel', version: 1, steps: [opened, bought] };

/** 40 people opened on the 5th; ten of them bought on the 6th, for 10, 20 … 100; the tenth bought another nine times. */
const deeds: Deed[] = [
  ...who(40).map((person) => ({ who: person, event: 'Opened', at: '2026-01-05' })),
  ...who(10).map((person, index) => ({ who: person, event: 'Bought', at: '2026-01-06', properties: { price: (index + 1) * 10 } })),
  ...Array.from({ length: 9 }, (_, index) => ({
    who: 'person 10',
    event: 'Bought',
    at: `2026-01-06T13:0${index}:00Z`,
    properties: { price: 100 },
  })),
  // Outside of the time that is asked about.
  ...who(40).map((person) => ({ who: person, event: 'Bought', at: '2025-11-01', properties: { price: 1 } })),
];

async function heard(workspace: Workspace): Promise<string> {
  const { productId, hear } = await makeHearingProduct(world, workspace.admin);
  await hear(deeds);
  return productId;
}

const january = { from: '2026-01-01', to: '2026-01-14' };

test('a metric is measured with how many are behind it and how sure it is, and the figure is kept', async () => {
  const workspace = await world.createWorkspace();
  const productId = await heard(workspace);
  const measured = async (definition: Record<string, unknown>) => {
    const { id } = await world.do(workspace.admin, createMetric, metricOf(productId, definition));
    const { value, n, low, high } = await measureMetric(world.ports, workspace.admin, { metricId: id, ...january });
    return { value, n, low: low === null ? null : Math.round(low * 100) / 100, high: high === null ? null : Math.round(high * 100) / 100 };
  };
  const share = await measured({ question: funnel, reduction: { kind: 'funnel' } });
  expect(share, 'Wilson of 10 in 40').toEqual({ value: 25, n: 40, low: 14.19, high: 40.19 });
  expect(await measured({ question: funnel, reduction: { kind: 'funnel', figure: 'dropped' } })).toMatchObject({ value: 30, n: 30 });
  expect(await measured({ question: trends({ kind: 'unique' }), reduction: { kind: 'trends' } })).toEqual({
    value: 40,
    n: 40,
    low: 27.6,
    high: 52.4,
  });
  expect(await measured({ question: trends({ kind: 'count' }, bought), reduction: { kind: 'trends' } })).toMatchObject({
    value: 19,
    n: 10,
  });
  const revenue = trends({ kind: 'sum', property: 'price' }, bought);
  expect(await measured({ question: revenue, reduction: { kind: 'trends' } })).toMatchObject({ value: 1_450, n: 10 });
  expect(await measured({ question: revenue, reduction: { kind: 'trends', figure: 'mean' } })).toMatchObject({ value: 145, n: 10 });
  // 10 + 20 + … + 90 + 150: the tenth counts for no more than the cap.
  expect(await measured({ question: revenue, reduction: { kind: 'trends', figure: 'mean' }, cap: 150 })).toMatchObject({
    value: 60,
    n: 10,
  });
  const average = trends({ kind: 'average', property: 'price' }, bought);
  expect(await measured({ question: average, reduction: { kind: 'trends' } })).toMatchObject({ value: 1_450 / 19, n: 10 });
  const largest = trends({ kind: 'max', property: 'price' }, bought);
  expect(await measured({ question: largest, reduction: { kind: 'trends' } })).toEqual({ value: 100, n: 10, low: null, high: null });
  const cohort = { kind: 'cohort', version: 1, conditions: [{ ...bought, times: { op: 'at_least', count: 2 } }] };
  expect(await measured({ question: cohort, reduction: { kind: 'cohort' } })).toMatchObject({ value: 1, n: 1 });
  const retention = { kind: 'retention', version: 1, start: opened, comeBack: bought };
  expect(await measured({ question: retention, reduction: { kind: 'retention', column: 1 } })).toMatchObject({ value: 25, n: 40 });
  const sticky = { kind: 'stickiness', version: 1, event: { events: null, filters: [] } };
  expect(await measured({ question: sticky, reduction: { kind: 'stickiness', intervals: 2 } })).toMatchObject({ value: 25, n: 40 });
  const cycle = { kind: 'lifecycle', version: 1, event: opened };
  expect(await measured({ question: cycle, reduction: { kind: 'lifecycle', status: 'new' } })).toMatchObject({ value: 40 / 14 });
});

test('nobody did it: a share is unknown, a count is nobody', async () => {
  const workspace = await world.createWorkspace();
  const { productId } = await makeHearingProduct(world, workspace.admin);
  const share = await world.do(workspace.admin, createMetric, metricOf(productId, { question: funnel, reduction: { kind: 'funnel' } }));
  expect(await measureMetric(world.ports, workspace.admin, { metricId: share.id })).toMatchObject({ value: null, n: 0 });
  const count = await world.do(
    workspace.admin,
    createMetric,
    metricOf(productId, { question: trends({ kind: 'unique' }), reduction: { kind: 'trends' } }),
  );
  expect(await measureMetric(world.ports, workspace.admin, { metricId: count.id })).toMatchObject({ value: 0, n: 0, low: 0, high: 0 });
});

test('another definition is another version: what was measured keeps the one it was measured by', async () => {
  const workspace = await world.createWorkspace();
  const productId = await heard(workspace);
  const metric = await world.do(
    workspace.admin,
    createMetric,
    metricOf(productId, { question: trends({ kind: 'unique' }), reduction: { kind: 'trends' } }),
  );
  await measureMetric(world.ports, workspace.admin, { metricId: metric.id });
  const renamed = await world.do(workspace.admin, changeMetric, { metricId: metric.id, name: 'Openers', definition: metric.definition });
  expect(renamed.definitionNo, 'the same definition again is no new one').toBe(1);
  expect(renamed.current).toMatchObject({ value: 40, definitionNo: 1, from: '2025-12-18', to: '2026-01-14' });
  const counted = { ...metric.definition, question: trends({ kind: 'count' }) } as never;
  const changed = await world.do(workspace.admin, changeMetric, { metricId: metric.id, definition: counted, reason: 'Opens, not people' });
  expect(changed).toMatchObject({ definitionNo: 2, current: null });
  await measureMetric(world.ports, workspace.admin, { metricId: metric.id });
  const url = (tail: string) => `/api/v1/workspaces/${workspace.id}/metrics/${metric.id}/${tail}`;
  const get = async (tail: string) => (await world.app.inject({ url: url(tail), headers: asCaller(workspace.admin) })).json();
  expect((await get('versions')).items).toMatchObject([{ no: 2, reason: 'Opens, not people' }, { no: 1 }]);
  expect((await get('figures')).items).toMatchObject([
    { definitionNo: 2, value: 40 },
    { definitionNo: 1, value: 40 },
  ]);
  expect(await get('value?from=2026-01-05&to=2026-01-05')).toMatchObject({ value: 40, from: '2026-01-05', definitionNo: 2 });
  const unmade = await world.app.inject({ url: url('value?from=2026-01-05'), headers: asCaller(workspace.admin) });
  expect(unmade.statusCode).toBe(422);
});

test('a day that is not over is asked about and not kept', async () => {
  const workspace = await world.createWorkspace();
  const productId = await heard(workspace);
  const wish = metricOf(productId, { question: trends({ kind: 'unique' }), reduction: { kind: 'trends' } });
  const { id } = await world.do(workspace.admin, createMetric, wish);
  const response = await world.app.inject({
    method: 'POST',
    url: `/api/v1/workspaces/${workspace.id}/metrics/${id}/measure`,
    headers: asCaller(workspace.admin),
    payload: { from: '2026-01-15', to: '2026-01-15' },
  });
  expect(response.json()).toMatchObject({ code: 'period_not_over' });
});

test.each([
  [
    'a breakdown',
    { question: { ...trends({ kind: 'count' }), breakdown: { by: 'property', name: 'plan' } }, reduction: { kind: 'trends' } },
  ],
  ['a series that there is not', { question: trends({ kind: 'count' }), reduction: { kind: 'trends', series: 1 } }],
  ['a step that there is not', { question: funnel, reduction: { kind: 'funnel', step: 2 } }],
  ['the reduction of another kind', { question: funnel, reduction: { kind: 'cohort' } }],
  ['a cap on a share', { question: funnel, reduction: { kind: 'funnel' }, cap: 3 }],
  ['the mean of a count of people', { question: trends({ kind: 'unique' }), reduction: { kind: 'trends', figure: 'mean' } }],
])('a metric with %s is refused', async (_title, definition) => {
  const workspace = await world.createWorkspace();
  const { productId } = await makeHearingProduct(world, workspace.admin);
  await expect(world.do(workspace.admin, createMetric, metricOf(productId, definition))).rejects.toThrow(
    expect.objectContaining({ kind: 'invalid' }),
  );
});

test('the north star and key results of a metric are measured by it, by the clock and when somebody asks; nobody types over it', async () => {
  const workspace = await world.createWorkspace();
  const productId = await heard(workspace);
  const definition = { question: trends({ kind: 'unique' }, bought), reduction: { kind: 'trends' } };
  const metric = await world.do(workspace.admin, createMetric, metricOf(productId, definition, { name: 'Buyers' }));
  const fields = { name: 'People who buy', unit: 'people', direction: 'increase' as const };
  const star = await world.do(workspace.admin, createNorthStar, { productId, ...fields, metricId: metric.id });
  expect(star.metric).toEqual({ id: metric.id, name: 'Buyers' });
  const objective = await world.do(workspace.admin, createObjective, {
    productId,
    title: 'More buyers',
    startsOn: '2026-01-01',
    endsOn: '2026-03-31',
    status: 'active',
  });
  const wish = { objectiveId: objective.id, ...fields, baseline: 0, target: 20 };
  const keyResult = await world.do(workspace.admin, createKeyResult, { ...wish, metricId: metric.id });
  const typed = await world.do(workspace.admin, createKeyResult, wish);
  const subject = { kind: 'key_result' as const, id: keyResult.id };
  await expect(world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-14', value: 12 })).rejects.toThrow(
    expect.objectContaining({ code: 'measured_by_metric' }),
  );
  await world.do(workspace.admin, recordMeasurement, { subject: { ...subject, id: typed.id }, measuredOn: '2026-01-14', value: 12 });

  for (const job of metricJobs) await job.run(world.ports, {});
  const read = async (path: string) =>
    (await world.app.inject({ url: `/api/v1/workspaces/${workspace.id}${path}`, headers: asCaller(workspace.admin) })).json();
  const measured = { measuredOn: '2026-01-14', value: 10, n: 10, source: 'measured' };
  expect(await read(`/key-results/${keyResult.id}`)).toMatchObject({ current: measured, progress: 0.5, metric: { name: 'Buyers' } });
  expect((await read(`/products/${productId}/north-stars`)).items).toMatchObject([{ current: measured }]);
  expect(await read(`/key-results/${typed.id}`)).toMatchObject({ current: { value: 12, source: 'typed', n: null } });

  const audit = () => world.ask(workspace.admin, readMetric, { metricId: metric.id });
  const before = await audit();
  for (const job of metricJobs) await job.run(world.ports, {});
  expect(await audit(), 'a period is measured by the clock once').toEqual(before);
});

test('strategy refuses a metric of another product, one that is archived and one that there is not', async () => {
  const workspace = await world.createWorkspace();
  const [one, other] = [await makeHearingProduct(world, workspace.admin), await makeHearingProduct(world, workspace.admin)];
  const wish = metricOf(other.productId, { question: funnel, reduction: { kind: 'funnel' } });
  const { id } = await world.do(workspace.admin, createMetric, wish);
  const star = (productId: string, metricId: string) =>
    world.do(workspace.admin, createNorthStar, { productId, name: 'Star', unit: '%', direction: 'increase', metricId });
  await expect(star(one.productId, id)).rejects.toThrow(expect.objectContaining({ code: 'metric_of_other_product' }));
  await expect(star(one.productId, `met_${'0'.repeat(20)}`)).rejects.toThrow(expect.objectContaining({ code: 'metric_not_found' }));
});
