import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import {
  archiveEvidence,
  archiveManyEvidence,
  captureEvidence,
  changeEvidence,
  restoreEvidence,
  restoreManyEvidence,
  setAccount,
} from './evidence.actions.ts';
import { browseEvidence, browseEvidenceOfAccount, browseEvidenceOfPerson, listEvidenceSources, readEvidence } from './evidence.query.ts';
import { attachEvidence, detachEvidence, removeTeamValues, setLinkValues, setTeamValues } from './link.actions.ts';
import { makeAccount, makePerson, makeProduct } from './makers.ts';
import { createProblem } from './problem.actions.ts';
import {
  browseProblemAccounts,
  browseProblemEvidence,
  browseProblemPeople,
  browseProblemsOfAccount,
  browseProblemsOfPerson,
  groupProblemEvidence,
} from './voice.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const refusedWith = (code: string) => expect.objectContaining({ code });

async function setUp() {
  const workspace = await world.createWorkspace();
  const me = workspace.admin;
  const made = await world.inside(me, async (scope) => {
    const product = await makeProduct(scope);
    const acme = await makeAccount(scope, { name: 'Acme' });
    const beta = await makeAccount(scope, { name: 'Beta', stage: 'prospect' });
    const ann = await makePerson(scope, { name: 'Ann', memberOf: [{ accountId: acme.id }] });
    const bob = await makePerson(scope, {
      name: 'Bob',
      memberOf: [
        { accountId: acme.id, to: '2025-06-01' },
        { accountId: beta.id, from: '2025-01-01' },
      ],
    });
    return { product, acme, beta, ann, bob };
  });
  const problem = await world.do(me, createProblem, { productId: made.product.id, title: 'Exports take a day' });
  return { workspace, me, problem, productId: made.product.id, ...made };
}

describe('capturing evidence', () => {
  test('takes words, and calls them by their first ones', async () => {
    const { me, productId } = await setUp();
    expect(await world.do(me, captureEvidence, { productId, kind: 'support', body: 'Export hangs.\nEvery Monday.' })).toMatchObject({
      title: 'Export hangs. Every Monday.',
      triage: 'waiting',
      occurredAt: '2026-01-15T09:00:00.000Z',
      source: 'form',
    });
  });

  test('takes structured fields without a word', async () => {
    const { me, productId } = await setUp();
    expect(
      await world.do(me, captureEvidence, { productId, kind: 'support', fields: { priority: 'high', satisfaction: 3 } }),
    ).toMatchObject({ title: 'priority: high · satisfaction: 3', body: '', fields: { priority: 'high', satisfaction: 3 } });
  });

  test('refuses nothing at all', async () => {
    const { me, productId } = await setUp();
    await expect(world.do(me, captureEvidence, { productId, kind: 'support', body: ' \n ' })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path: 'body', code: 'evidence_empty' }],
    });
  });

  test('sent twice under one external id is captured once', async () => {
    const { workspace, me, productId } = await setUp();
    const send = () =>
      world.app.inject({
        method: 'POST',
        url: `/api/v1/workspaces/${workspace.id}/products/${productId}/evidence`,
        headers: asCaller(me),
        payload: { kind: 'support', body: 'again', source: 'helpdesk', externalId: '4711' },
      });
    const [first, second] = [await send(), await send()];
    expect(second.statusCode).toBe(201);
    expect(second.json().id).toBe(first.json().id);
    expect((await world.ask(me, browseEvidence, { productId })).items).toHaveLength(1);
  });

  test('attaches in the same breath', async () => {
    const { me, productId, problem, ann } = await setUp();
    const evidence = await world.do(me, captureEvidence, {
      productId,
      kind: 'interview',
      body: 'too slow',
      personId: ann.id,
      attachTo: { problemId: problem.id, importance: 3 },
    });
    expect(evidence).toMatchObject({ triage: 'attached' });
    expect((await world.ask(me, readEvidence, { evidenceId: evidence.id })).problems).toMatchObject([
      { problemId: problem.id, importance: 3, reason: 'protect', valuedBy: 'person' },
    ]);
  });

  test.each([
    ['a person of nowhere', { personId: 'per_00000000000000000000' }, 404, 'person_not_found'],
    ['an account of nowhere', { accountId: 'acc_00000000000000000000' }, 404, 'account_not_found'],
    ['a date to come', { occurredAt: '2030-01-01T00:00:00Z' }, 422, 'invalid'],
    ['a date that is none', { occurredAt: '2025-02-30T00:00:00Z' }, 422, 'invalid'],
    ['a link that runs', { sourceUrl: 'javascript:alert(1)' }, 422, 'invalid'],
    ['a sentiment off its scale', { sentiment: 3 }, 422, 'invalid'],
    ['less than nobody', { unnamedPeople: -1 }, 422, 'invalid'],
    ['a kind that is none', { kind: 'gossip' }, 422, 'invalid'],
    ['a field that is a tree', { fields: { deep: { deeper: 1 } } }, 422, 'invalid'],
    ['a field nobody knows', { stranger: true }, 422, 'invalid'],
    ['a character that cannot be stored', { body: 'a\u0000b' }, 422, 'invalid'],
    ['200 kB of text', { body: 'x'.repeat(200_000) }, 422, 'invalid'],
    ['100 kB of characters that are more bytes', { body: 'ü'.repeat(60_000) }, 422, 'invalid'],
    ['a quote of 5 MB', { body: 'x'.repeat(5_000_000) }, 413, 'body_too_large'],
  ])('refuses %s and writes nothing', async (_what, wrong, status, code) => {
    const { workspace, me, productId } = await setUp();
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${workspace.id}/products/${productId}/evidence`,
      headers: asCaller(me),
      payload: { kind: 'support', body: 'text', ...wrong },
    });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
    expect((await world.ask(me, browseEvidence, { productId })).items).toEqual([]);
  });

  test('keeps markup as the text it is', async () => {
    const { workspace, me, productId } = await setUp();
    const body = '<img src=x onerror=alert(1)><script>alert(2)</script> & "quotes"';
    const evidence = await world.do(me, captureEvidence, { productId, kind: 'review', body });
    const answer = await world.app.inject({ url: `/api/v1/workspaces/${workspace.id}/evidence/${evidence.id}`, headers: asCaller(me) });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.json()).toMatchObject({ body, title: body });
  });
});

describe('the account of evidence', () => {
  test('is that of the only membership of the day', async () => {
    const { me, productId, acme, beta, bob } = await setUp();
    const on = async (occurredAt: string) =>
      world.do(me, captureEvidence, { productId, kind: 'interview', body: 'hm', personId: bob.id, occurredAt });
    expect(await on('2024-12-31T12:00:00Z')).toMatchObject({ accountId: acme.id, accountUnclear: false });
    expect(await on('2025-06-01T12:00:00Z')).toMatchObject({ accountId: beta.id, accountUnclear: false });
    expect(await on('2025-03-01T12:00:00Z')).toMatchObject({ accountId: null, accountUnclear: true });
  });

  test('is asked for when there were several, and answered', async () => {
    const { me, productId, acme, bob } = await setUp();
    const { id: evidenceId } = await world.do(me, captureEvidence, {
      productId,
      kind: 'interview',
      body: 'hm',
      personId: bob.id,
      occurredAt: '2025-03-01T12:00:00Z',
    });
    expect((await world.ask(me, readEvidence, { evidenceId })).accountChoices.map((account) => account.name)).toEqual(['Acme', 'Beta']);
    expect(await world.do(me, setAccount, { evidenceId, accountId: acme.id })).toMatchObject({
      accountId: acme.id,
      accountUnclear: false,
    });
  });

  test('may be answered with none', async () => {
    const { me, productId, bob } = await setUp();
    const { id: evidenceId } = await world.do(me, captureEvidence, {
      productId,
      kind: 'interview',
      body: 'hm',
      personId: bob.id,
      occurredAt: '2025-03-01T12:00:00Z',
    });
    expect(await world.do(me, setAccount, { evidenceId, accountId: null })).toMatchObject({ accountId: null, accountUnclear: false });
  });

  test('follows another speaker', async () => {
    const { me, productId, acme, ann, bob } = await setUp();
    const { id: evidenceId } = await world.do(me, captureEvidence, { productId, kind: 'interview', body: 'hm', personId: bob.id });
    expect(await world.do(me, changeEvidence, { evidenceId, personId: ann.id })).toMatchObject({ accountId: acme.id });
  });
});

describe('a piece of evidence', () => {
  test('is changed, archived and restored', async () => {
    const { me, productId } = await setUp();
    const { id: evidenceId } = await world.do(me, captureEvidence, { productId, kind: 'support', body: 'old words' });
    expect(await world.do(me, changeEvidence, { evidenceId, body: 'new words', title: null, tags: ['pain'] })).toMatchObject({
      title: 'new words',
      tags: ['pain'],
      version: 2,
    });
    await expect(world.do(me, changeEvidence, { evidenceId, body: 'x', expectedVersion: 1 })).rejects.toEqual(
      refusedWith('version_mismatch'),
    );
    await world.do(me, archiveEvidence, { evidenceId });
    expect((await world.ask(me, browseEvidence, { productId })).items).toEqual([]);
    expect((await world.ask(me, browseEvidence, { productId, archived: 'true' })).items).toHaveLength(1);
    await world.do(me, restoreEvidence, { evidenceId });
    expect((await world.ask(me, browseEvidence, { productId })).items).toHaveLength(1);
  });

  test('goes away and comes back with many others, and its problems are asked no longer', async () => {
    const { me, productId, problem } = await setUp();
    const hear = async (body: string, more: object = {}) =>
      (await world.do(me, captureEvidence, { productId, kind: 'support', body, ...more })).id;
    const evidenceIds = [await hear('a', { attachTo: { problemId: problem.id } }), await hear('b')];
    await world.do(me, archiveEvidence, { evidenceId: evidenceIds[1]! });
    expect((await world.do(me, archiveManyEvidence, { productId, evidenceIds })).changed).toEqual([evidenceIds[0]]);
    expect((await world.ask(me, browseEvidence, { productId })).items).toEqual([]);
    expect((await world.do(me, archiveManyEvidence, { productId, evidenceIds })).changed).toEqual([]);
    expect((await world.do(me, restoreManyEvidence, { productId, evidenceIds })).changed.toSorted()).toEqual(evidenceIds.toSorted());
    expect((await world.ask(me, browseEvidence, { productId })).items).toHaveLength(2);
  });

  test('of another product is not archived with them', async () => {
    const { me, productId } = await setUp();
    const { id } = await world.do(me, captureEvidence, { productId, kind: 'support', body: 'a' });
    const other = await world.inside(me, (scope) => makeProduct(scope, { name: 'Other', businessModel: 'b2c' }));
    await expect(world.do(me, archiveManyEvidence, { productId: other.id, evidenceIds: [id] })).rejects.toEqual(
      refusedWith('other_product'),
    );
  });

  test('of another workspace is not there', async () => {
    const { me, productId } = await setUp();
    const { id } = await world.do(me, captureEvidence, { productId, kind: 'support', body: 'mine' });
    const theirs = await world.createWorkspace();
    const answer = await world.app.inject({
      url: `/api/v1/workspaces/${theirs.id}/evidence/${id}`,
      headers: asCaller(theirs.admin),
    });
    expect(answer.json()).toMatchObject({ status: 404, code: 'evidence_not_found' });
  });
});

describe('links', () => {
  test('assume a reason from the account, and keep what stands when attached again', async () => {
    const { me, productId, problem, acme, beta } = await setUp();
    const ids: string[] = [];
    for (const accountId of [acme.id, beta.id, null])
      ids.push((await world.do(me, captureEvidence, { productId, kind: 'sales', body: 'x', accountId })).id);
    const attach = () => world.do(me, attachEvidence, { problemId: problem.id, evidenceIds: ids, importance: 3 });
    const links = await attach();
    expect(Object.fromEntries(links.items.map((link) => [link.evidenceId, link.reason]))).toEqual({
      [ids[0]!]: 'protect',
      [ids[1]!]: 'grow',
      [ids[2]!]: 'neither',
    });
    await world.do(me, setLinkValues, { problemId: problem.id, evidenceIds: [ids[0]!], importance: 1 });
    expect((await attach()).items.find((link) => link.evidenceId === ids[0])).toMatchObject({ importance: 1, valuedBy: 'team' });
  });

  test('are the team’s once a member changes them, which a contributor may not', async () => {
    const { workspace, me, productId, problem } = await setUp();
    const { id } = await world.do(me, captureEvidence, { productId, kind: 'sales', body: 'x', attachTo: { problemId: problem.id } });
    const change = (payload: object, caller = me) =>
      world.app.inject({
        method: 'PATCH',
        url: `/api/v1/workspaces/${workspace.id}/problems/${problem.id}/evidence`,
        headers: asCaller(caller),
        payload: { evidenceIds: [id], ...payload },
      });
    expect((await change({ importance: 3 }, workspace.as('contributor'))).statusCode).toBe(403);
    expect((await change({ importance: 4 })).statusCode).toBe(422);
    expect((await change({})).statusCode).toBe(422);
    expect((await change({ importance: 3, reason: 'grow' })).json().items).toMatchObject([
      { importance: 3, reason: 'grow', valuedBy: 'team' },
    ]);
  });

  test('detached, evidence goes back to the inbox only when no problem is left', async () => {
    const { me, productId, problem } = await setUp();
    const other = await world.do(me, createProblem, { productId, title: 'Other' });
    const { id } = await world.do(me, captureEvidence, { productId, kind: 'sales', body: 'x', attachTo: { problemId: problem.id } });
    await world.do(me, attachEvidence, { problemId: other.id, evidenceIds: [id] });
    expect(await world.do(me, detachEvidence, { problemId: other.id, evidenceIds: [id] })).toEqual({ detached: 1, waiting: [] });
    expect(await world.do(me, detachEvidence, { problemId: problem.id, evidenceIds: [id] })).toEqual({ detached: 1, waiting: [id] });
  });

  test('do not cross products, and an archived piece is not attached', async () => {
    const { me, productId, problem } = await setUp();
    const elsewhere = await world.inside(me, (scope) => makeProduct(scope, { name: 'Else', businessModel: 'b2c' }));
    const foreign = await world.do(me, captureEvidence, { productId: elsewhere.id, kind: 'sales', body: 'x' });
    const attach = (id: string) => world.do(me, attachEvidence, { problemId: problem.id, evidenceIds: [id] });
    await expect(attach(foreign.id)).rejects.toEqual(refusedWith('other_product'));
    const old = await world.do(me, captureEvidence, { productId, kind: 'sales', body: 'x' });
    await world.do(me, archiveEvidence, { evidenceId: old.id });
    await expect(attach(old.id)).rejects.toEqual(refusedWith('evidence_archived'));
    await expect(attach('evd_00000000000000000000')).rejects.toEqual(refusedWith('evidence_not_found'));
  });
});

describe('the voices on a problem', () => {
  test('are read as evidence, groups, people and accounts, and from the account and the person back', async () => {
    const { me, productId, problem, acme, beta, ann, bob } = await setUp();
    const say = (personId: string, accountId: string, importance: 1 | 2 | 3, occurredAt: string) =>
      world.do(me, captureEvidence, {
        productId,
        kind: 'interview',
        body: 'words',
        personId,
        accountId,
        occurredAt,
        attachTo: { problemId: problem.id, importance },
      });
    await say(ann.id, acme.id, 1, '2025-01-01T00:00:00Z');
    await say(ann.id, acme.id, 2, '2025-02-01T00:00:00Z');
    await say(bob.id, acme.id, 3, '2025-03-01T00:00:00Z');
    await say(bob.id, beta.id, 3, '2025-04-01T00:00:00Z');
    await world.do(me, setTeamValues, {
      productId,
      items: [{ problemId: problem.id, accountId: acme.id, importance: 1, reason: 'neither' }],
    });
    const of = { problemId: problem.id };
    const evidence = await world.ask(me, browseProblemEvidence, { ...of, limit: 3 });
    expect(evidence.items.map((item) => item.person?.name)).toEqual(['Bob', 'Bob', 'Ann']);
    const rest = await world.ask(me, browseProblemEvidence, { ...of, limit: 3, cursor: evidence.nextCursor! });
    expect(rest.items).toMatchObject([{ person: { name: 'Ann' }, link: { importance: 1 }, roles: [] }]);
    const groups = await world.ask(me, groupProblemEvidence, { ...of, by: 'account' });
    expect(groups.groups).toMatchObject([
      { label: 'Acme', evidence: 3, people: 2 },
      { label: 'Beta', evidence: 1 },
    ]);
    expect((await world.ask(me, groupProblemEvidence, { ...of, by: 'role' })).groups).toMatchObject([{ key: null, evidence: 4 }]);
    const people = await world.ask(me, browseProblemPeople, of);
    expect(people.items).toMatchObject([
      { person: { name: 'Bob' }, importance: 3, accounts: [{ name: 'Acme' }, { name: 'Beta' }], evidence: 2 },
      { person: { name: 'Ann' }, evidence: 2 },
    ]);
    const accounts = await world.ask(me, browseProblemAccounts, of);
    expect(accounts.items).toMatchObject([
      { account: { name: 'Beta' }, voices: [{ reason: 'grow', importance: 3 }], teamValue: null },
      { account: { name: 'Acme' }, people: 2, voices: [{ reason: 'protect', importance: 3 }], teamValue: { importance: 1 } },
    ]);
    expect((await world.ask(me, browseProblemsOfAccount, { accountId: acme.id })).items).toMatchObject([
      { title: 'Exports take a day', importance: 1, reason: 'neither', evidence: 3, teamValue: { importance: 1 } },
    ]);
    expect((await world.ask(me, browseProblemsOfPerson, { personId: ann.id })).items).toMatchObject([{ importance: 2, evidence: 2 }]);
    expect((await world.ask(me, browseEvidenceOfAccount, { accountId: acme.id })).items).toHaveLength(3);
    expect((await world.ask(me, browseEvidenceOfPerson, { personId: bob.id })).items).toHaveLength(2);
    expect(await world.do(me, removeTeamValues, { productId, items: [{ problemId: problem.id, accountId: acme.id }] })).toEqual({
      removed: 1,
    });
  });

  test('of a person in two accounts count once for each account and once as a person', async () => {
    const { me, productId, problem, acme, beta, bob } = await setUp();
    for (const accountId of [acme.id, beta.id])
      await world.do(me, captureEvidence, {
        productId,
        kind: 'interview',
        body: 'words',
        personId: bob.id,
        accountId,
        attachTo: { problemId: problem.id },
      });
    expect((await world.ask(me, browseProblemPeople, { problemId: problem.id })).items).toHaveLength(1);
    expect((await world.ask(me, browseProblemAccounts, { problemId: problem.id })).items).toMatchObject([{ people: 1 }, { people: 1 }]);
  });
});

describe('the list of evidence', () => {
  test('is filtered, searched and continued, newest first', async () => {
    const { me, productId, problem, ann } = await setUp();
    const words = ['Invoice export slow', 'Login with SSO fails', 'Export of acme.com/v2 breaks'];
    for (const [index, body] of words.entries())
      await world.do(me, captureEvidence, {
        productId,
        kind: index === 1 ? 'survey' : 'support',
        body,
        occurredAt: `2025-0${index + 1}-01T00:00:00Z`,
        tags: index === 1 ? ['sso'] : [],
        personId: index === 0 ? ann.id : null,
        ...(index === 2 ? { attachTo: { problemId: problem.id } } : {}),
      });
    const find = async (filter: object) => (await world.ask(me, browseEvidence, { productId, ...filter })).items.map((item) => item.title);
    expect(await find({})).toEqual(words.toReversed());
    expect(await find({ q: 'expor' })).toEqual([words[2], words[0]]);
    expect(await find({ q: 'acme v2' })).toEqual([words[2]]);
    expect(await find({ q: '!!!' })).toEqual([]);
    expect(await find({ kind: 'survey' })).toEqual([words[1]]);
    expect(await find({ tag: 'sso' })).toEqual([words[1]]);
    expect(await find({ personId: ann.id })).toEqual([words[0]]);
    expect(await find({ problemId: problem.id })).toEqual([words[2]]);
    expect(await find({ triage: 'attached' })).toEqual([words[2]]);
    expect(await find({ from: '2025-02-01T00:00:00Z', until: '2025-03-01T00:00:00Z' })).toEqual([words[1]]);
    const first = await world.ask(me, browseEvidence, { productId, q: 'export', limit: 1 });
    const second = await world.ask(me, browseEvidence, { productId, q: 'export', limit: 1, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map((item) => item.title)).toEqual([words[2], words[0]]);
    expect(second.nextCursor).toBeNull();
    expect(await find({ sort: 'oldest' })).toEqual(words);
    expect(await find({ q: 'export', sort: 'oldest' })).toEqual([words[0], words[2]]);
    const oldest = await world.ask(me, browseEvidence, { productId, sort: 'oldest', limit: 2 });
    expect(await find({ sort: 'oldest', cursor: oldest.nextCursor! })).toEqual([words[2]]);
  });

  test('knows where its evidence came from', async () => {
    const { me, productId } = await setUp();
    expect(await world.ask(me, listEvidenceSources, { productId })).toEqual({ items: [] });
    for (const source of ['zendesk', 'form', 'zendesk', 'poll'])
      await world.do(me, captureEvidence, { productId, kind: 'support', body: 'x', source });
    expect(await world.ask(me, listEvidenceSources, { productId })).toEqual({ items: ['form', 'poll', 'zendesk'] });
  });

  // The last two are [1,2] and ["never","x"].
  test.each(['nonsense', 'WzFd', 'W10', 'WzEsMl0', 'WyJuZXZlciIsIngiXQ'])('a cursor of %s is refused', async (cursor) => {
    const { me, productId } = await setUp();
    await expect(world.ask(me, browseEvidence, { productId, cursor })).rejects.toEqual(refusedWith('invalid'));
  });

  test('is downloaded as CSV, harmless in a spreadsheet', async () => {
    const { workspace, me, productId } = await setUp();
    await world.do(me, captureEvidence, { productId, kind: 'support', body: '@SUM(1+1)*cmd|calc' });
    const answer = await world.app.inject({
      url: `/api/v1/workspaces/${workspace.id}/products/${productId}/evidence.csv`,
      headers: asCaller(me),
    });
    expect(answer.body).toContain(",'@SUM(1+1)*cmd|calc,");
  });
});
