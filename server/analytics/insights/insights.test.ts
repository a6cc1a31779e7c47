import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinAs } from '../../../test/support/member.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import type { Caller } from '../../platform/action.ts';
import { type Deed, makeHearingProduct } from '../makers.ts';
import { alertJobs } from './alert.jobs.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) => Promise<ReturnType<typeof JSON.parse>>;
const callerOf =
  (caller: Caller): Call =>
  async (method, path, payload) => {
    const url = `/api/v1/workspaces/${caller.workspaceId}${path}`;
    const response = await world.app.inject({ method, url, headers: asCaller(caller), ...(payload ? { payload } : {}) });
    return response.headers['content-type']?.toString().startsWith('text/csv')
      ? response.body
      : response.body === ''
        ? null
        : response.json();
  };

const question = { kind: 'trends', version: 1, series: [{ events: ['Opened'], filters: [], measure: { kind: 'unique' } }] };
const people = (count: number, at: string): Deed[] =>
  Array.from({ length: count }, (_, index) => ({ who: `person ${index + 1}`, event: 'Opened', at }));

async function product(workspace: Workspace) {
  const made = await makeHearingProduct(world, workspace.admin);
  return { ...made, call: callerOf(workspace.admin) };
}

const named = (items: readonly { name: string }[]) => items.map(({ name }) => name);

test('an insight is asked, downloaded, duplicated, moved and archived', async () => {
  const workspace = await world.createWorkspace();
  const { productId, hear, call } = await product(workspace);
  await hear([...people(3, '2026-01-13'), ...people(2, '2026-01-14')]);
  const list = `/products/${productId}/insights`;
  const range = { kind: 'between', from: '2026-01-13', to: '2026-01-14' };
  const first = await call('POST', list, { name: 'Who opened', question: { ...question, range } });
  expect(first).toMatchObject({ version: 1, steward: null, question: { by: 'person', interval: 'day', range } });
  const second = await call('POST', list, { name: 'Second', question });
  const { answer } = await call('GET', `/insights/${first.id}/answer`);
  expect(answer.result.lines).toMatchObject([{ cells: [{ value: 3 }, { value: 2 }], total: { value: 3, n: 3 } }]);
  expect(await call('GET', `/insights/${first.id}/answer.csv`)).toBe(
    [
      'time,series,split,from,value,n',
      `now,${answer.result.lines[0].name},,2026-01-13T00:00:00.000Z,3,3`,
      `now,${answer.result.lines[0].name},,2026-01-14T00:00:00.000Z,2,2`,
      `now,${answer.result.lines[0].name},,total,3,3`,
      '',
    ].join('\r\n'),
  );
  const copy = await call('POST', `/insights/${first.id}/duplicate`);
  expect(copy).toMatchObject({ name: 'Who opened (copy)', question: { range } });
  expect(named((await call('GET', list)).items)).toEqual(['Who opened', 'Who opened (copy)', 'Second']);
  await call('POST', `/insights/${second.id}/move`, { afterId: null });
  expect(named((await call('GET', list)).items)).toEqual(['Second', 'Who opened', 'Who opened (copy)']);
  await call('POST', `/insights/${second.id}/move`, { afterId: first.id });
  expect(named((await call('GET', `${list}?limit=2`)).items)).toEqual(['Who opened', 'Second']);
  const { nextCursor } = await call('GET', `${list}?limit=2`);
  expect(named((await call('GET', `${list}?limit=2&cursor=${nextCursor}`)).items)).toEqual(['Who opened (copy)']);
  await call('POST', `/insights/${copy.id}/archive`);
  expect(named((await call('GET', list)).items)).toEqual(['Who opened', 'Second']);
  expect((await call('PATCH', `/insights/${copy.id}`, { name: 'Other' })).code).toBe('insight_archived');
  expect(named((await call('GET', `${list}?q=OPEN`)).items)).toEqual(['Who opened']);
  expect(await call('PATCH', `/insights/${first.id}`, { question: first.question }), 'the same question is no change').toEqual(first);
  const found = await call('GET', '/search?q=opened');
  expect(found.groups ?? found.items).toMatchObject([{ kind: 'insight' }]);
});

test('moved between two neighbours until numbers run out, insights keep their order', async () => {
  const workspace = await world.createWorkspace();
  const { productId, call } = await product(workspace);
  const list = `/products/${productId}/insights`;
  const [first, a, b] = await Promise.all(['First', 'a', 'b'].map((name) => call('POST', list, { name, question })));
  await call('POST', `/insights/${first.id}/move`, { afterId: null });
  for (let turn = 0; turn < 60; turn++) await call('POST', `/insights/${(turn % 2 === 0 ? a : b).id}/move`, { afterId: first.id });
  expect(named((await call('GET', list)).items)).toEqual(['First', 'b', 'a']);
});

test('an alert looks once at a week, tells its steward of a crossing, and tells again only after it was clear', async () => {
  const workspace = await world.createWorkspace();
  const { productId, hear, call } = await product(workspace);
  const steward = await joinAs(world, workspace, 'Ada', 'product_manager');
  await hear(people(30, '2026-01-06'));
  const insight = await call('POST', `/products/${productId}/insights`, { name: 'Opened', question });
  const watched = { kind: 'insight', insightId: insight.id, reduction: { kind: 'trends' } };
  const alert = await call('POST', `/products/${productId}/alerts`, {
    name: 'Many open',
    watched,
    condition: { kind: 'above', threshold: 25 },
    minimumN: 21,
    stewardId: steward.actor.id,
  });
  expect(alert).toMatchObject({ watchedName: 'Opened', period: 'week', steward: { name: 'Ada' }, lastCheck: null });
  const clock = async (day: string, deeds: readonly Deed[] = []) => {
    world.now.value = new Date(`${day}T09:00:00Z`);
    await hear(deeds);
    for (const job of alertJobs) await job.run(world.ports, {});
    for (const job of alertJobs) await job.run(world.ports, {});
  };
  const verdicts = async () => (await call('GET', `/alerts/${alert.id}/checks`)).items.map(({ verdict }: { verdict: string }) => verdict);
  const news = async () => (await callerOf(steward)('GET', '/notifications')).items;
  try {
    await clock('2026-01-15');
    expect(await verdicts()).toEqual(['crossed']);
    await clock('2026-01-22', people(40, '2026-01-13'));
    expect(await news(), 'still so is no news').toHaveLength(1);
    await clock('2026-01-29', people(20, '2026-01-20'));
    await clock('2026-02-05', people(21, '2026-01-27'));
    await clock('2026-02-12', people(60, '2026-02-03'));
    expect(await verdicts()).toEqual(['crossed', 'clear', 'too_few', 'stays', 'crossed']);
    expect(await news()).toMatchObject([
      { kind: 'alert_crossed', title: 'Many open', excerpt: 'Opened is 60 (95 % interval 44.82 to 75.18; n = 60)' },
      { kind: 'alert_crossed', subject: { kind: 'insight', id: insight.id } },
    ]);
    const changed = await call('PATCH', `/alerts/${alert.id}`, { condition: { kind: 'above', threshold: 100 } });
    expect(changed.lastCheck, 'what the old condition found says nothing about the new one').toBeNull();
  } finally {
    world.now.value = new Date('2026-01-15T09:00:00Z');
  }
});

test('numbers with too few behind them are hidden where an insight is opened and where it is downloaded', async () => {
  const workspace = await world.createWorkspace();
  const { productId, hear, call } = await product(workspace);
  await hear([...people(3, '2026-01-13'), ...people(2, '2026-01-14')]);
  const range = { kind: 'between', from: '2026-01-13', to: '2026-01-14' };
  const kept = await call('POST', `/products/${productId}/insights`, { name: 'Few', question: { ...question, range }, hideUnder: 3 });
  expect(kept.hideUnder).toBe(3);
  const { answer } = await call('GET', `/insights/${kept.id}/answer`);
  expect(answer.result.lines[0].cells).toEqual([
    { value: 3, n: 3, hidden: false },
    { value: null, n: null, hidden: true },
  ]);
  expect(await call('GET', `/insights/${kept.id}/answer.csv`)).toContain('2026-01-14T00:00:00.000Z,,\r\n');
  expect((await call('POST', `/insights/${kept.id}/duplicate`)).hideUnder).toBe(3);
  expect(await call('PATCH', `/insights/${kept.id}`, { hideUnder: 0 })).toMatchObject({ hideUnder: 0, version: 2 });
  expect(await call('GET', `/insights/${kept.id}/answer.csv`)).toContain('2026-01-14T00:00:00.000Z,2,2\r\n');
});

test('a number that an insight does not have is not watched', async () => {
  const workspace = await world.createWorkspace();
  const { productId, call } = await product(workspace);
  const { id } = await call('POST', `/products/${productId}/insights`, { name: 'Opened', question });
  const wish = (reduction: object) => ({
    name: 'Alert',
    watched: { kind: 'insight', insightId: id, reduction },
    condition: { kind: 'rises', by: 10, unit: 'percent' },
  });
  expect((await call('POST', `/products/${productId}/alerts`, wish({ kind: 'trends', series: 3 }))).code).toBe('invalid');
  expect((await call('POST', `/products/${productId}/alerts`, wish({ kind: 'cohort' }))).code).toBe('invalid');
});

test('annotations stand in a range, oldest first, and are edited and removed', async () => {
  const workspace = await world.createWorkspace();
  const { productId, call } = await product(workspace);
  const list = `/products/${productId}/annotations`;
  const later = await call('POST', list, { on: '2026-01-10', title: 'New prices' });
  const early = await call('POST', list, { on: '2025-12-24', title: 'Closed' });
  const days = async (range = '') => (await call('GET', `${list}${range}`)).items.map(({ on }: { on: string }) => on);
  expect(await days()).toEqual(['2025-12-24', '2026-01-10']);
  expect(await days('?from=2026-01-01&to=2026-01-10')).toEqual(['2026-01-10']);
  expect(await call('PATCH', `/annotations/${later.id}`, { on: '2026-01-11', note: 'Ten percent more' })).toMatchObject({
    on: '2026-01-11',
    note: 'Ten percent more',
    version: 2,
  });
  await call('DELETE', `/annotations/${early.id}`);
  expect(await days()).toEqual(['2026-01-11']);
  expect((await call('GET', `${list}?from=2026-02-01&to=2026-01-01`)).code).toBe('invalid');
});
