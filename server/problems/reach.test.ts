import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { type Deed, makeHearingProduct } from '../analytics/makers.ts';
import { mergeProblems } from './merge.actions.ts';
import { createProblem } from './problem.actions.ts';
import { reachJobs } from './reach.jobs.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const who = (count: number) => Array.from({ length: count }, (_, index) => `person ${index + 1}`);
const seen = (events: string) => ({ events: [events], filters: [] });
const failed = { kind: 'trends', version: 1, series: [{ ...seen('Export failed'), measure: { kind: 'unique' } }] };

/** 30 people failed within 90 days, five more long ago. */
const deeds: Deed[] = [
  ...who(30).map((person) => ({ who: person, event: 'Export failed', at: '2025-12-01' })),
  ...who(3).map((person) => ({ who: person, event: 'Export failed', at: '2026-01-10' })),
  ...who(35)
    .slice(30)
    .map((person) => ({ who: person, event: 'Export failed', at: '2025-09-01' })),
];

async function company(workspace: Workspace) {
  const { productId, hear } = await makeHearingProduct(world, workspace.admin);
  await hear(deeds);
  const problem = await world.do(workspace.admin, createProblem, { productId, title: 'Exports fail' });
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, payload?: object) => {
    const url = `/api/v1/workspaces/${workspace.id}${path}`;
    const response = await world.app.inject({ method, url, headers: asCaller(workspace.admin), ...(payload ? { payload } : {}) });
    return response.json();
  };
  const insight = await call('POST', `/products/${productId}/insights`, { name: 'Failed exports', question: failed });
  const reach = `/problems/${problem.id}/reach-source`;
  const explained = async (asOf?: string) =>
    (await call('GET', `/problems/${problem.id}/explanation${asOf ? `?asOf=${asOf}` : ''}`)).consumer;
  return { productId, problem, insight, call, reach, explained, hear };
}

test('a reach that an insight measures is told with its days and its source, and ranks', async () => {
  const { productId, problem, insight, call, reach, explained } = await company(await world.createWorkspace());
  await world.settle();
  expect(await explained()).toMatchObject({ reach: 0, reachSource: 'heard', reachMeasured: null });
  const source = { kind: 'insight', insightId: insight.id, reduction: { kind: 'trends', series: 0, figure: 'total' } };
  expect(await call('PUT', reach, { source })).toMatchObject({ source, sourceName: 'Failed exports', people: null });
  expect(await call('POST', `${reach}/measure`)).toMatchObject({ people: 30, from: '2025-10-17', to: '2026-01-14' });
  await world.settle();
  const reachMeasured = { people: 30, name: 'Failed exports', from: '2025-10-17', to: '2026-01-14', source };
  expect(await explained()).toMatchObject({ reach: 30, reachSource: 'measured', reachMeasured });
  const ranking = await call('GET', `/products/${productId}/ranking?lens=b2c`);
  expect(ranking.items ?? ranking.rows).toMatchObject([{ id: problem.id, consumer: { reach: 30, reachMeasured: true } }]);

  expect(await call('DELETE', reach)).toMatchObject({ source: null, people: null });
  await world.settle();
  expect(await explained()).toMatchObject({ reach: 0, reachSource: 'heard', reachMeasured: null });
});

test('measured by the clock once a day, and a day that has passed is told with what was known then', async () => {
  const workspace = await world.createWorkspace();
  const { insight, call, reach, explained, hear } = await company(workspace);
  await call('PUT', reach, { source: { kind: 'insight', insightId: insight.id, reduction: { kind: 'trends' } } });
  const clock = async () => {
    for (const job of reachJobs) await job.run(world.ports, {});
    await world.settle();
  };
  try {
    await clock();
    expect(await explained()).toMatchObject({ reach: 30 });
    world.now.value = new Date('2026-01-16T09:00:00Z');
    await hear(who(50).map((person) => ({ who: person, event: 'Export failed', at: '2026-01-15' })));
    await clock();
    await clock();
    expect(await explained()).toMatchObject({ reach: 50, reachMeasured: { to: '2026-01-15' } });
    expect(await explained('2026-01-15')).toMatchObject({ reach: 30, reachMeasured: { to: '2026-01-14' } });
    expect(await explained('2026-01-14')).toMatchObject({ reach: 0, reachSource: 'heard' });
    const audit = await call('GET', '/audit?event=problem.reach_measured');
    expect(audit.items).toHaveLength(2);
  } finally {
    world.now.value = new Date('2026-01-15T09:00:00Z');
  }
});

test('what counts no people measures no reach', async () => {
  const { productId, call, reach } = await company(await world.createWorkspace());
  const make = async (question: object) => (await call('POST', `/products/${productId}/insights`, { name: 'Other', question })).id;
  const counted = await make({ ...failed, series: [{ ...seen('Export failed'), measure: { kind: 'count' } }] });
  const byAccount = await make({ ...failed, by: 'account' });
  const source = (insightId: string, reduction: object) => ({ source: { kind: 'insight', insightId, reduction } });
  const refusal = async (answer: Promise<{ code: string }>) => (await answer).code;
  expect(await refusal(call('PUT', reach, source(counted, { kind: 'trends' })))).toBe('reach_needs_people');
  expect(await refusal(call('PUT', reach, source(byAccount, { kind: 'trends' })))).toBe('reach_needs_people');
  expect(await refusal(call('PUT', reach, source(byAccount, { kind: 'trends', series: 4 })))).toBe('invalid');
  expect(await refusal(call('POST', `${reach}/measure`))).toBe('no_reach_source');
});

test('a crossed alert is told to its steward and filed as evidence on its problem, once', async () => {
  const workspace = await world.createWorkspace();
  const { productId, problem, insight, call } = await company(workspace);
  const alert = await call('POST', `/products/${productId}/alerts`, {
    name: 'Exports fail often',
    watched: { kind: 'insight', insightId: insight.id, reduction: { kind: 'trends' } },
    condition: { kind: 'above', threshold: 2 },
    period: 'week',
    minimumN: 3,
  });
  await call('PUT', `/problems/${problem.id}/alerts/${alert.id}`);
  expect((await call('GET', `/problems/${problem.id}/alerts`)).items).toEqual([
    { alertId: alert.id, name: 'Exports fail often', insightName: 'Failed exports' },
  ]);
  // The week from Monday the 5th to Sunday the 11th.
  const check = await call('POST', `/alerts/${alert.id}/check`);
  expect(check).toMatchObject({ verdict: 'crossed', figure: { from: '2026-01-05', to: '2026-01-11', value: 3, n: 3 } });
  expect(await call('POST', `/alerts/${alert.id}/check`), 'the same period again').toEqual(check);
  await world.settle();
  const filed = await call('GET', `/problems/${problem.id}/evidence`);
  expect(filed.items).toMatchObject([{ kind: 'analytics', source: 'alert', quote: '', title: check.text, triage: 'attached' }]);
  const detail = await call('GET', `/evidence/${filed.items[0].id}`);
  expect(detail.fields).toMatchObject({ alertId: alert.id, insightId: insight.id, value: 3, n: 3, from: '2026-01-05', to: '2026-01-11' });
  expect((await call('GET', '/audit?event=alert.crossed')).items).toHaveLength(1);
  expect((await call('GET', `/alerts/${alert.id}/problems`)).items).toEqual([{ problemId: problem.id, title: 'Exports fail' }]);
  await call('DELETE', `/problems/${problem.id}/alerts/${alert.id}`);
  expect((await call('GET', `/alerts/${alert.id}/problems`)).items).toEqual([]);
  expect((await call('GET', `/problems/${problem.id}/alerts`)).items).toEqual([]);
});

test('an alert of a problem that went up in another files its evidence there', async () => {
  const workspace = await world.createWorkspace();
  const { productId, problem, insight, call } = await company(workspace);
  const other = await world.do(workspace.admin, createProblem, { productId, title: 'Exports break off' });
  const alert = await call('POST', `/products/${productId}/alerts`, {
    name: 'Exports fail often',
    watched: { kind: 'insight', insightId: insight.id, reduction: { kind: 'trends' } },
    condition: { kind: 'above', threshold: 2 },
    minimumN: 3,
  });
  await call('PUT', `/problems/${problem.id}/alerts/${alert.id}`);
  await world.do(workspace.admin, mergeProblems, { problemId: problem.id, intoId: other.id });
  expect(await call('POST', `/alerts/${alert.id}/check`)).toMatchObject({ verdict: 'crossed' });
  await world.settle();
  expect((await call('GET', `/problems/${other.id}/evidence`)).items).toMatchObject([{ kind: 'analytics' }]);
});
