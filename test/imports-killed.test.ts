// Imports as an operator sees them, with real processes: killed in the middle, taken up again, and on the command line.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer } from '../contract/exchange/import.ts';
import { bifocal, type RunningBifocal, startBifocal } from './support/bifocal-process.ts';
import { type PostgresServer, startPostgresServer } from './support/postgres-server.ts';

const timeout = 180_000;
let folder: string;
let postgres: PostgresServer;
const servers: RunningBifocal[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bifocal-imports-'));
  postgres = await startPostgresServer();
}, timeout);
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop('SIGKILL');
}, timeout);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, timeout);

async function newServerDatabase(): Promise<string> {
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  const name = `imports_${crypto.randomUUID().replaceAll('-', '')}`;
  await owner.query(`create database ${name}`);
  await owner.end();
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.toString();
}

async function start(environment: Record<string, string>): Promise<RunningBifocal> {
  const server = await startBifocal(environment);
  servers.push(server);
  return server;
}

type Member = { workspaceId: string; cookie: string };

async function makeFirstMember({ url, token }: RunningBifocal): Promise<Member> {
  const answer = await fetch(`${url}/api/v1/first-member`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, workspaceName: 'Acme', name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }),
  });
  expect(answer.status).toBe(201);
  const { workspaceId } = (await answer.json()) as { workspaceId: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { workspaceId, cookie };
}

async function ask<T>(
  server: RunningBifocal,
  { workspaceId, cookie }: Member,
  method: string,
  at: string,
  body?: string | object,
): Promise<T> {
  const isFile = typeof body === 'string';
  const answer = await fetch(`${server.url}/api/v1/workspaces/${workspaceId}${at}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': isFile ? 'text/csv' : 'application/json' }) },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${at}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const read = (server: RunningBifocal, member: Member, id: string) => ask<ImportAnswer>(server, member, 'GET', `/imports/${id}`);

/** Asks until it is so; the runner's own limit ends what never comes. */
async function until(server: RunningBifocal, member: Member, id: string, isSo: (answer: ImportAnswer) => boolean): Promise<ImportAnswer> {
  while (true) {
    const answer = await read(server, member, id);
    if (isSo(answer)) return answer;
    if (answer.status === 'failed') throw new Error(JSON.stringify(answer.failure));
    // The limit on requests would count a tighter loop as an attack.
    await pause(30);
  }
}

/** An hour passes on a server: who was silent for so long is dead. */
async function forgetWorkers(environment: Record<string, string>): Promise<void> {
  if (environment['DATABASE_URL'] === undefined) return;
  const client = new pg.Client({ connectionString: environment['DATABASE_URL'] });
  await client.connect();
  await client.query("update imports set worker_seen_at = worker_seen_at - interval '1 hour'");
  await client.end();
}

const rowCount = 6_000;
const column = (name: string) => ({ sources: [{ is: 'column', column: name }] });
const evidence = (productId: string) => ({
  version: 1,
  kind: 'evidence',
  source: 'survey',
  productId,
  fields: {
    externalId: column('id'),
    kind: { sources: [{ is: 'constant', value: 'survey' }] },
    body: column('text'),
    problems: column('theme'),
    person: { sources: [{ is: 'column', column: 'who', options: { by: 'externalId', whenMissing: 'create' } }] },
  },
});
// Each row has an id of its own, so that a chunk that was written twice would show as rows that were unchanged, and a lost one as missing.
const file = `id,who,text,theme\n${Array.from({ length: rowCount }, (_, index) => `${index},p${index % 500},Answer ${index},Theme ${index % 20}`).join('\n')}\n`;

const databases: [string, () => Promise<Record<string, string>>][] = [
  ['the embedded database', async () => ({ BIFOCAL_DATA: mkdtempSync(path.join(folder, 'data-')) })],
  ['a Postgres server', async () => ({ BIFOCAL_DATA: mkdtempSync(path.join(folder, 'data-')), DATABASE_URL: await newServerDatabase() })],
];

describe.each(databases)('on %s', (_name, newEnvironment) => {
  test('an import whose server is killed is taken up by the next one: no row is lost, none is there twice', { timeout }, async () => {
    const environment = await newEnvironment();
    const first = await start(environment);
    const member = await makeFirstMember(first);
    const { id: productId } = await ask<{ id: string }>(first, member, 'POST', '/products', { name: 'Ledger', businessModel: 'b2c' });
    const { id } = await ask<ImportAnswer>(first, member, 'POST', '/imports?fileName=answers.csv', file);
    await ask(first, member, 'PUT', `/imports/${id}/mapping`, { mapping: evidence(productId) });
    await ask(first, member, 'POST', `/imports/${id}/run`);
    const seen = await until(first, member, id, ({ rowsDone }) => rowsDone > 500);
    await first.stop('SIGKILL');
    expect(seen.rowsDone).toBeLessThan(rowCount);

    const second = await start(environment);
    await forgetWorkers(environment);
    // On a server the clock says that a worker is dead; the embedded engine has one process, and it takes up its imports by itself.
    if (environment['DATABASE_URL'] !== undefined && (await read(second, member, id)).status === 'interrupted')
      await ask(second, member, 'POST', `/imports/${id}/resume`);
    const done = await until(second, member, id, ({ status }) => status === 'done');
    expect(done).toMatchObject({
      rowsDone: rowCount,
      counts: { rows: rowCount, created: rowCount, updated: 0, unchanged: 0, refused: 0, problemsCreated: 20, personsCreated: 500 },
    });
    const lines = async (noun: string) => {
      const answer = await fetch(`${second.url}/api/v1/workspaces/${member.workspaceId}/export/${noun}.ndjson`, {
        headers: { cookie: member.cookie },
      });
      return (await answer.text()).split('\n').filter((line) => line !== '');
    };
    const ids = (await lines('evidence')).map((line) => (JSON.parse(line) as { external_id: string }).external_id);
    expect(new Set(ids).size).toBe(rowCount);
    expect(ids).toHaveLength(rowCount);
    expect(await lines('evidence_links')).toHaveLength(rowCount);
    expect(await lines('persons')).toHaveLength(500);
    expect(await lines('problems')).toHaveLength(20);

    // Back, killed half-way again.
    await ask(second, member, 'POST', `/imports/${id}/undo`);
    await until(second, member, id, ({ rowsDone, status }) => status === 'undone' || (status === 'undoing' && rowsDone > 500));
    await second.stop('SIGKILL');
    const third = await start(environment);
    await forgetWorkers(environment);
    if (environment['DATABASE_URL'] !== undefined && (await read(third, member, id)).status === 'interrupted')
      await ask(third, member, 'POST', `/imports/${id}/resume`);
    expect(await until(third, member, id, ({ status }) => status === 'undone')).toMatchObject({ leftovers: 0 });
    for (const noun of ['evidence', 'evidence_links', 'persons', 'problems']) {
      const answer = await fetch(`${third.url}/api/v1/workspaces/${member.workspaceId}/export/${noun}.ndjson`, {
        headers: { cookie: member.cookie },
      });
      expect({ noun, body: await answer.text() }).toEqual({ noun, body: '' });
    }
  });
});

test('an upload that breaks off leaves nothing behind', { timeout }, async () => {
  const server = await start({ BIFOCAL_DATA: mkdtempSync(path.join(folder, 'data-')) });
  const member = await makeFirstMember(server);
  const stored = async () => {
    const answer = await fetch(`${server.url}/api/v1/workspaces/${member.workspaceId}/export/imports.ndjson`, {
      headers: { cookie: member.cookie },
    });
    return (await answer.text()).split('\n').filter((line) => line !== '').length;
  };
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `POST /api/v1/workspaces/${member.workspaceId}/imports?fileName=a.csv HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${member.cookie}\r\n` +
      `Content-Type: text/csv\r\nContent-Length: 10000000\r\n\r\nid,name\n${'1,Acme\n'.repeat(100_000)}`,
  );
  while ((await stored()) === 0) await pause(30);
  socket.destroy();
  while ((await stored()) > 0) await pause(30);
  expect((await ask<{ items: unknown[] }>(server, member, 'GET', '/imports')).items).toEqual([]);
});

describe('on the command line', () => {
  const mappingFile = () => {
    const at = path.join(folder, 'accounts.mapping.json');
    writeFileSync(
      at,
      JSON.stringify({ version: 1, kind: 'account', source: 'crm', fields: { externalId: column('id'), name: column('name') } }),
    );
    return at;
  };
  const csvFile = (name: string, content: string) => {
    const at = path.join(folder, name);
    writeFileSync(at, content);
    return at;
  };

  test('a file comes in with a mapping, a remembered one and a guessed one, beside a server and without', { timeout }, async () => {
    const environment = { BIFOCAL_DATA: mkdtempSync(path.join(folder, 'data-')) };
    const server = await start(environment);
    const member = await makeFirstMember(server);
    const accounts = csvFile('accounts.csv', 'id,name\n1,Acme\n2,Beta\n');
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await bifocal(['--json', ...args], environment);
      return { code, stderr, answer: stdout === '' ? null : JSON.parse(stdout) };
    };
    // Beside a running server the server does the work.
    const beside = await run('import', accounts, '--mapping', mappingFile());
    expect(beside).toMatchObject({ code: 0, answer: { status: 'done', counts: { created: 2 } } });
    expect((await ask<{ items: unknown[] }>(server, member, 'GET', '/accounts')).items).toHaveLength(2);
    await server.stop();
    const dry = await run('import', csvFile('more.csv', 'id,name\n1,Acme Ltd\n3,Cy\n'), '--dry-run');
    expect(dry).toMatchObject({ code: 0, answer: { status: 'checked', counts: { created: 1, updated: 1 } } });
    const alone = await run('import', path.join(folder, 'more.csv'));
    expect(alone).toMatchObject({ code: 0, answer: { status: 'done', counts: { created: 1, updated: 1 } } });
    const guessed = await run(
      'import',
      csvFile('contacts.csv', 'Email,Full name\nada@x.com,Ada\n'),
      '--kind',
      'person',
      '--mapping',
      'guessed',
    );
    expect(guessed).toMatchObject({ code: 0, answer: { status: 'done', kind: 'person', counts: { created: 1 } } });
    const subscriptions = csvFile('subscriptions.csv', 'subscription_id,account_id,mrr_amount,start_date\nS-1,1,10,2026-01-01\n');
    const guess = ['import', subscriptions, '--kind', 'revenue_line', '--mapping', 'guessed'];
    // A guess knows neither whose ids these are nor the currency.
    expect(await run(...guess)).toMatchObject({ code: 1, stderr: expect.stringContaining('None of 1 rows') });
    const told = await run(...guess, '--source', 'crm', '--currency', 'EUR');
    expect(told).toMatchObject({ code: 0, answer: { status: 'done', source: 'crm', counts: { created: 1 } } });
    expect(await run('import', csvFile('unknown.csv', 'a,b\n1,2\n'))).toMatchObject({ code: 1 });
    expect(await run('import', path.join(folder, 'absent.csv'))).toMatchObject({ code: 2 });

    const target = path.join(folder, 'everything');
    const exported = await run('export', target);
    expect(exported).toMatchObject({ code: 0, answer: { rows: { accounts: 3, persons: 1, workspace: 1 } } });
    const lines = readFileSync(path.join(target, 'accounts.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { name: string }).name).sort()).toEqual(['Acme Ltd', 'Beta', 'Cy']);
    expect(await run('export', target)).toMatchObject({ code: 1, stderr: expect.stringContaining('not empty') });
    expect((await run('export', path.join(folder, 'sheets'), '--format', 'csv')).code).toBe(0);
    expect(readFileSync(path.join(folder, 'sheets/accounts.csv'), 'utf8')).toContain('Acme Ltd');
  });
});
