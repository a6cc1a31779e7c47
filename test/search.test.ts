// The search over everything: what it finds, in which order, and for whom.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchAnswer } from '../contract/platform/search.ts';
import { makeAccount, makeDeal, makeMembership, makePerson, makeSegment } from '../server/people/makers.ts';
import type { Caller } from '../server/platform/action.ts';
import { makeProduct } from '../server/problems/makers.ts';
import { joinAs } from './support/member.ts';
import { asCaller, openWorld, type Workspace } from './support/world.ts';

const world = await openWorld();
afterAll(() => world.close());

let workspace: Workspace;
let productId: string;
let otherProductId: string;
let accountId: string;
let monthEnd: string;

const search = async (query: Record<string, string>, caller: Caller = workspace.admin): Promise<SearchAnswer['groups']> => {
  const answer = await world.app.inject({
    url: `/api/v1/workspaces/${caller.workspaceId}/search?${new URLSearchParams(query)}`,
    headers: asCaller(caller),
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<SearchAnswer>().groups;
};

/** `problem: title | title` for each kind. */
const titles = (groups: SearchAnswer['groups']) =>
  groups.map(({ kind, hits }) => `${kind}: ${hits.map((hit) => hit.title.text).join(' | ')}`);

const send = async (address: string, payload: object) => {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/v1/workspaces/${workspace.id}${address}`,
    headers: asCaller(workspace.admin),
    payload,
  });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json<{ id: string }>();
};

beforeAll(async () => {
  workspace = await world.createWorkspace();
  [productId, otherProductId, accountId] = await world.inside(workspace.admin, async (scope) => {
    const mine = await makeProduct(scope);
    const other = await makeProduct(scope, { name: 'Ferry', businessModel: 'b2c' });
    const acme = await makeAccount(scope, { name: 'Export House', domains: ['export-house.example'], stage: 'active' });
    await makeAccount(scope, { name: 'The Great Export', domains: [] });
    await makeAccount(scope, { name: 'Old Export', archived_at: scope.now });
    const ada = await makePerson(scope, { name: 'Ada Exporter', email: 'ada@export.example' });
    await makeMembership(scope, { person_id: ada.id, account_id: acme.id });
    await makePerson(scope, { name: null, email: 'bob@export.example' });
    await makeDeal(scope, { name: 'Exports for all', account_id: acme.id });
    await makeSegment(scope, { name: 'Exporting', kind: 'account', definition: { rule: { field: 'country', op: 'is', value: 'DE' } } });
    return [mine.id, other.id, acme.id];
  });
  await send(`/products/${productId}/objectives`, {
    title: 'Nobody waits for an export',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
  });
  const first = await send(`/products/${productId}/problems`, {
    title: 'Month end takes a week',
    situation: 'The nightly export of invoices stops half-way',
  });
  await send(`/products/${productId}/problems`, { title: 'Exports lose the last column' });
  const other = await send(`/products/${otherProductId}/problems`, { title: 'Tickets cannot be exported' });
  const said = { kind: 'support', occurredAt: '2026-01-10T10:00:00Z' };
  await send(`/products/${productId}/evidence`, {
    ...said,
    title: 'Call with Ada',
    body: 'First of all: the <b>export</b> is slow & nobody says why.',
  });
  await send(`/products/${productId}/evidence`, {
    ...said,
    title: 'Export again',
    body: 'It stopped.',
    occurredAt: '2026-01-05T10:00:00Z',
  });
  monthEnd = first.id;
  const naima = await joinAs(world, workspace, 'Naima');
  const comment = (subjectKind: string, subjectId: string, body: string) => send('/comments', { subjectKind, subjectId, body });
  await comment('problem', monthEnd, `As @[Naima](${naima.actor.id}) said: the nightly exporter runs on one machine.`);
  await comment('problem', other.id, 'The export of tickets is late, and the export of gates');
  await comment('account', accountId, 'They pay for an export: who exports is exported, exporting exporters');
  const gone = await send(`/products/${productId}/problems`, { title: 'Put away' });
  await comment('problem', gone.id, 'An export that nobody needs');
  await send(`/problems/${gone.id}/archive`, {});
  const removed = await comment('problem', monthEnd, 'An export that was taken back');
  await world.app.inject({
    method: 'DELETE',
    url: `/api/v1/workspaces/${workspace.id}/comments/${removed.id}`,
    headers: asCaller(workspace.admin),
  });
});

describe('the search over everything', () => {
  test('finds every kind by the beginning of a word, titles first', async () => {
    expect(titles(await search({ q: 'EXPORT' }))).toEqual([
      'problem: Tickets cannot be exported | Exports lose the last column | Month end takes a week',
      'account: Export House | The Great Export',
      'person: Ada Exporter | bob@export.example',
      'evidence: Export again | Call with Ada',
      'comment: Export House | Tickets cannot be exported | Month end takes a week',
      'deal: Exports for all',
      'objective: Nobody waits for an export',
      'segment: Exporting',
    ]);
  });

  test('says where the words stand, and gives markup as the plain text it is', async () => {
    const [evidence] = await search({ q: 'export', kinds: 'evidence' });
    expect(evidence?.hits[1]).toMatchObject({
      title: { text: 'Call with Ada', marks: [] },
      snippet: { text: 'First of all: the <b>export</b> is slow & nobody says why.', marks: [{ from: 21, to: 27 }] },
      productId,
    });
  });

  test('tells a hit by what stands around it', async () => {
    const groups = await search({ q: 'export', kinds: 'account,person,deal' });
    expect(groups.flatMap(({ hits }) => hits.map((hit) => hit.note))).toEqual([
      'active · export-house.example',
      'active',
      'Export House',
      null,
      'Export House · open',
    ]);
  });

  test('finds a comment by its words, of a mention only by the name, and leads to what it was said of', async () => {
    const [comments] = await search({ q: 'nightly exporter', kinds: 'comment' });
    expect(comments?.hits).toMatchObject([
      {
        kind: 'comment',
        title: { text: 'Month end takes a week' },
        snippet: { text: `As @Naima said: the nightly exporter runs on one machine.` },
        note: workspace.admin.actor.name,
        productId,
        subject: { kind: 'problem', id: monthEnd },
      },
    ]);
    expect(await search({ q: 'mem', kinds: 'comment' })).toEqual([]);
    expect(titles(await search({ q: 'export', kinds: 'comment', productId: otherProductId }))).toEqual([
      'comment: Export House | Tickets cannot be exported',
    ]);
    expect(titles(await search({ q: 'export', kinds: 'comment', nearProductId: otherProductId }))).toEqual([
      'comment: Tickets cannot be exported | Export House | Month end takes a week',
    ]);
  });

  test('puts the product at hand first, or shows it alone', async () => {
    expect(titles(await search({ q: 'export', kinds: 'problem', nearProductId: productId }))).toEqual([
      'problem: Exports lose the last column | Month end takes a week | Tickets cannot be exported',
    ]);
    expect(titles(await search({ q: 'export', kinds: 'problem,objective', productId: otherProductId }))).toEqual([
      'problem: Tickets cannot be exported',
    ]);
  });

  test('every word must be there, in any order', async () => {
    expect(titles(await search({ q: 'invoice nightly' }))).toEqual(['problem: Month end takes a week']);
    expect(await search({ q: 'invoice absent' })).toEqual([]);
  });

  test('says that there is more than it shows', async () => {
    const [problems] = await search({ q: 'export', kinds: 'problem', limit: '2' });
    expect([problems?.hits.length, problems?.hasMore]).toEqual([2, true]);
  });

  test.each(['%', '& | !', "'; drop table problems; --", '<-> :*', '\\', '…'])('%s finds nothing and breaks nothing', async (q) => {
    const groups = await search({ q });
    expect(groups.filter(({ kind }) => kind === 'problem' || kind === 'evidence')).toEqual([]);
  });

  test('a kind that does not exist is refused', async () => {
    const answer = await world.app.inject({
      url: `/api/v1/workspaces/${workspace.id}/search?q=a&kinds=secret`,
      headers: asCaller(workspace.admin),
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid']);
  });

  test('nothing of another workspace is found', async () => {
    const other = await world.createWorkspace('Other');
    expect(await search({ q: 'export' }, other.admin)).toEqual([]);
  });
});
