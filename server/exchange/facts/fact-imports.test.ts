import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { FactImportAnswer } from '../../../contract/analytics/fact-import.ts';
import { asCaller, openWorld, type Workspace } from '../../../test/support/world.ts';
import { createSource, factsWorkspaceOf } from '../../analytics/index.ts';
import { createProduct } from '../../strategy/index.ts';
import { callOfRow } from './fact-call.ts';
import { takeUpFactImports, workOnFactImport } from './fact-import.jobs.ts';

const world = await openWorld();
const folder = mkdtempSync(join(tmpdir(), 'bifocal-histories-'));
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

type Place = { workspace: Workspace; sourceId: string; number: number };

async function newSource(): Promise<Place> {
  const workspace = await world.createWorkspace();
  const product = await world.do(workspace.admin, createProduct, { name: 'Shop', businessModel: 'b2c' });
  const source = await world.do(workspace.admin, createSource, { productId: product.id, name: 'History', kind: 'server' });
  return { workspace, sourceId: source.id, number: await factsWorkspaceOf(world.ports, workspace.id) };
}

async function ask(place: Place, method: 'GET' | 'POST', path: string, payload?: object | Buffer | string) {
  const type = typeof payload === 'string' || Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {};
  const url = `/api/v1/workspaces/${place.workspace.id}${path}`;
  return world.app.inject({
    method,
    url,
    headers: { ...asCaller(place.workspace.admin), ...type },
    ...(payload === undefined ? {} : { payload }),
  });
}

const upload = (place: Place, fileName: string, content: string | Buffer) =>
  ask(place, 'POST', `/sources/${place.sourceId}/imports?fileName=${fileName}`, content);

async function bring(place: Place, fileName: string, content: string | Buffer, mapping: object | null): Promise<FactImportAnswer> {
  const uploaded = await upload(place, fileName, content);
  expect(uploaded.statusCode, uploaded.body).toBe(201);
  const { id } = uploaded.json<FactImportAnswer>();
  const started = await ask(place, 'POST', `/fact-imports/${id}/run`, { mapping });
  expect(started.statusCode, started.body).toBe(200);
  await takeUpFactImports(world.ports, place.workspace.id);
  await world.runJobs();
  return (await ask(place, 'GET', `/fact-imports/${id}`)).json();
}

const storedOf = async ({ number }: Place) =>
  (
    await world.facts.rows<Record<string, unknown>>(
      'select event, toString(at) as at, account > 0 as has_account, properties from bifocal.events where workspace = {workspace:UInt32} order by at, event',
      { workspace: number },
    )
  ).rows;

const mapping = { event: { column: 'what' }, time: 'when', userId: 'who', groupId: 'company' };
const csv = [
  'what,when,who,company,amount,code,note',
  'Order placed,2024-05-01T10:00:00Z,7,acme,12.50,007,"a,b"',
  'Order placed,2023-01-01 09:00:00,8,,3,010,',
  'Order paid,1714557600,7,acme,1,1,x',
  'Order paid,nonsense,7,acme,1,1,x',
  'Order paid,2024-05-02T10:00:00Z,,acme,1,1,x',
].join('\n');

describe('a history', () => {
  test('in CSV comes in as its mapping says, once, also when the same file is brought again', async () => {
    const place = await newSource();
    const first = await bring(place, 'orders.csv', csv, mapping);
    expect(first).toMatchObject({ status: 'done', rowsDone: 5, taken: 3, duplicates: 0, rejected: 1, unreadable: 1 });
    expect(first.problems).toMatchObject([{ row: 4, message: expect.stringContaining('when') }]);
    const rows = await storedOf(place);
    expect(rows).toMatchObject([
      { event: 'Order placed', at: '2023-01-01 09:00:00.000', has_account: 0, properties: { amount: 3, code: '010' } },
      { event: 'Order paid', at: '2024-05-01 10:00:00.000', has_account: 1, properties: { amount: 1, code: 1, note: 'x' } },
      { event: 'Order placed', at: '2024-05-01 10:00:00.000', has_account: 1, properties: { amount: 12.5, code: '007', note: 'a,b' } },
    ]);
    const again = await bring(place, 'orders again.csv', csv, mapping);
    expect(again).toMatchObject({ status: 'done', taken: 0, duplicates: 3 });
    expect(await storedOf(place)).toHaveLength(3);
  });

  test('in NDJSON comes in as calls of the tracking API, or by a mapping', async () => {
    const place = await newSource();
    const calls = [
      { type: 'track', event: 'Opened', userId: 'u1', timestamp: '2024-05-01T10:00:00Z', messageId: 'm1', sentAt: '2024-05-01T10:00:05Z' },
      { type: 'identify', userId: 'u1', traits: { plan: 'pro' }, timestamp: '2024-05-01T09:00:00Z' },
      { type: 'track', event: 'Closed', userId: 'u1' },
    ];
    const text = `${calls.map((call) => JSON.stringify(call)).join('\n')}\n\nnonsense\n[1]\n`;
    expect(await bring(place, 'calls.ndjson', text, null)).toMatchObject({ status: 'done', taken: 2, unreadable: 3, rowsDone: 6 });
    const mapped = '{"what":"Seen","when":"2024-06-01","who":5,"deep":{"a":1}}';
    expect(await bring(place, 'rows.jsonl', mapped, { event: { name: 'Seen' }, time: 'when', userId: 'who' })).toMatchObject({ taken: 1 });
    const rows = await storedOf(place);
    expect(rows.map(({ event, at }) => [event, at])).toEqual([
      ['$identify', '2024-05-01 09:00:00.000'],
      ['Opened', '2024-05-01 10:00:00.000'],
      ['Seen', '2024-06-01 00:00:00.000'],
    ]);
    expect(rows[2]?.['properties']).toEqual({ what: 'Seen', deep: { a: 1 } });
  });

  test('in Parquet comes in with its types', async () => {
    const place = await newSource();
    const file = join(folder, 'history.parquet');
    await world.facts.command(
      `insert into function file('${file}', Parquet)
      select concat('Event ', toString(number % 3)) as what, toDateTime64('2024-01-01 00:00:00', 3, 'UTC') + number as when,
        toInt64(number % 10) as who, number * 1.5 as amount from numbers(5000)`,
    );
    const done = await bring(place, 'history.parquet', readFileSync(file), { event: { column: 'what' }, time: 'when', userId: 'who' });
    expect(done).toMatchObject({ status: 'done', rowsDone: 5_000, taken: 5_000, rejected: 0, unreadable: 0 });
    const { rows } = await world.facts.rows<object>(
      'select count() as rows, uniqExact(actor) as people, max(properties.amount::Float64) as most from bifocal.events where workspace = {workspace:UInt32}',
      { workspace: place.number },
    );
    expect(rows).toEqual([{ rows: 5_000, people: 10, most: 7_498.5 }]);
  });

  test('goes on where it was, slice by slice; a slice that comes twice doubles nothing', async () => {
    const place = await newSource();
    const lines = Array.from(
      { length: 12_000 },
      (_, index) => `E,${new Date(1_700_000_000_000 + index * 1000).toISOString()},${index % 50}`,
    );
    const uploaded = await upload(place, 'long.csv', `what,when,who\n${lines.join('\n')}\n`);
    const { id: importId } = uploaded.json<FactImportAnswer>();
    await ask(place, 'POST', `/fact-imports/${importId}/run`, { mapping: { event: { column: 'what' }, time: 'when', userId: 'who' } });
    const work = { workspaceId: place.workspace.id, importId };
    expect(await workOnFactImport(world.ports, work, 0)).toBe(true);
    const midway = (await ask(place, 'GET', `/fact-imports/${importId}`)).json<FactImportAnswer>();
    expect(midway).toMatchObject({ status: 'running', rowsDone: 5_000, taken: 5_000 });
    // As if the server had died before it wrote down how far it was.
    await world.inside(place.workspace.admin, async ({ db }) => {
      const rows = db as unknown as import('kysely').Kysely<{ fact_imports: { id: string; rows_done: number; place: null } }>;
      await rows.updateTable('fact_imports').set({ rows_done: 0, place: null }).where('id', '=', importId).execute();
    });
    while (await workOnFactImport(world.ports, work)) {
      // to the end
    }
    expect((await ask(place, 'GET', `/fact-imports/${importId}`)).json()).toMatchObject({
      status: 'done',
      rowsDone: 12_000,
      duplicates: 5_000,
    });
    expect(await storedOf(place)).toHaveLength(12_000);
  });

  test('can be stopped, and goes on when it is run again', async () => {
    const place = await newSource();
    const { id } = (await upload(place, 'orders.csv', csv)).json<FactImportAnswer>();
    await ask(place, 'POST', `/fact-imports/${id}/run`, { mapping });
    expect((await ask(place, 'POST', `/fact-imports/${id}/cancel`)).json()).toMatchObject({ status: 'cancelled' });
    expect(await workOnFactImport(world.ports, { workspaceId: place.workspace.id, importId: id })).toBe(false);
    expect(await storedOf(place)).toEqual([]);
    expect((await ask(place, 'POST', `/fact-imports/${id}/run`, { mapping })).json()).toMatchObject({ status: 'running' });
  });

  test.each<[string, string, string | Buffer, number, string]>([
    ['that is empty', 'a.csv', '', 422, 'file_empty'],
    ['that is no Parquet', 'a.parquet', 'nonsense, and longer than a footer is', 422, 'file_unreadable'],
    ['with a NUL', 'a.csv', 'a,b\n1,\u0000\n', 422, 'file_unreadable'],
  ])('%s is refused, and nothing of it stays', async (_, name, content, status, code) => {
    const place = await newSource();
    const answer = await upload(place, name, content);
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
    expect((await ask(place, 'GET', `/sources/${place.sourceId}/imports`)).json()).toEqual({ items: [], nextCursor: null });
  });

  test('is not begun with columns that it has not', async () => {
    const place = await newSource();
    const { id, columns } = (await upload(place, 'orders.csv', csv)).json<FactImportAnswer>();
    expect(columns).toEqual(['what', 'when', 'who', 'company', 'amount', 'code', 'note']);
    for (const wrong of [null, { ...mapping, time: 'never' }, { ...mapping, properties: ['nothing'] }])
      expect((await ask(place, 'POST', `/fact-imports/${id}/run`, { mapping: wrong })).statusCode).toBe(422);
  });
});

test('days and times are read as they are meant', () => {
  const read = (when: unknown, more: object = {}) => {
    const row = { row: 0, value: { when }, fault: null, after: { row: 1, line: 1, byte: 1 } };
    const result = callOfRow(row, { event: { name: 'E' }, time: 'when', ...more }, 'f');
    return 'call' in result ? result.call.timestamp : result.problem;
  };
  expect(read('02/03/2024 10:00', { dateOrder: 'dmy' })).toBe('2024-03-02T10:00:00.000Z');
  expect(read('2024-03-02 10:00', { zone: 'Europe/Berlin' })).toBe('2024-03-02T09:00:00.000Z');
  expect(read(1_714_557_600)).toBe('2024-05-01T10:00:00.000Z');
  expect(read('1714557600000')).toBe('2024-05-01T10:00:00.000Z');
  expect(read('')).toContain('no time');
  expect(read('02/03/2024')).toContain('02/03/2024');
});
