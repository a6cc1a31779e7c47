// What imports do, through the doors of the API: each kind, again, newer, back, stopped and broken.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportPreviewAnswer, importPreviewAnswer } from '../../contract/exchange/import.ts';
import type { MappingInput } from '../../contract/exchange/mapping.ts';
import { column, constant, type Importing, importing, type Refused } from '../../test/support/importing.ts';
import { joinAs } from '../../test/support/member.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { takeUpImports, workOnImport } from './import.jobs.ts';
import { claim } from './worker.actions.ts';

let world: World;
let doors: Importing;
beforeAll(async () => {
  world = await openWorld();
  doors = importing(world);
});
afterAll(() => world.close());

const accounts: MappingInput = {
  version: 1,
  kind: 'account',
  source: 'crm',
  fields: { externalId: column('id'), name: column('name'), plan: column('plan') },
};
const evidence: MappingInput = {
  version: 1,
  kind: 'evidence',
  source: 'survey',
  fields: {
    externalId: column('id'),
    kind: constant('survey'),
    body: column('text'),
    problems: column('theme', { separator: ';' }),
  },
};

type Listed<T> = { items: T[] };
const names = async (workspace: Workspace, path: string): Promise<string[]> =>
  (await doors.all<{ name?: string; title?: string }>(workspace, path)).map((one) => one.name ?? one.title ?? '').sort();

describe('an import', () => {
  test('goes from a file over a mapping and a dry run to records', async () => {
    const workspace = await world.createWorkspace();
    const made = await doors.upload(workspace, 'id,name,plan\n1,Acme,Pro\n2,Beta,\n2,Beta Ltd,\n');
    expect(made).toMatchObject({ status: 'uploaded', fileName: 'file.csv', bytes: 44, hasMapping: false, hasFile: true });
    const preview = importPreviewAnswer.parse(await doors.ask<ImportPreviewAnswer>(workspace, 'GET', `/imports/${made.id}/preview`));
    expect(preview).toMatchObject({ columns: ['id', 'name', 'plan'], remembered: null, mapping: null });
    expect(preview.sample[1]).toEqual(['2', 'Beta', '']);
    expect(preview.guess.kinds[0]?.kind).toBe('account');
    await doors.ask(workspace, 'PUT', `/imports/${made.id}/mapping`, { mapping: accounts });
    expect(await doors.ask(workspace, 'POST', `/imports/${made.id}/check`)).toMatchObject({ status: 'checking', work: 'checking' });
    await doors.work();
    const checked = await doors.ask(workspace, 'GET', `/imports/${made.id}`);
    expect(checked).toMatchObject({ status: 'checked', rowsTotal: 3, counts: { rows: 3, created: 2, updated: 1 } });
    expect(await names(workspace, '/accounts')).toEqual([]);
    const done = await doors.step(workspace, made.id, 'run');
    expect(done).toMatchObject({ status: 'done', bytesRead: 44, counts: { rows: 3, created: 2, updated: 1, refused: 0 } });
    expect(await names(workspace, '/accounts')).toEqual(['Acme', 'Beta Ltd']);
  });

  test('tells whoever started it how it ended, once', async () => {
    const workspace = await world.createWorkspace();
    await joinAs(world, workspace, 'Ada', 'admin', workspace.admin);
    const id = await doors.prepare(workspace, 'id,name,plan\n1,Acme,Pro\n', accounts);
    await doors.step(workspace, id, 'run');
    const broken = await doors.prepare(workspace, 'id,name,plan\n1,Acme,Pro\n2,"Beta,Pro\n3,Cy,Pro\n', accounts);
    expect(await doors.step(workspace, broken, 'run')).toMatchObject({ status: 'failed' });
    const told = await doors.ask<Listed<{ kind: string; subject: { id: string }; title: string }>>(workspace, 'GET', '/notifications');
    expect(told.items.map(({ kind, subject, title }) => [kind, subject.id, title]).sort()).toEqual([
      ['import_done', id, 'file.csv'],
      ['import_failed', broken, 'file.csv'],
    ]);
  });

  test('is remembered: the next file with the same headers is offered its mapping', async () => {
    const workspace = await world.createWorkspace();
    const first = await doors.bring(workspace, 'id,name,plan\n1,Acme,Pro\n', accounts);
    const { id } = await doors.upload(workspace, 'Plan,ID,Name\nPro,1,Acme\n');
    const preview = await doors.ask<ImportPreviewAnswer>(workspace, 'GET', `/imports/${id}/preview`);
    expect(preview.rememberedFrom?.id).toBe(first.id);
    expect(preview.remembered).toMatchObject({ source: 'crm', kind: 'account' });
  });

  test('attaches evidence to problems, makes those that are not there, and the ranking follows', async () => {
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace, 'b2c');
    const file = 'id,text,theme\n1,Too slow,Speed;Price\n2,Cannot export,Export\n3,Slow again,speed\n4,Fine,\n';
    const id = await doors.prepare(workspace, file, evidence, productId);
    const checked = await doors.step(workspace, id, 'check');
    const newProblems = {
      items: [
        { title: 'Speed', externalId: null, rows: 2 },
        { title: 'Export', externalId: null, rows: 1 },
        { title: 'Price', externalId: null, rows: 1 },
      ],
      nextCursor: null,
    };
    expect(checked.counts).toMatchObject({ created: 4, problemsCreated: 3 });
    expect(await doors.ask(workspace, 'GET', `/imports/${id}/new-problems`)).toEqual(newProblems);
    const done = await doors.step(workspace, id, 'run');
    expect(done).toMatchObject({ status: 'done', counts: { created: 4, problemsCreated: 3, refused: 0 } });
    expect(await doors.ask(workspace, 'GET', `/imports/${id}/new-problems`)).toEqual(newProblems);
    const ranking = await doors.ask<Listed<{ title: string }>>(workspace, 'GET', `/products/${productId}/ranking`);
    expect(JSON.stringify(ranking)).toContain('Speed');
    const waiting = await doors.all<{ triage: string }>(workspace, `/products/${productId}/evidence`);
    expect(waiting.map(({ triage }) => triage).sort()).toEqual(['attached', 'attached', 'attached', 'waiting']);
  });
});

describe('each kind of record', () => {
  test('comes in with what it refers to, and all of it goes again', async () => {
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    const imports: string[] = [];
    const bring = async (file: string, kind: MappingInput['kind'], fields: MappingInput['fields']) => {
      const id = await doors.prepare(workspace, file, { version: 1, kind, source: 'crm', fields }, productId);
      imports.push(id);
      const checked = await doors.step(workspace, id, 'check');
      expect(await doors.rowProblems(workspace, id)).toEqual([]);
      const done = await doors.step(workspace, id, 'run');
      // A dry run counts what the run will count.
      expect({ kind, ...checked.counts }).toEqual({ kind, ...done.counts });
      expect({ kind, status: done.status, failure: done.failure }).toEqual({ kind, status: 'done', failure: null });
      expect(await doors.rowProblems(workspace, done.id)).toEqual([]);
      return done.counts;
    };
    // The parent of the first row stands in the second one.
    expect(
      await bring('id,name,parent,site\n1,Acme Berlin,2,\n2,Acme,,acme.com\n', 'account', {
        externalId: column('id'),
        name: column('name'),
        domains: column('site'),
        parent: column('parent', { by: 'externalId' }),
      }),
    ).toMatchObject({ created: 2 });
    const [berlin] = (await doors.all<{ name: string; parentId: string | null; id: string }>(workspace, '/accounts')).filter(
      ({ name }) => name === 'Acme Berlin',
    );
    expect(berlin?.parentId).toMatch(/^acc_/);
    expect(
      await bring('email,name,company,job\nada@acme.com,Ada,acme.com,CTO\nbob@x.com,Bob,,\n', 'person', {
        email: column('email'),
        name: column('name'),
        account: column('company', { by: 'domain' }),
        title: column('job'),
      }),
    ).toMatchObject({ created: 2 });
    expect(
      await bring('who,where,from\nbob@x.com,1,2024-01-01\n', 'membership', {
        person: column('who', { by: 'email' }),
        account: column('where', { by: 'externalId' }),
        activeFrom: column('from'),
      }),
    ).toMatchObject({ created: 1 });
    expect(
      await bring('who,where,role\nada@acme.com,2,Champion\n', 'stakeholder_role', {
        person: column('who', { by: 'email' }),
        account: column('where', { by: 'externalId' }),
        role: column('role'),
      }),
    ).toMatchObject({ created: 1 });
    expect(
      await bring('id,acc,mrr,from\ns1,2,1000,2024-01-01\n', 'revenue_line', {
        externalId: column('id'),
        account: column('acc', { by: 'externalId' }),
        amount: column('mrr', { currency: 'EUR' }),
        period: constant('month'),
        from: column('from'),
      }),
    ).toMatchObject({ created: 1 });
    expect(
      await bring('acc,start,renews\n2,2024-01-01,2026-06-01\n', 'contract', {
        account: column('acc', { by: 'externalId' }),
        start: column('start'),
        renewalOn: column('renews'),
      }),
    ).toMatchObject({ created: 1 });
    expect(
      await bring('id,acc,name,stage,why\nd1,2,Rollout,lost,Too expensive\n', 'deal', {
        externalId: column('id'),
        account: column('acc', { by: 'externalId' }),
        name: column('name'),
        status: column('stage'),
        problems: column('why'),
        reason: constant('grow'),
      }),
    ).toMatchObject({ created: 1, problemsCreated: 1 });
    expect(
      await bring('key,statement,weeks\nP-1,Exports break,4\n', 'problem', {
        externalId: column('key'),
        title: column('statement'),
        effortPersonWeeks: column('weeks'),
      }),
    ).toMatchObject({ created: 1 });
    expect(await names(workspace, `/products/${productId}/problems`)).toEqual(['Exports break', 'Too expensive']);
    // What a deal was lost for is said by its account.
    const [said] = await doors.all<{ kind: string; account: { name: string } | null }>(workspace, `/products/${productId}/evidence`);
    expect(said).toMatchObject({ kind: 'sales', account: { name: 'Acme' } });
    const page = await doors.ask<{ counts: object }>(workspace, 'GET', `/accounts/${said ? await accountId(workspace, 'Acme') : ''}/page`);
    expect(page.counts).toMatchObject({ memberships: 1, roles: 1, contracts: 1, revenueLines: 1, children: 1 });

    for (const id of imports.toReversed())
      expect(await doors.step(workspace, id, 'undo')).toMatchObject({ status: 'undone', leftovers: 0 });
    const nouns = ['accounts', 'account_states', 'persons', 'memberships', 'stakeholder_roles', 'revenue_lines', 'contracts', 'deals'];
    for (const noun of [...nouns, 'external_refs', 'problems', 'evidence', 'evidence_links']) {
      const { body } = await world.app.inject({
        url: `/api/v1/workspaces/${workspace.id}/export/${noun}.ndjson`,
        headers: asCaller(workspace.admin),
      });
      expect({ noun, body }).toEqual({ noun, body: '' });
    }
  });

  const accountId = async (workspace: Workspace, name: string): Promise<string> =>
    (await doors.all<{ id: string; name: string }>(workspace, '/accounts')).find((one) => one.name === name)?.id ?? '';
});

describe('a file that comes again', () => {
  test('changes nothing, with or without ids of its own', async () => {
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    const file = 'id,text,theme\n1,Slow,Speed\n2,Slow,Speed\n';
    const { externalId: _, ...withoutId } = evidence.fields;
    for (const mapping of [evidence, { ...evidence, source: 'other', fields: withoutId }]) {
      expect((await doors.bring(workspace, file, mapping, productId)).counts).toMatchObject({ created: 2 });
      const id = await doors.prepare(workspace, file, mapping, productId);
      expect((await doors.step(workspace, id, 'check')).counts).toMatchObject({ created: 0, updated: 0, unchanged: 2, problemsCreated: 0 });
      expect((await doors.step(workspace, id, 'run')).counts).toMatchObject({ created: 0, updated: 0, unchanged: 2, problemsCreated: 0 });
    }
  });

  test('with newer values updates them; what a member edited stays and is listed', async () => {
    const workspace = await world.createWorkspace();
    await doors.bring(workspace, 'id,name,plan\n1,Acme,Basic\n2,Beta,Basic\n', accounts);
    const [acme] = await doors.all<{ id: string; name: string }>(workspace, '/accounts');
    await doors.ask(workspace, 'PATCH', `/accounts/${acme?.id}`, { name: 'ACME Inc' });
    const newer = await doors.prepare(workspace, 'id,name,plan\n1,Acme Corp,Pro\n2,Beta,Pro\n', accounts);
    const listed = [{ line: 2, column: 'name', field: 'name', code: 'member_edit_kept', severity: 'warning' }];
    for (const verb of ['check', 'run'] as const) {
      expect((await doors.step(workspace, newer, verb)).counts).toMatchObject({ created: 0, updated: 2, kept: 1, warnings: 1 });
      expect(await doors.rowProblems(workspace, newer)).toMatchObject(listed);
    }
    const [stored] = await doors.all<{ name: string; plan: string }>(workspace, '/accounts');
    expect(stored).toMatchObject({ name: 'ACME Inc', plan: 'Pro' });
    const broughtBy = () => doors.ask<{ broughtBy: { importId: string } | null }>(workspace, 'GET', `/records/${acme?.id}/import`);
    expect(await broughtBy()).toMatchObject({ broughtBy: { importId: newer, fileName: 'file.csv' } });
    expect(await doors.ask(workspace, 'GET', '/records/acc_00000000000000000000/import')).toEqual({ broughtBy: null });
    // Undoing brings back what the file before said, and leaves what the member said.
    expect((await doors.step(workspace, newer, 'undo')).status).toBe('undone');
    const [back] = await doors.all<{ name: string; plan: string }>(workspace, '/accounts');
    expect(back).toMatchObject({ name: 'ACME Inc', plan: 'Basic' });
    expect((await broughtBy()).broughtBy?.importId).not.toBe(newer);
  });

  test('and a long text that a member corrected stays theirs', async () => {
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    const file = (word: string) =>
      `id,text,theme\n1,${`${word} long words `.repeat(20)},Speed\n2,${`${word} other words `.repeat(20)},Speed\n`;
    await doors.bring(workspace, file('Old'), evidence, productId);
    const list = await doors.all<{ id: string; title: string }>(workspace, `/products/${productId}/evidence`);
    const edited = list.find(({ title }) => title.includes('other'))?.id;
    await doors.ask(workspace, 'PATCH', `/evidence/${edited}`, { body: 'What they meant' });
    expect((await doors.bring(workspace, file('New'), evidence, productId)).counts).toMatchObject({ updated: 1, unchanged: 1, kept: 1 });
    const bodyOf = async (id?: string) => (await doors.ask<{ body: string }>(workspace, 'GET', `/evidence/${id}`)).body.slice(0, 15);
    expect(await bodyOf(edited)).toBe('What they meant');
    expect(await bodyOf(list.find(({ id }) => id !== edited)?.id)).toBe('New long words ');
  });

  test('as create only or update only touches only what it may', async () => {
    const workspace = await world.createWorkspace();
    await doors.bring(workspace, 'id,name,plan\n1,Acme,Basic\n', accounts);
    const file = 'id,name,plan\n1,Acme,Pro\n2,Beta,Pro\n';
    const updating = await doors.bring(workspace, file, { ...accounts, mode: 'update_only' });
    expect(updating.counts).toMatchObject({ created: 0, updated: 1, refused: 1 });
    expect(await doors.rowProblems(workspace, updating.id)).toMatchObject([{ line: 3, column: 'id', code: 'record_not_found' }]);
    const creating = await doors.bring(workspace, file, { ...accounts, mode: 'create_only' });
    expect(creating.counts).toMatchObject({ created: 1, updated: 0, skipped: 1 });
  });
});

describe('undoing an import', () => {
  test('takes away all it made, also problems, and the file can be run again', async () => {
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    const done = await doors.bring(workspace, 'id,text,theme\n1,Slow,Speed\n2,Dear,Price\n1,Slower,Price\n', evidence, productId);
    expect(await doors.step(workspace, done.id, 'undo')).toMatchObject({ status: 'undone', leftovers: 0, counts: { rows: 3 } });
    expect(await names(workspace, `/products/${productId}/problems`)).toEqual([]);
    expect(await names(workspace, `/products/${productId}/evidence`)).toEqual([]);
    expect((await doors.step(workspace, done.id, 'run')).counts).toMatchObject({ created: 2, updated: 1 });
  });

  test('leaves alone what was edited or linked since, lists it, and asks for each', async () => {
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    const done = await doors.bring(workspace, 'id,name,plan\n1,Acme,Pro\n2,Beta,Pro\n3,Cy,Pro\n', accounts);
    const list = await doors.all<{ id: string; name: string }>(workspace, '/accounts');
    const idOf = (name: string) => list.find((one) => one.name === name)?.id ?? '';
    await doors.ask(workspace, 'PATCH', `/accounts/${idOf('Acme')}`, { name: 'Acme!' });
    await doors.ask(workspace, 'POST', `/products/${productId}/evidence`, { kind: 'support', body: 'Help', accountId: idOf('Beta') });
    expect(await doors.step(workspace, done.id, 'undo')).toMatchObject({ status: 'undone', leftovers: 2 });
    const { items } = await doors.ask<Listed<{ name: string; because: string; id: string }>>(
      workspace,
      'GET',
      `/imports/${done.id}/leftovers`,
    );
    expect(items.map(({ name, because }) => [name, because]).sort()).toEqual([
      ['Acme!', 'edited'],
      ['Beta', 'linked'],
    ]);
    expect(await names(workspace, '/accounts')).toEqual(['Acme!', 'Beta']);
    const answer = (name: string, said: string) =>
      doors.ask(workspace, 'POST', `/imports/${done.id}/leftovers/${idOf(name)}`, { answer: said });
    await expect(answer('Beta', 'undo')).rejects.toMatchObject({ code: 'still_linked' } satisfies Partial<Refused>);
    expect(await answer('Beta', 'keep')).toMatchObject({ answer: 'keep' });
    expect(await answer('Acme', 'undo')).toMatchObject({ answer: 'undo' });
    expect(await names(workspace, '/accounts')).toEqual(['Beta']);
    expect(await doors.ask(workspace, 'GET', `/imports/${done.id}`)).toMatchObject({ leftovers: 0 });
  });

  test('leaves evidence that a member corrected with its problem, until they say otherwise', async () => {
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    const done = await doors.bring(workspace, 'id,text,theme\n1,Slow,Speed\n2,Dear,Price\n', evidence, productId);
    const [slow] = (await doors.all<{ id: string; title: string }>(workspace, `/products/${productId}/evidence`)).filter(
      ({ title }) => title === 'Slow',
    );
    await doors.ask(workspace, 'PATCH', `/evidence/${slow?.id}`, { body: 'Very slow' });
    expect(await doors.step(workspace, done.id, 'undo')).toMatchObject({ status: 'undone', leftovers: 2 });
    expect(await names(workspace, `/products/${productId}/problems`)).toEqual(['Speed']);
    const left = await doors.all<{ kind: string; because: string; id: string }>(workspace, `/imports/${done.id}/leftovers`);
    expect(left.map(({ kind, because }) => `${kind} ${because}`).sort()).toEqual(['evidence edited', 'problem linked']);
    for (const kind of ['evidence', 'problem']) {
      const id = left.find((one) => one.kind === kind)?.id;
      await doors.ask(workspace, 'POST', `/imports/${done.id}/leftovers/${id}`, { answer: 'undo' });
    }
    expect(await names(workspace, `/products/${productId}/problems`)).toEqual([]);
    expect(await names(workspace, `/products/${productId}/evidence`)).toEqual([]);
  });

  test('leaves to a later import what it changed', async () => {
    const workspace = await world.createWorkspace();
    const first = await doors.bring(workspace, 'id,name,plan\n1,Acme,Basic\n', accounts);
    const second = await doors.bring(workspace, 'id,name,plan\n1,Acme,Pro\n', accounts);
    expect(await doors.step(workspace, first.id, 'undo')).toMatchObject({ leftovers: 1 });
    expect(await doors.step(workspace, second.id, 'undo')).toMatchObject({ leftovers: 0 });
    const [stored] = await doors.all<{ plan: string }>(workspace, '/accounts');
    expect(stored?.plan).toBe('Basic');
  });

  test('in the order of the rows: a row that came twice goes as one', async () => {
    const workspace = await world.createWorkspace();
    const rows = Array.from({ length: 1200 }, (_, index) => `${index % 400},Account ${index},Pro`).join('\n');
    const done = await doors.bring(workspace, `id,name,plan\n${rows}\n`, accounts);
    expect(done.counts).toMatchObject({ created: 400, updated: 800 });
    expect(await doors.step(workspace, done.id, 'undo')).toMatchObject({ status: 'undone', leftovers: 0 });
    expect(await names(workspace, '/accounts')).toEqual([]);
  });
});

describe('an import that is stopped', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `${index},Account ${index},Pro`).join('\n');

  /** One chunk of work, as if the server had no more time. */
  const oneChunk = (workspace: Workspace, importId: string) => workOnImport(world.ports, { workspaceId: workspace.id, importId }, 0);

  test('by a member keeps what was brought, goes on where it stopped, and doubles nothing', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(1000)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/run`);
    expect(await oneChunk(workspace, id)).toBe(true);
    await claim(world.ports, workspace.id, id);
    expect(await doors.ask(workspace, 'POST', `/imports/${id}/cancel`)).toMatchObject({ status: 'running' });
    await oneChunk(workspace, id);
    const stopped = await doors.ask<{ status: string; rowsDone: number }>(workspace, 'GET', `/imports/${id}`);
    expect(stopped.status).toBe('cancelled');
    expect(stopped.rowsDone).toBeGreaterThan(0);
    expect(stopped.rowsDone).toBeLessThan(1000);
    expect(await doors.all(workspace, '/accounts')).toHaveLength(stopped.rowsDone);
    await expect(doors.ask(workspace, 'POST', `/imports/${id}/run`)).rejects.toMatchObject({ code: 'import_not_undone' });
    expect(await doors.step(workspace, id, 'resume')).toMatchObject({ status: 'done', counts: { rows: 1000, created: 1000 } });
    expect(await doors.all(workspace, '/accounts')).toHaveLength(1000);
  });

  test('by a dead server shows as interrupted, and is taken up where the last chunk was committed', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(1000)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/run`);
    await oneChunk(workspace, id);
    // Another process held it, and has been silent since.
    const dead = world.database.isEmbedded ? 'embedded imp_dead' : 'server imp_dead';
    await sql`update imports set worker = ${dead}, worker_seen_at = '2020-01-01' where id = ${id}`.execute(world.database.system);
    expect(await doors.ask(workspace, 'GET', `/imports/${id}`)).toMatchObject({ status: 'interrupted', work: 'running' });
    expect(await doors.ask(workspace, 'GET', '/imports?status=interrupted')).toMatchObject({ items: [{ id }] });
    expect(await doors.step(workspace, id, 'resume')).toMatchObject({ status: 'done', counts: { rows: 1000, created: 1000 } });
    expect(await doors.all(workspace, '/accounts')).toHaveLength(1000);
  });

  test('and is asked to go on when a server took it up already goes on, and that is all', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(1000)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/run`);
    await claim(world.ports, workspace.id, id);
    expect(await doors.ask(workspace, 'POST', `/imports/${id}/resume`)).toMatchObject({ status: 'running' });
    const events = await doors.ask<Listed<{ event: string }>>(workspace, 'GET', `/audit?subjectKind=import&subjectId=${id}`);
    expect(events.items.map(({ event }) => event)).not.toContain('import.resumed');
    // Who wants it to end must wait for that first.
    await doors.ask(workspace, 'POST', `/imports/${id}/cancel`);
    await expect(doors.ask(workspace, 'POST', `/imports/${id}/resume`)).rejects.toMatchObject({ code: 'import_busy' });
    await oneChunk(workspace, id);
    expect(await doors.ask(workspace, 'GET', `/imports/${id}`)).toMatchObject({ status: 'cancelled' });
  });

  test('and worked on twice at once by the same server is brought once', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(1000)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/run`);
    await Promise.all([oneChunk(workspace, id), oneChunk(workspace, id), oneChunk(workspace, id)]);
    while (await oneChunk(workspace, id)) {
      // to its end
    }
    expect(await doors.ask(workspace, 'GET', `/imports/${id}`)).toMatchObject({ status: 'done', counts: { rows: 1000, created: 1000 } });
  });

  test('while another worker holds it is left to that one', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(10)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/run`);
    await sql`update imports set worker = 'server imp_other', worker_seen_at = ${world.now.value} where id = ${id}`.execute(
      world.database.system,
    );
    expect(await oneChunk(workspace, id)).toBe(false);
    expect(await doors.all(workspace, '/accounts')).toEqual([]);
  });

  test('is handed on after a slice, to whichever server is free; the job that comes to another one is kept for who may take it', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(1000)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/run`);
    expect(await oneChunk(workspace, id)).toBe(true);
    await takeUpImports(world.ports, workspace.id);
    // Free a moment ago, and taken by another server, which then dies.
    const taken =
      await sql`update imports set worker = 'server imp_other', worker_seen_at = ${world.now.value} where id = ${id} and worker is null`.execute(
        world.database.system,
      );
    expect(taken.numAffectedRows).toBe(1n);
    await world.runJobs();
    expect(await doors.ask(workspace, 'GET', `/imports/${id}`)).toMatchObject({ status: 'running' });
    world.now.value = new Date(world.now.value.getTime() + 61_000);
    await world.runJobs();
    expect(await doors.ask(workspace, 'GET', `/imports/${id}`)).toMatchObject({ status: 'done', counts: { rows: 1000, created: 1000 } });
  });

  test('half-way can be undone as it is', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(500)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/run`);
    await oneChunk(workspace, id);
    await doors.ask(workspace, 'POST', `/imports/${id}/cancel`);
    await oneChunk(workspace, id);
    expect(await doors.step(workspace, id, 'undo')).toMatchObject({ status: 'undone', leftovers: 0 });
    expect(await doors.all(workspace, '/accounts')).toEqual([]);
  });

  test('as a dry run is as if it had never begun', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n${rows(1000)}\n`, accounts);
    await doors.ask(workspace, 'POST', `/imports/${id}/check`);
    await oneChunk(workspace, id);
    await doors.ask(workspace, 'POST', `/imports/${id}/cancel`);
    await oneChunk(workspace, id);
    expect(await doors.ask(workspace, 'GET', `/imports/${id}`)).toMatchObject({ status: 'uploaded' });
    expect(await doors.step(workspace, id, 'check')).toMatchObject({ status: 'checked', counts: { rows: 1000, created: 1000 } });
  });
});

describe('what is wrong with rows', () => {
  test('is listed by line and column in the dry run as in the run, and the other rows come in', async () => {
    const workspace = await world.createWorkspace();
    await doors.bring(workspace, 'id,name,plan\n1,Acme,Pro\n', accounts);
    const mapping: MappingInput = {
      version: 1,
      kind: 'revenue_line',
      source: 'crm',
      fields: {
        externalId: column('id'),
        account: column('acc', { by: 'externalId' }),
        amount: column('mrr'),
        currency: column('cur'),
        period: constant('month'),
        from: column('from'),
        to: column('to'),
      },
    };
    const file = [
      'id,acc,mrr,cur,from,to',
      '1,1,100,EUR,2024-01-01,',
      '2,9,100,EUR,2024-01-01,',
      '3,1,100,XYZ,2024-01-01,',
      '4,1,100,EUR,2024-13-45,',
      '5,1,100,EUR,2024-02-01,2024-01-01',
      '6,1,1',
    ].join('\n');
    const id = await doors.prepare(workspace, file, mapping);
    const listed = [
      { line: 3, column: 'acc', field: 'account', code: 'account_not_found' },
      { line: 4, column: 'cur', code: 'currency_unknown' },
      { line: 4, column: 'mrr' },
      { line: 5, column: 'from' },
      { line: 6, column: 'to', code: 'dates_out_of_order' },
      { line: 7, code: 'column_count' },
    ];
    for (const verb of ['check', 'run'] as const) {
      const answer = await doors.step(workspace, id, verb);
      expect(answer.counts).toMatchObject({ rows: 6, created: 1, refused: 5 });
      expect(answer.rowProblems).toEqual({ errors: 6, warnings: 0 });
      expect(await doors.rowProblems(workspace, id)).toMatchObject(listed);
    }
    const lines = await world.app.inject({
      url: `/api/v1/workspaces/${workspace.id}/imports/${id}/problems.csv`,
      headers: asCaller(workspace.admin),
    });
    expect(lines.body.split('\r\n').slice(0, 2)).toEqual([
      'line,severity,column,field,code,message',
      expect.stringContaining('3,error,acc,account,account_not_found,'),
    ]);
  });

  test('names a person outside the account, and an id that stands for somebody else', async () => {
    const workspace = await world.createWorkspace();
    await doors.bring(workspace, 'id,name,plan\n1,Acme,\n', accounts);
    const persons: MappingInput = {
      version: 1,
      kind: 'person',
      source: 'crm',
      fields: { externalId: column('id'), email: column('mail') },
    };
    const file = 'id,mail\n1,ada@x.com\n2,bob@x.com\n1,other@x.com\n';
    const id = await doors.prepare(workspace, file, persons);
    for (const verb of ['check', 'run'] as const) {
      await doors.step(workspace, id, verb);
      expect(await doors.rowProblems(workspace, id)).toMatchObject([{ line: 4, column: 'mail', code: 'external_id_with_other_email' }]);
    }
    const roles: MappingInput = {
      version: 1,
      kind: 'stakeholder_role',
      source: 'crm',
      fields: { person: column('who', { by: 'email' }), account: column('acc', { by: 'externalId' }), role: constant('champion') },
    };
    const outside = await doors.prepare(workspace, 'who,acc\nada@x.com,1\n', roles);
    for (const verb of ['check', 'run'] as const) {
      await doors.step(workspace, outside, verb);
      expect(await doors.rowProblems(workspace, outside)).toMatchObject([{ line: 2, column: 'who', code: 'person_outside_account' }]);
    }
  });
});

describe('a file that cannot be read', () => {
  const longRow = (cells: number) => Array.from({ length: cells }, (_, index) => `c${index}`).join(',');
  const cases: [string, string | Buffer, string][] = [
    ['is empty', '', 'file_empty'],
    ['holds blank lines only', '\n\n  \n', 'file_empty'],
    ['begins like a workbook', Buffer.from('PK\u0003\u0004xxxxxxxxxxxxxxx'), 'workbook_damaged'],
    ['is compressed', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0]), 'file_is_compressed'],
    ['is binary', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7) % 32)), 'not_text'],
  ];
  test.each(cases)('that %s is refused at the door, and nothing stays', async (_what, content, code) => {
    const workspace = await world.createWorkspace();
    await expect(doors.upload(workspace, content)).rejects.toMatchObject({ code });
    const left = await sql`select from imports where workspace_id = ${workspace.id}`.execute(world.database.system);
    expect(left.rows).toEqual([]);
  });

  test('does not come as JSON, as another type, without a name, for a product that is not, or without the permission', async () => {
    const workspace = await world.createWorkspace();
    const send = async (query: string, type: string, payload: string, caller = workspace.admin) => {
      const url = `/api/v1/workspaces/${workspace.id}/imports?${query}`;
      const answer = await world.app.inject({ method: 'POST', url, headers: { ...asCaller(caller), 'content-type': type }, payload });
      return [answer.statusCode, answer.json().code];
    };
    expect(await send('fileName=a.csv', 'application/json', '{"id":1}')).toEqual([422, 'file_missing']);
    expect(await send('fileName=a.csv', 'application/zip', 'x')).toEqual([415, 'media_type_not_supported']);
    expect(await send('', 'text/csv', 'id\n1\n')).toEqual([422, 'invalid']);
    expect(await send('fileName=a.csv&productId=prd_00000000000000000000', 'text/csv', 'id\n1\n')).toEqual([404, 'product_not_found']);
    expect(await send('fileName=a.csv', 'text/csv', 'id\n1\n', workspace.as('contributor'))).toEqual([403, 'not_allowed']);
    expect(await send('fileName=a.csv', 'application/octet-stream', 'id\n1\n')).toEqual([201, undefined]);
    // Only uploads take files.
    const elsewhere = await world.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${workspace.id}/products`,
      headers: { ...asCaller(workspace.admin), 'content-type': 'text/csv' },
      payload: 'name\nLedger\n',
    });
    expect(elsewhere.statusCode).toBe(415);
  });

  test('further has too many columns', async () => {
    const workspace = await world.createWorkspace();
    const { id } = await doors.upload(workspace, `${longRow(10_000)}\n${longRow(10_000)}\n`);
    await expect(doors.ask(workspace, 'GET', `/imports/${id}/preview`)).rejects.toMatchObject({ code: 'too_many_columns' });
    await expect(doors.ask(workspace, 'PUT', `/imports/${id}/mapping`, { mapping: accounts })).rejects.toMatchObject({
      code: 'too_many_columns',
    });
  });

  /** Enough rows to reach beyond what is read when the columns are mapped. */
  const filler = Array.from({ length: 401 }, (_, index) => `f${index},${'Äcmé '.repeat(40).trim()},${'é'.repeat(190)}\n`).join('');
  const broken: [string, string | Buffer, string, number][] = [
    ['a quote that is never closed', 'id,name,plan\n1,Acme,Pro\n2,"Beta,Pro\n3,Cy,Pro\n', 'quote_not_closed', 3],
    [
      'a broken character',
      Buffer.concat([Buffer.from(`id,name,plan\n${filler}2,Be`), Buffer.from([0xc3, 0x28]), Buffer.from(',Pro\n')]),
      'encoding_invalid',
      403,
    ],
    ['a NUL', `id,name,plan\n${filler}2,Be\u0000ta,Pro\n`, 'nul_byte', 403],
  ];
  test.each(broken)(
    'to its end because of %s fails with code and line; what came before can be undone',
    async (_what, content, code, line) => {
      const workspace = await world.createWorkspace();
      const id = await doors.prepare(workspace, content, accounts);
      expect(await doors.step(workspace, id, 'check')).toMatchObject({ status: 'failed', failure: { code, line } });
      const failed = await doors.step(workspace, id, 'run');
      expect(failed).toMatchObject({ status: 'failed', failure: { code, line } });
      if (failed.rowsDone > 0) await doors.step(workspace, id, 'undo');
      expect(await doors.all(workspace, '/accounts')).toEqual([]);
    },
  );

  test('because of a NUL is told when it is mapped, if it stands in the beginning', async () => {
    const workspace = await world.createWorkspace();
    const { id } = await doors.upload(workspace, 'id,name,plan\n1,Acme,Pro\n2,Be\u0000ta,Pro\n');
    await expect(doors.ask(workspace, 'GET', `/imports/${id}/preview`)).rejects.toMatchObject({ code: 'nul_byte' });
    await expect(doors.ask(workspace, 'PUT', `/imports/${id}/mapping`, { mapping: accounts })).rejects.toMatchObject({ code: 'nul_byte' });
  });

  test('because of a cell of 10 MB says so at its line', async () => {
    const workspace = await world.createWorkspace();
    const id = await doors.prepare(workspace, `id,name,plan\n1,Acme,Pro\n2,${'x'.repeat(10_000_000)},Pro\n`, accounts);
    expect(await doors.step(workspace, id, 'run')).toMatchObject({ status: 'failed', failure: { code: 'record_too_long', line: 3 } });
  });

  test('in one row only loses that row: a long cell, line ends of every kind', async () => {
    const workspace = await world.createWorkspace();
    const content = `id,name,plan\r\n1,Acme,Pro\r2,${'x'.repeat(2_000_000)},Pro\n3,"Cy\r\nLtd",Pro\r\n4,Dee,Pro`;
    const done = await doors.bring(workspace, content, accounts);
    expect(done).toMatchObject({ status: 'done', counts: { rows: 4, created: 3, refused: 1 } });
    expect(await doors.rowProblems(workspace, done.id)).toMatchObject([{ line: 3, code: 'cell_too_long' }]);
  });

  test('of a header only brings nothing, and says so by its counts', async () => {
    const workspace = await world.createWorkspace();
    expect(await doors.bring(workspace, 'id,name,plan\n', accounts)).toMatchObject({ status: 'done', rowsTotal: 0, counts: { rows: 0 } });
  });

  test('in another encoding is read as what it is', async () => {
    const workspace = await world.createWorkspace();
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id,name,plan\n1,Äcme,Pro\n2,Ćy,Pro\n', 'utf16le')]);
    expect((await doors.bring(workspace, utf16, accounts)).counts).toMatchObject({ created: 2 });
    expect(await names(workspace, '/accounts')).toEqual(['Äcme', 'Ćy']);
  });
});

describe('a mapping', () => {
  test('that does not fit the file is refused at its place', async () => {
    const workspace = await world.createWorkspace();
    const { id } = await doors.upload(workspace, 'id,name\n1,Acme\n');
    const set = (mapping: MappingInput) => doors.ask(workspace, 'PUT', `/imports/${id}/mapping`, { mapping });
    await expect(set(accounts)).rejects.toMatchObject({ issues: [{ path: 'mapping.fields.plan.sources.0', code: 'column_missing' }] });
    await expect(set({ ...accounts, fields: { externalId: column('id') } })).rejects.toMatchObject({
      issues: [{ path: 'mapping.fields.name', code: 'field_required' }],
    });
    await expect(set({ ...evidence, fields: { kind: constant('survey'), body: column('name') } })).rejects.toMatchObject({
      issues: [{ path: 'mapping.productId', code: 'product_required' }],
    });
    await expect(doors.ask(workspace, 'POST', `/imports/${id}/run`)).rejects.toMatchObject({ code: 'mapping_missing' });
  });

  test('cannot be changed while rows stand, and the import can be thrown away only when none does', async () => {
    const workspace = await world.createWorkspace();
    const done = await doors.bring(workspace, 'id,name,plan\n1,Acme,Pro\n', accounts);
    const change = () => doors.ask(workspace, 'PUT', `/imports/${done.id}/mapping`, { mapping: accounts });
    await expect(change()).rejects.toMatchObject({ code: 'import_not_possible' });
    await expect(doors.ask(workspace, 'DELETE', `/imports/${done.id}`)).rejects.toMatchObject({ status: 422 });
    await doors.step(workspace, done.id, 'undo');
    await change();
    await doors.ask(workspace, 'DELETE', `/imports/${done.id}`);
    await expect(doors.ask(workspace, 'GET', `/imports/${done.id}`)).rejects.toMatchObject({ code: 'import_not_found' });
  });
});
