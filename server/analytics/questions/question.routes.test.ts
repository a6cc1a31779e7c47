// Questions as programs ask them: from the intake to the names behind a number.
import { afterAll, expect, test } from 'vitest';
import type { QuestionAnswer } from '../../../contract/analytics/question-answer.ts';
import { asCaller, openWorld } from '../../../test/support/world.ts';
import { createAccount, createPerson, createSegment } from '../../people/index.ts';
import type { Caller } from '../../platform/action.ts';
import { makeHearingProduct } from '../makers.ts';

const world = await openWorld();
afterAll(() => world.close());

const hostile = "'; drop table bifocal.events; --";
const oddName = "a`b '] \\ {x:String}\t";

const post = (caller: Caller, path: string, payload: object) =>
  world.app.inject({ method: 'POST', url: `/api/v1/workspaces/${caller.workspaceId}${path}`, headers: asCaller(caller), payload });

/** Two persons of Acme and one of nobody pay; one visits. Ann is known as a record, and so is Acme. */
async function heard() {
  world.now.value = new Date('2026-03-10T15:00:00Z');
  const workspace = await world.createWorkspace();
  const { productId, hear } = await makeHearingProduct(world, workspace.admin, { zone: 'Europe/Berlin' });
  const ref = (externalId: string) => [{ source: 'crm', externalId }];
  const ann = await world.do(workspace.admin, createPerson, { name: 'Ann', externalRefs: ref('ann') });
  const acme = await world.do(workspace.admin, createAccount, { name: 'Acme', externalRefs: ref('acme') });
  const anns = await world.do(workspace.admin, createSegment, { name: 'Ann alone', kind: 'person', definition: { list: [ann.id] } });
  const buyers = await world.do(workspace.admin, createSegment, { name: 'Acme alone', kind: 'account', definition: { list: [acme.id] } });
  await hear([
    { who: 'ann', event: 'pay', at: '2026-03-09', account: 'acme', properties: { [oddName]: 'here', amount: 5 } },
    { who: 'bob', event: 'pay', at: '2026-03-10', account: 'acme', properties: { amount: 7 } },
    { who: 'cem', event: 'pay', at: '2026-03-10', properties: { amount: 100 } },
    { who: 'cem', event: hostile, at: '2026-03-10' },
  ]);
  await world.settle();
  return { workspace, productId, ann, acme, anns, buyers };
}

const week = { version: 1, range: { kind: 'last', count: 7, unit: 'day' } };
const paying = (more: object = {}, measure: object = { kind: 'unique' }) => ({
  ...week,
  kind: 'trends',
  series: [{ events: ['pay'], measure }],
  ...more,
});
const totalOf = ({ result }: QuestionAnswer) => (result.kind === 'trends' ? result.lines[0]!.total.value : null);

test('a question is answered by person and by account, and says who is behind the number', async () => {
  const { workspace, productId, ann, acme } = await heard();
  const viewer = workspace.as('viewer');
  const byPerson = await post(viewer, `/products/${productId}/questions`, { question: paying() });
  expect(byPerson.statusCode).toBe(200);
  const answer = byPerson.json<QuestionAnswer>();
  expect(totalOf(answer)).toBe(3);
  expect(answer.ran).toMatchObject({ plan: 'bitmap', sampled: false, sql: null, freshness: '2026-03-10T15:00:00.000Z' });
  expect(answer.result.range).toEqual({ from: '2026-03-03T23:00:00.000Z', until: '2026-03-10T23:00:00.000Z', zone: 'Europe/Berlin' });

  const cell = { kind: 'trends', series: 0, bucket: null };
  const people = await post(viewer, `/products/${productId}/questions/actors`, { question: paying(), cell, limit: 2 });
  expect(people.json().items).toEqual([
    { number: expect.any(Number), id: ann.id, name: 'Ann' },
    expect.objectContaining({ id: null, name: 'bob' }),
  ]);
  const more = await post(viewer, `/products/${productId}/questions/actors`, {
    question: paying(),
    cell,
    limit: 2,
    cursor: people.json().nextCursor,
  });
  expect(more.json()).toEqual({ items: [expect.objectContaining({ name: 'cem' })], nextCursor: null });

  const byAccount = (
    await post(workspace.admin, `/products/${productId}/questions`, { question: paying({ by: 'account' }) })
  ).json<QuestionAnswer>();
  expect({ total: totalOf(byAccount), without: byAccount.eventsWithoutAccount }).toEqual({ total: 1, without: 1 });
  expect(byAccount.ran.sql?.length).toBeGreaterThan(0);
  const accounts = await post(viewer, `/products/${productId}/questions/actors`, { question: paying({ by: 'account' }), cell });
  expect(accounts.json().items).toEqual([{ number: expect.any(Number), id: acme.id, name: 'Acme' }]);
});

test('segments of people and of accounts narrow a question, and split it', async () => {
  const { workspace, productId, anns, buyers } = await heard();
  const sum = async (more: object) =>
    totalOf(
      (
        await post(workspace.admin, `/products/${productId}/questions`, { question: paying(more, { kind: 'sum', property: 'amount' }) })
      ).json(),
    );
  expect(await sum({})).toBe(112);
  expect(await sum({ segmentIds: [anns.id] })).toBe(5);
  expect(await sum({ segmentIds: [buyers.id] })).toBe(12);
  expect(await sum({ segmentIds: [buyers.id], by: 'account' })).toBe(12);
  const split = paying({ breakdown: { by: 'segment', segmentIds: [anns.id, buyers.id] } });
  const { result } = (await post(workspace.admin, `/products/${productId}/questions`, { question: split })).json<QuestionAnswer>();
  expect(result.kind === 'trends' && result.lines.map(({ split, total }) => [split, total.value])).toEqual([
    [{ kind: 'segment', segmentId: anns.id }, 1],
    [{ kind: 'segment', segmentId: buyers.id }, 2],
  ]);
  const other = await post(workspace.admin, `/products/${productId}/questions`, {
    question: paying({ by: 'account', segmentIds: [anns.id] }),
  });
  expect([other.statusCode, other.json().code]).toEqual([422, 'segment_of_other_kind']);
});

test('names of any signs ask for themselves and for nothing else', async () => {
  const { workspace, productId } = await heard();
  const ask = async (question: object) => totalOf((await post(workspace.admin, `/products/${productId}/questions`, { question })).json());
  expect(await ask({ ...paying(), series: [{ events: [hostile], measure: { kind: 'count' } }] })).toBe(1);
  const filters = [{ type: 'text', name: oddName, op: 'is', values: ['here'] }];
  expect(await ask({ ...paying(), filters })).toBe(1);
  expect(await ask({ ...paying(), filters: [{ ...filters[0], values: ["here' or 1 = 1 --"] }] })).toBe(0);
  expect(await ask({ ...paying(), breakdown: { by: 'property', name: oddName } })).not.toBeNull();
  expect(await ask(paying())).toBe(3);
});

test('a question that does not fit is refused with its place', async () => {
  const { workspace, productId } = await heard();
  const ask = async (question: unknown) => {
    const answer = await post(workspace.admin, `/products/${productId}/questions`, { question });
    return [answer.statusCode, answer.json().code];
  };
  expect(await ask({ ...paying(), version: 2 })).toEqual([422, 'invalid']);
  expect(await ask({ ...paying(), steps: [] })).toEqual([422, 'invalid']);
  expect(await ask(paying({ cumulative: true }, { kind: 'per_actor' }))).toEqual([422, 'invalid']);
  expect(await ask({ ...paying(), range: { kind: 'last', count: 10, unit: 'month' }, interval: 'hour' })).toEqual([
    422,
    'too_many_buckets',
  ]);
  expect(await ask(paying({ segmentIds: [`seg_${'0'.repeat(20)}`] }))).toEqual([404, 'segment_not_found']);
  const nowhere = await post(workspace.admin, `/products/prd_${'0'.repeat(20)}/questions`, { question: paying() });
  expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, 'product_not_found']);
});

test('a product that heard nothing is answered by nothing, and never by what others heard', async () => {
  const { productId } = await heard();
  const stranger = await world.createWorkspace();
  const { productId: empty } = await makeHearingProduct(world, stranger.admin);
  const answer = (await post(stranger.admin, `/products/${empty}/questions`, { question: paying() })).json<QuestionAnswer>();
  expect({ total: totalOf(answer), freshness: answer.ran.freshness }).toEqual({ total: 0, freshness: null });
  const foreign = await post(stranger.admin, `/products/${productId}/questions`, { question: paying() });
  expect(foreign.statusCode).toBe(404);
});
