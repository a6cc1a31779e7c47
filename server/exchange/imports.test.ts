import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer, ImportPreviewAnswer } from '../../contract/exchange/import.ts';
import { importPreviewAnswer } from '../../contract/exchange/import.ts';
import type { MappingInput } from '../../contract/exchange/mapping.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function ask<T>({ admin, id }: Workspace, method: Method, path: string, payload?: object): Promise<T> {
  const answer = await world.app.inject({
    method,
    url: `/api/v1/workspaces/${id}${path}`,
    headers: asCaller(admin),
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 400) throw Object.assign(new Error(answer.body), { answer: answer.json() });
  return answer.body === '' ? (undefined as T) : answer.json<T>();
}

async function upload({ admin, id }: Workspace, content: string | Buffer, query = 'fileName=file.csv'): Promise<ImportAnswer> {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/v1/workspaces/${id}/imports?${query}`,
    headers: { ...asCaller(admin), 'content-type': 'text/csv' },
    payload: content,
  });
  if (answer.statusCode >= 400) throw Object.assign(new Error(answer.body), { answer: answer.json() });
  return answer.json();
}

/** Delivers what waits and lets the jobs run. */
async function work(): Promise<void> {
  await world.settle();
  while ((await world.runJobs()) > 0) await world.settle();
}

const column = (name: string, options?: object) => ({
  sources: [{ is: 'column' as const, column: name, ...(options ? { options } : {}) }],
});
const constant = (value: string) => ({ sources: [{ is: 'constant' as const, value }] });

async function bring(workspace: Workspace, content: string | Buffer, mapping: MappingInput, productId?: string): Promise<ImportAnswer> {
  const { id } = await upload(workspace, content, `fileName=file.csv${productId ? `&productId=${productId}` : ''}`);
  await ask(workspace, 'PUT', `/imports/${id}/mapping`, { mapping });
  await ask(workspace, 'POST', `/imports/${id}/run`);
  await work();
  return ask(workspace, 'GET', `/imports/${id}`);
}

const accounts: MappingInput = { version: 1, kind: 'account', source: 'crm', fields: { externalId: column('id'), name: column('name') } };

async function createProduct(workspace: Workspace): Promise<string> {
  return (await ask<{ id: string }>(workspace, 'POST', '/products', { name: 'Ledger', businessModel: 'b2b' })).id;
}

describe('an import', () => {
  test('goes from a file over a mapping and a dry run to records', async () => {
    const workspace = await world.createWorkspace();
    const made = await upload(workspace, 'id,name\n1,Acme\n2,Beta\n2,Beta Ltd\n');
    expect(made).toMatchObject({ status: 'uploaded', fileName: 'file.csv', bytes: 33, hasMapping: false });
    const preview = importPreviewAnswer.parse(await ask<ImportPreviewAnswer>(workspace, 'GET', `/imports/${made.id}/preview`));
    expect(preview).toMatchObject({
      columns: ['id', 'name'],
      sample: [
        ['1', 'Acme'],
        ['2', 'Beta'],
        ['2', 'Beta Ltd'],
      ],
      remembered: null,
    });
    await ask(workspace, 'PUT', `/imports/${made.id}/mapping`, { mapping: accounts });
    expect(await ask(workspace, 'POST', `/imports/${made.id}/check`)).toMatchObject({ status: 'checking' });
    await work();
    expect(await ask(workspace, 'GET', `/imports/${made.id}`)).toMatchObject({
      status: 'checked',
      rowsTotal: 3,
      counts: { rows: 3, created: 2, updated: 1 },
    });
    expect((await ask<{ items: unknown[] }>(workspace, 'GET', '/accounts')).items).toEqual([]);
    await ask(workspace, 'POST', `/imports/${made.id}/run`);
    await work();
    expect(await ask(workspace, 'GET', `/imports/${made.id}`)).toMatchObject({
      status: 'done',
      counts: { rows: 3, created: 2, updated: 1, refused: 0 },
    });
    const { items } = await ask<{ items: { name: string }[] }>(workspace, 'GET', '/accounts');
    expect(items.map(({ name }) => name)).toEqual(['Acme', 'Beta Ltd']);
  });

  test('attaches evidence to problems, and makes those that are not there', async () => {
    const workspace = await world.createWorkspace();
    const productId = await createProduct(workspace);
    const done = await bring(
      workspace,
      'id,text,theme\n1,Too slow,Speed;Price\n2,Cannot export,Export\n3,Slow again,speed\n4,Fine,\n',
      {
        version: 1,
        kind: 'evidence',
        source: 'survey',
        fields: { externalId: column('id'), kind: constant('survey'), body: column('text'), problems: column('theme', { separator: ';' }) },
      },
      productId,
    );
    expect(done).toMatchObject({ status: 'done', counts: { created: 4, problemsCreated: 3, refused: 0 } });
    const { items } = await ask<{ items: { title: string }[] }>(workspace, 'GET', `/products/${productId}/problems`);
    expect(items.map(({ title }) => title).sort()).toEqual(['Export', 'Price', 'Speed']);
    expect(await ask(workspace, 'GET', `/imports/${done.id}/new-problems`)).toMatchObject({
      items: [
        { title: 'Speed', rows: 2 },
        { title: 'Export', rows: 1 },
        { title: 'Price', rows: 1 },
      ],
    });
  });
});
