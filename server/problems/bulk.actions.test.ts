import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { changeEvidence } from './evidence.actions.ts';
import { readEvidence } from './evidence.query.ts';
import {
  createOrAttachProblems,
  linkMany,
  removeImportedEvidence,
  removeImportedProblems,
  revertImportedEvidence,
  revertImportedProblems,
  unlinkImported,
  upsertEvidence,
  upsertProblems,
} from './index.ts';
import { setLinkValues } from './link.actions.ts';
import { makeAccount, makePerson, makeProduct } from './makers.ts';
import { mergeProblems } from './merge.actions.ts';
import { changeProblem, createProblem } from './problem.actions.ts';
import { browseProblems, readProblem } from './problem.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function setUp() {
  const workspace = await world.createWorkspace();
  const me = workspace.admin;
  const made = await world.inside(me, async (scope) => {
    const product = await makeProduct(scope);
    const acme = await makeAccount(scope, { name: 'Acme' });
    const ann = await makePerson(scope, { name: 'Ann', memberOf: [{ accountId: acme.id }] });
    return { productId: product.id, acme, ann };
  });
  return { me, ...made };
}

const ticket = (externalId: string, body: string) => ({ source: 'helpdesk', externalId, kind: 'support' as const, body });

describe('a chunk of evidence', () => {
  test('is created in order, and the same chunk again changes nothing', async () => {
    const { me, productId, acme, ann } = await setUp();
    const rows = [ticket('1', 'one'), { ...ticket('2', ''), fields: { plan: 'pro' } }, { ...ticket('3', 'three'), personId: ann.id }];
    const first = await world.inside(me, (scope) => upsertEvidence(scope, productId, rows));
    expect(first.map((row) => [row.outcome, row.before])).toEqual(Array(3).fill(['created', null]));
    expect(await world.ask(me, readEvidence, { evidenceId: first[1]!.id })).toMatchObject({ title: 'plan: pro', externalId: '2' });
    expect(await world.ask(me, readEvidence, { evidenceId: first[2]!.id })).toMatchObject({ accountId: acme.id });
    const again = await world.inside(me, (scope) => upsertEvidence(scope, productId, rows));
    expect(again).toEqual(first.map((row) => ({ ...row, outcome: 'unchanged', before: {} })));
  });

  test('changes what it names, keeps the rest, and says what stood there', async () => {
    const { me, productId } = await setUp();
    const [one] = await world.inside(me, (scope) =>
      upsertEvidence(scope, productId, [{ ...ticket('1', 'one'), tags: ['old'], sentiment: -1 }]),
    );
    const [changed] = await world.inside(me, (scope) =>
      upsertEvidence(scope, productId, [{ source: 'helpdesk', externalId: '1', body: 'uno', sentiment: null }]),
    );
    expect(changed).toMatchObject({ id: one!.id, outcome: 'updated', version: 2, before: { body: 'one', title: 'one', sentiment: -1 } });
    expect(await world.ask(me, readEvidence, { evidenceId: one!.id })).toMatchObject({ title: 'uno', tags: ['old'], sentiment: null });
    const undone = await world.inside(me, (scope) =>
      revertImportedEvidence(scope, [{ id: one!.id, version: 2, before: changed!.before! }]),
    );
    expect(undone).toEqual({ done: [one!.id], left: [] });
    expect(await world.ask(me, readEvidence, { evidenceId: one!.id })).toMatchObject({ title: 'one', sentiment: -1, version: 3 });
  });

  test('leaves to a member what the member edited, and names it', async () => {
    const { me, productId } = await setUp();
    const brought = { ...ticket('1', 'one'), tags: ['old'] };
    const [one] = await world.inside(me, (scope) => upsertEvidence(scope, productId, [brought]));
    await world.do(me, changeEvidence, { evidenceId: one!.id, body: 'my words' });
    const [again] = await world.inside(me, (scope) =>
      upsertEvidence(scope, productId, [{ ...brought, body: 'uno', tags: ['new'], lastImported: brought }]),
    );
    expect(again).toMatchObject({ outcome: 'updated', kept: ['body'], before: { tags: ['old'] } });
    expect(await world.ask(me, readEvidence, { evidenceId: one!.id })).toMatchObject({ body: 'my words', tags: ['new'] });
  });

  test('with one external id twice makes one piece, the later row on top', async () => {
    const { me, productId } = await setUp();
    const [a, b] = await world.inside(me, (scope) => upsertEvidence(scope, productId, [ticket('1', 'first'), ticket('1', 'second')]));
    expect(a!.id).toBe(b!.id);
    expect(await world.ask(me, readEvidence, { evidenceId: a!.id })).toMatchObject({ body: 'second', title: 'second', version: 1 });
  });

  test('without external ids is always new', async () => {
    const { me, productId } = await setUp();
    const row = { source: 'file', externalId: null, kind: 'survey' as const, body: 'same' };
    const written = await world.inside(me, (scope) => upsertEvidence(scope, productId, [row, row]));
    expect(new Set(written.map((one) => one.id)).size).toBe(2);
  });
});

describe('a column of problems', () => {
  test('attaches to what is there, whatever the case, and makes the rest once', async () => {
    const { me, productId } = await setUp();
    const known = await world.do(me, createProblem, { productId, title: 'Slow export' });
    const written = await world.inside(me, (scope) =>
      createOrAttachProblems(scope, productId, [{ title: 'SLOW export' }, { title: 'Login' }, { title: 'login' }]),
    );
    expect(written.map((row) => row.created)).toEqual([false, true, false]);
    expect(written[0]!.id).toBe(known.id);
    expect(written[1]!.id).toBe(written[2]!.id);
    expect((await world.ask(me, browseProblems, { productId })).items).toHaveLength(2);
  });

  test('finds the problem in which a merged one went up', async () => {
    const { me, productId } = await setUp();
    const from = await world.do(me, createProblem, { productId, title: 'Old name' });
    const into = await world.do(me, createProblem, { productId, title: 'New name' });
    await world.do(me, mergeProblems, { problemId: from.id, intoId: into.id });
    const [found] = await world.inside(me, (scope) => createOrAttachProblems(scope, productId, [{ title: 'old NAME' }]));
    expect(found).toMatchObject({ id: into.id, created: false });
  });
});

describe('a chunk of problems', () => {
  test('keeps two records of one title apart, and knows both again', async () => {
    const { me, productId } = await setUp();
    const rows = [
      { source: 'tracker', externalId: '7', title: 'Crash', status: 'in_delivery' as const },
      { source: 'tracker', externalId: '8', title: 'Crash', effortPersonWeeks: 3, impact: 2 },
    ];
    const first = await world.inside(me, (scope) => upsertProblems(scope, productId, rows));
    const again = await world.inside(me, (scope) => upsertProblems(scope, productId, rows));
    expect(again.map((row) => [row.id, row.outcome])).toEqual(first.map((row) => [row.id, 'unchanged']));
    expect(await world.ask(me, readProblem, { problemId: first[0]!.id })).toMatchObject({ title: 'Crash', status: 'in_delivery' });
    expect(await world.ask(me, readProblem, { problemId: first[1]!.id })).toMatchObject({ title: 'Crash (8)', effortPersonWeeks: 3 });
  });

  test('adopts the problem that somebody typed before, and takes a new title of its own', async () => {
    const { me, productId } = await setUp();
    const typed = await world.do(me, createProblem, { productId, title: 'Crash' });
    const [adopted] = await world.inside(me, (scope) =>
      upsertProblems(scope, productId, [{ source: 'tracker', externalId: '7', title: 'crash', who: 'Players' }]),
    );
    expect(adopted).toMatchObject({ id: typed.id, outcome: 'updated', before: { who: null, source: null, external_id: null } });
    await world.inside(me, (scope) => upsertProblems(scope, productId, [{ source: 'tracker', externalId: '7', title: 'Crash on start' }]));
    expect(await world.ask(me, readProblem, { problemId: typed.id })).toMatchObject({ title: 'Crash on start', who: 'Players' });
  });

  test('leaves to a member what the member edited, and names it', async () => {
    const { me, productId } = await setUp();
    const brought = { source: 'tracker', externalId: '7', title: 'Crash', who: 'Players', impact: 1 };
    const [one] = await world.inside(me, (scope) => upsertProblems(scope, productId, [brought]));
    await world.do(me, changeProblem, { problemId: one!.id, title: 'Crash at midnight', who: 'Night owls' });
    const [again] = await world.inside(me, (scope) =>
      upsertProblems(scope, productId, [{ ...brought, title: 'Crash!', who: 'All', impact: 2, lastImported: brought }]),
    );
    expect(again).toMatchObject({ outcome: 'updated', kept: ['title', 'who'] });
    expect(await world.ask(me, readProblem, { problemId: one!.id })).toMatchObject({
      title: 'Crash at midnight',
      who: 'Night owls',
      impact: 2,
    });
  });

  test('goes back where nobody touched it since', async () => {
    const { me, productId } = await setUp();
    const rows = ['1', '2', '3'].map((externalId) => ({ source: 'tracker', externalId, title: `Problem ${externalId}` }));
    const [a, b, c] = await world.inside(me, (scope) => upsertProblems(scope, productId, rows));
    await world.do(me, changeProblem, { problemId: b!.id, who: 'me' });
    const [evidence] = await world.inside(me, (scope) => upsertEvidence(scope, productId, [ticket('1', 'x')]));
    await world.inside(me, (scope) => linkMany(scope, [{ evidenceId: evidence!.id, problemId: c!.id }]));
    const undone = await world.inside(me, (scope) =>
      removeImportedProblems(
        scope,
        [a!, b!, c!].map(({ id, version }) => ({ id, version })),
      ),
    );
    expect(undone).toMatchObject({
      done: [a!.id],
      left: [
        { id: b!.id, because: 'edited' },
        { id: c!.id, because: 'linked' },
      ],
    });
    const [changed] = await world.inside(me, (scope) => upsertProblems(scope, productId, [{ ...rows[2]!, who: 'us' }]));
    await world.inside(me, (scope) => revertImportedProblems(scope, [{ id: c!.id, version: changed!.version, before: changed!.before! }]));
    expect(await world.ask(me, readProblem, { problemId: c!.id })).toMatchObject({ who: null });
  });
});

describe('a chunk of links', () => {
  test('takes evidence out of the inbox, keeps the team’s word, and goes back', async () => {
    const { me, productId, ann } = await setUp();
    const [one, two] = await world.inside(me, (scope) =>
      upsertEvidence(scope, productId, [{ ...ticket('1', 'one'), personId: ann.id }, ticket('2', 'two')]),
    );
    const problem = await world.do(me, createProblem, { productId, title: 'P' });
    const keys = [one!, two!].map((row) => ({ evidenceId: row.id, problemId: problem.id }));
    const first = await world.inside(me, (scope) => linkMany(scope, keys));
    expect(first.map((row) => [row.outcome, row.value.reason])).toEqual([
      ['created', 'protect'],
      ['created', 'neither'],
    ]);
    expect(await world.ask(me, readEvidence, { evidenceId: one!.id })).toMatchObject({ triage: 'attached', version: 1 });
    await world.do(me, setLinkValues, { problemId: problem.id, evidenceIds: [one!.id], importance: 1 });
    const again = await world.inside(me, (scope) =>
      linkMany(
        scope,
        keys.map((key) => ({ ...key, importance: 3 as const })),
      ),
    );
    expect(again.map((row) => row.outcome)).toEqual(['kept', 'updated']);
    const undone = await world.inside(me, (scope) => unlinkImported(scope, [first[0]!, { ...again[1]!, before: null }]));
    expect(undone).toMatchObject({ done: [`${two!.id} ${problem.id}`], left: [{ because: 'edited' }] });
    expect(await world.ask(me, readEvidence, { evidenceId: two!.id })).toMatchObject({ triage: 'waiting' });
  });

  test('goes with the evidence that an import takes back, unless somebody edited it', async () => {
    const { me, productId } = await setUp();
    const problem = await world.do(me, createProblem, { productId, title: 'P' });
    const written = await world.inside(me, (scope) =>
      upsertEvidence(scope, productId, [ticket('1', 'a'), ticket('2', 'b'), ticket('3', 'c')]),
    );
    const [a, b, c] = written;
    const links = [a!, b!].map((row) => ({ evidenceId: row.id, problemId: problem.id }));
    await world.inside(me, (scope) => linkMany(scope, links));
    await world.inside(me, (scope) => linkMany(scope, [{ evidenceId: c!.id, problemId: problem.id }]));
    await world.do(me, changeEvidence, { evidenceId: b!.id, tags: ['mine'] });
    const undone = await world.inside(me, (scope) => removeImportedEvidence(scope, written, links));
    expect(undone).toMatchObject({
      done: [a!.id],
      left: [
        { id: b!.id, because: 'edited' },
        { id: c!.id, because: 'linked' },
      ],
    });
  });
});
