// What an operator relies on, with real processes: starting, dying, stopping, backing up, restoring, upgrading.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { areaModules, migrationOrder } from '../server/area-modules.ts';
import { holdsWork } from '../server/platform/backup/restore-backup.ts';
import { factsOf } from '../server/platform/facts/open-facts.ts';
import { silentLog } from '../server/platform/log.ts';
import { embeddedPool } from '../server/platform/postgres/embedded.ts';
import { findMigrations, migrate } from '../server/platform/postgres/migrate.ts';
import { openDatabase } from '../server/platform/postgres/open.ts';
import { bifocal, type RunningBifocal, startBifocal } from './support/bifocal-process.ts';
import { type PostgresServer, startPostgresServer } from './support/postgres-server.ts';

const email = 'ada@example.com';
const password = 'correct horse battery';
const timeout = 120_000;

let folder: string;
let postgres: PostgresServer;
const servers: RunningBifocal[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bifocal-operations-'));
  postgres = await startPostgresServer();
}, timeout);
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop('SIGKILL');
}, timeout);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, timeout);

let directories = 0;
const newDirectory = () => path.join(folder, `data-${++directories}`);

async function start(data: string, more: Record<string, string> = {}): Promise<RunningBifocal> {
  const server = await startBifocal({ BIFOCAL_DATA: data, ...more });
  servers.push(server);
  return server;
}

async function newServerDatabase(): Promise<string> {
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  const name = `operations_${crypto.randomUUID().replaceAll('-', '')}`;
  await owner.query(`create database ${name}`);
  await owner.end();
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.toString();
}

async function query<R extends pg.QueryResultRow>(config: pg.ClientConfig, text: string): Promise<R[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

type Member = { cookie: string; workspaceId: string; url: string };

const post = (url: string, body: object, cookie = '') =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

async function makeFirstMember({ url, token }: RunningBifocal): Promise<Member> {
  const answer = await post(`${url}/api/v1/first-member`, { token, workspaceName: 'Acme', name: 'Ada', email, password });
  expect(answer.status).toBe(201);
  const { workspaceId } = (await answer.json()) as { workspaceId: string };
  return { url, workspaceId, cookie: cookieOf(answer) };
}

const createProduct = ({ url, workspaceId, cookie }: Member, name: string) =>
  post(`${url}/api/v1/workspaces/${workspaceId}/products`, { name, businessModel: 'b2b' }, cookie);

/** Makes products one after the other until it is told to stop or the server is gone; says which the server confirmed. */
function keepCreating(
  member: Member,
  prefix: string,
): { confirmed: string[]; stop: () => Promise<void>; reach: (count: number) => Promise<void> } {
  const confirmed: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let isStopped = false;
  const work = (async () => {
    for (let number = 1; !isStopped; number++) {
      const name = `${prefix} ${String(number).padStart(6, '0')}`;
      const answer = await createProduct(member, name).catch(() => null);
      if (answer?.status !== 201) return;
      confirmed.push(name);
      for (const { count, resolve } of waiting) if (confirmed.length >= count) resolve();
    }
  })();
  return {
    confirmed,
    reach: (count) => new Promise((resolve) => waiting.push({ count, resolve })),
    async stop() {
      isStopped = true;
      await work;
    },
  };
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('one data directory', { timeout }, () => {
  test('serves one process: a second one says so and stops, and the first goes on', async () => {
    const data = newDirectory();
    const first = await start(data);
    const second = await bifocal(['start', '--port', '0'], { BIFOCAL_DATA: data });
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain('already uses the data directory');
    expect((await fetch(`${first.url}/ready`)).status).toBe(200);
  });

  test('loses no confirmed write when the process is killed, and can be started again at once', async () => {
    const data = newDirectory();
    const before = await start(data);
    const member = await makeFirstMember(before);
    const writers = ['a', 'b', 'c', 'd'].map((prefix) => keepCreating(member, prefix));
    await Promise.all(writers.map((writer) => writer.reach(20)));
    expect((await before.stop('SIGKILL')).signal).toBe('SIGKILL');
    await Promise.all(writers.map((writer) => writer.stop()));
    const confirmed = writers.flatMap((writer) => writer.confirmed);

    const after = await start(data);
    expect((await fetch(`${after.url}/ready`)).status).toBe(200);
    expect(after.token).toBeUndefined();
    const found = await query<{ name: string; audited: boolean; told: boolean }>(
      embeddedPool(data) as pg.ClientConfig,
      `select p.name, exists (select from audit_events a where a.subject_id = p.id) as audited,
         exists (select from outbox o where o.subject_id = p.id) as told from products p`,
    );
    expect(confirmed.filter((name) => !found.some((row) => row.name === name))).toEqual([]);
    // What nobody had confirmed yet is there as a whole or not at all.
    expect(found.filter((row) => !row.audited || !row.told)).toEqual([]);
  });

  test('is let go after a stop: requests that run are answered, and the exit code is 0', async () => {
    const data = newDirectory();
    const server = await start(data);
    const member = await makeFirstMember(server);
    const writers = ['a', 'b', 'c'].map((prefix) => keepCreating(member, prefix));
    await Promise.all(writers.map((writer) => writer.reach(5)));
    const ended = await server.stop('SIGTERM');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    await Promise.all(writers.map((writer) => writer.stop()));
    const again = await start(data);
    const names = await query<{ name: string }>(embeddedPool(data) as pg.ClientConfig, 'select name from products');
    expect(names.map((row) => row.name).sort()).toEqual(writers.flatMap((writer) => writer.confirmed).sort());
    expect((await again.stop('SIGINT')).code).toBe(0);
  });
});

describe('two servers that start at once on one Postgres', { timeout }, () => {
  test('migrate once, show one first-member token, and both serve', async () => {
    const url = await newServerDatabase();
    const both = await Promise.all([1, 2].map(() => start(newDirectory(), { DATABASE_URL: url })));
    for (const server of both) expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    expect(both[0]?.token).toBe(both[1]?.token);
    const applied = await query<{ name: string }>({ connectionString: url }, 'select name from migrations');
    expect(applied.map((row) => row.name).sort()).toEqual(
      findMigrations(migrationOrder)
        .map((it) => it.name)
        .sort(),
    );
    const member = await makeFirstMember(both[0]!);
    expect((await createProduct({ ...member, url: both[1]!.url }, 'Seen by both')).status).toBe(201);
  });
});

describe('a backup', { timeout }, () => {
  test('made while members write holds one moment, and restores into an empty directory', async () => {
    const data = newDirectory();
    const server = await start(data);
    const member = await makeFirstMember(server);
    const writer = keepCreating(member, 'product');
    await writer.reach(20);
    const confirmedBefore = writer.confirmed.length;
    const made = await bifocal(['backup', '--json'], { BIFOCAL_DATA: data });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const confirmedAfter = writer.confirmed.length;
    await writer.stop();
    expect(confirmedAfter).toBeGreaterThan(confirmedBefore);
    const { file } = json(made.stdout) as { file: string };
    expect(readdirSync(path.join(data, 'backups'))).toEqual([path.basename(file)]);

    const target = newDirectory();
    const restored = await bifocal(['restore', file, '--json'], { BIFOCAL_DATA: target });
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(json(restored.stdout)).toMatchObject({ tables: json(made.stdout)['tables'] });

    const copy = await start(target);
    const pool = embeddedPool(target) as pg.ClientConfig;
    const names = (await query<{ name: string }>(pool, 'select name from products order by name')).map((row) => row.name);
    expect(names).toEqual(writer.confirmed.slice(0, names.length));
    expect(names.length).toBeGreaterThanOrEqual(confirmedBefore);
    // Each product was written with its event: a moment has both or neither.
    expect(
      await query(pool, 'select p.id from products p where not exists (select from audit_events a where a.subject_id = p.id)'),
    ).toEqual([]);
    expect(
      await query(
        pool,
        "select e.id from audit_events e where e.event = 'product.created' and not exists (select from products p where p.id = e.subject_id)",
      ),
    ).toEqual([]);
    expect((await createProduct({ ...member, url: copy.url }, 'Made in the copy')).status).toBe(201);
  });

  test('goes from the embedded database to a Postgres server and back without a difference', async () => {
    const data = newDirectory();
    const server = await start(data);
    const member = await makeFirstMember(server);
    for (const name of ['Ünïcödé ✓', '"quoted", \\ and\ttabs', "it's"]) expect((await createProduct(member, name)).status).toBe(201);
    await server.stop();
    const first = json((await bifocal(['backup', path.join(folder, 'there.gz'), '--json'], { BIFOCAL_DATA: data })).stdout);

    const there = { BIFOCAL_DATA: newDirectory(), DATABASE_URL: await newServerDatabase() };
    expect((await bifocal(['restore', path.join(folder, 'there.gz')], there)).code).toBe(0);
    const second = json((await bifocal(['backup', path.join(folder, 'back.gz'), '--json'], there)).stdout);
    expect(second['tables']).toEqual(first['tables']);

    const back = { BIFOCAL_DATA: newDirectory() };
    expect((await bifocal(['restore', path.join(folder, 'back.gz')], back)).code).toBe(0);
    const third = json((await bifocal(['backup', path.join(folder, 'third.gz'), '--json'], back)).stdout);
    expect(third['tables']).toEqual(first['tables']);
    const broken = await query(
      { connectionString: there.DATABASE_URL },
      "select conname from pg_constraint where contype = 'f' and not convalidated and connamespace = 'public'::regnamespace",
    );
    expect(broken).toEqual([]);
  });

  test('holds what happened as well, and one without it takes nothing away that was there before', async () => {
    const data = newDirectory();
    await makeEvents(data, [
      ['2026-01-15T10:00:00.000Z', 'Opened', 1],
      ['2026-01-15T11:00:00.000Z', 'It said "ü"\\', 2],
    ]);
    const server = await start(data);
    await makeFirstMember(server);
    const whole = path.join(folder, 'with-facts.gz');
    const bare = path.join(folder, 'without-facts.gz');
    expect(json((await bifocal(['backup', whole, '--json'], { BIFOCAL_DATA: data })).stdout)).toMatchObject({
      tables: { 'facts.events': { rows: 2 } },
    });
    expect((await bifocal(['backup', bare, '--without-facts'], { BIFOCAL_DATA: data })).code).toBe(0);
    await server.stop();

    const target = newDirectory();
    expect((await bifocal(['restore', whole], { BIFOCAL_DATA: target })).code).toBe(0);
    const there = await eventsIn(data);
    expect(there).toMatchObject({
      events: [{ event: 'It said "ü"\\', properties: { plan: { name: 'pro' } } }, { event: 'Opened' }],
      people: 2,
    });
    expect(await eventsIn(target)).toEqual(there);

    // What came after the backup belongs to nobody whom the restored database knows.
    await makeEvents(target, [[new Date(Date.now() + 3_600_000).toISOString(), 'Closed', 3]]);
    expect((await bifocal(['restore', '--replace', bare], { BIFOCAL_DATA: target })).code).toBe(0);
    expect(await eventsIn(target)).toEqual(there);
  });

  test('is made before a migration of a database that is in use', async () => {
    const data = newDirectory();
    const all = findMigrations(migrationOrder);
    const opened = await openDatabase({ dataDirectory: data, databaseUrl: null }, { log: silentLog, onFatal: fail });
    await migrate(opened.database.pool, all.slice(0, 1));
    await opened.database.pool.query(
      "insert into workspaces (workspace_id, name, created_at, updated_at) values ('wsp_00000000000000000000', 'From before', now(), now())",
    );
    await opened.close();

    const server = await start(data);
    const backups = readdirSync(path.join(data, 'backups'));
    expect(backups).toMatchObject([expect.stringMatching(/^automatic-bifocal-.*\.ndjson\.gz$/)]);
    await server.stop();

    const target = newDirectory();
    const restored = await bifocal(['restore', path.join(data, 'backups', backups[0]!), '--json'], { BIFOCAL_DATA: target });
    expect(json(restored.stdout)).toMatchObject({ tables: { workspaces: { rows: 1 } } });
    // It came back as old as it was made, and is brought up to date from there.
    const migrated = await bifocal(['migrate', '--json'], { BIFOCAL_DATA: target });
    expect(json(migrated.stdout)).toMatchObject({
      applied: all.slice(1).map((it) => it.name),
      backup: expect.stringContaining('automatic-'),
    });
    expect(json((await bifocal(['migrate', '--json'], { BIFOCAL_DATA: target })).stdout)).toEqual({ applied: [], backup: null });
  });

  test('that is damaged, cut off or strange restores nothing and changes nothing', async () => {
    const data = newDirectory();
    const server = await start(data);
    await makeFirstMember(server);
    await server.stop();
    const file = path.join(folder, 'whole.gz');
    expect((await bifocal(['backup', file], { BIFOCAL_DATA: data })).code).toBe(0);

    const bytes = readFileSync(file);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1]! ^= 0xff;
    const bad = { 'cut off': bytes.subarray(0, bytes.length - 40), damaged: flipped, 'no backup': Buffer.from('hello') };
    for (const [what, content] of Object.entries(bad)) {
      const badFile = path.join(folder, `${what}.gz`);
      writeFileSync(badFile, content);
      const refused = await bifocal(['restore', '--replace', badFile], { BIFOCAL_DATA: data });
      expect(refused.code, what).toBe(1);
      expect(refused.stderr, what).toMatch(/cut off|damaged/);
    }
    const refused = await bifocal(['restore', file], { BIFOCAL_DATA: data });
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--replace') });
    const users = await bifocal(['user', 'list', '--json'], { BIFOCAL_DATA: data });
    expect(JSON.parse(users.stdout)).toMatchObject([{ email, workspaces: [{ name: 'Acme' }] }]);
  });

  test('is not restored under a running server', async () => {
    const data = newDirectory();
    const server = await start(data);
    const file = path.join(folder, 'running.gz');
    expect((await bifocal(['backup', file], { BIFOCAL_DATA: data })).code).toBe(0);
    expect(await bifocal(['restore', file], { BIFOCAL_DATA: data })).toMatchObject({ code: 1, stderr: expect.stringContaining('Stop it') });
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);

    const shared = { DATABASE_URL: await newServerDatabase() };
    await start(newDirectory(), shared);
    const refused = await bifocal(['restore', file], { BIFOCAL_DATA: newDirectory(), ...shared });
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Stop it') });
    const client = new pg.Pool({ connectionString: shared.DATABASE_URL });
    expect(await holdsWork(client)).toBe(false);
    await client.end();
  });
});

describe('the command line', { timeout }, () => {
  test('works beside a running server: a new password signs in, a key opens the door until it is revoked', async () => {
    const data = newDirectory();
    const server = await start(data);
    const member = await makeFirstMember(server);
    const environment = { BIFOCAL_DATA: data };
    const reset = json((await bifocal(['user', 'reset-password', email, '--json'], environment)).stdout);
    const products = `${server.url}/api/v1/workspaces/${member.workspaceId}/products`;
    expect((await fetch(products, { headers: { cookie: member.cookie } })).status).toBe(401);
    const signedIn = await post(`${server.url}/api/auth/sign-in/email`, { email, password: reset['temporaryPassword'] });
    expect(signedIn.status).toBe(204);
    expect((await fetch(products, { headers: { cookie: cookieOf(signedIn) } })).status).toBe(200);

    const key = json((await bifocal(['key', 'create', '--member', email, '--name', 'test', '--json'], environment)).stdout);
    const byKey = { headers: { authorization: `Bearer ${key['secret']}` } };
    expect((await fetch(products, byKey)).status).toBe(200);
    expect(JSON.parse((await bifocal(['key', 'list', '--json'], environment)).stdout)).toMatchObject([
      { id: key['id'], name: 'test', scopes: ['read'] },
    ]);
    expect((await bifocal(['key', 'revoke', String(key['id'])], environment)).code).toBe(0);
    expect((await fetch(products, byKey)).status).toBe(401);
  });

  test('tells by its exit code: 0 done, 1 failed, 2 called in a wrong way', async () => {
    const empty = { BIFOCAL_DATA: newDirectory() };
    const calls: [string[], number, Record<string, string>?][] = [
      [['--help'], 0],
      [['backup', '--help'], 0],
      [['doctor'], 0],
      [['user', 'list'], 1],
      [['restore', 'nowhere.gz'], 1],
      [['frobnicate'], 2],
      [['start', '--port', 'here'], 2],
      [['start', '--role', 'worker'], 2],
      [['doctor'], 2, { DATABASE_URL: 'mysql://nobody' }],
      [['doctor'], 1, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }],
      [['doctor'], 2, { BIFOCAL_SMTP_URL: 'smtps://mail.example.com' }],
      [['doctor'], 1, { BIFOCAL_SMTP_URL: 'smtp://127.0.0.1:1', BIFOCAL_URL: 'https://b.example.com', BIFOCAL_MAIL_FROM: 'b@example.com' }],
    ];
    for (const [args, code, more] of calls) {
      const ended = await bifocal(args, { ...empty, ...more });
      expect({ args, code: ended.code, text: code === 0 ? '' : ended.stderr !== '' || ended.stdout !== '' }).toEqual({
        args,
        code,
        text: code === 0 ? '' : true,
      });
    }
    expect(existsSync(empty.BIFOCAL_DATA)).toBe(false);
  });

  test('asks a taken port to be another one', async () => {
    const server = await start(newDirectory());
    const port = new URL(server.url).port;
    const second = await bifocal(['start', '--port', port], { BIFOCAL_DATA: newDirectory() });
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining(port) });
  });
});

describe('what watches the server', { timeout }, () => {
  test('gets figures on this machine; through a proxy only with the token', async () => {
    const token = 'a-token-of-some-length';
    const server = await start(newDirectory(), { BIFOCAL_METRICS_TOKEN: token });
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: 'alive' });
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    for (const name of [
      'bifocal_http_request_duration_seconds_bucket',
      'bifocal_outbox_waiting 0',
      'bifocal_jobs_waiting',
      'bifocal_database_connections',
      'nodejs_eventloop_lag_seconds',
    ])
      expect(figures).toContain(name);
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect((await fetch(`${server.url}/metrics`, { headers: forwarded })).status).toBe(404);
    expect((await fetch(`${server.url}/metrics`, { headers: { ...forwarded, authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  test('sees compressed answers, and problem details for an address of the API that does not exist', async () => {
    const server = await start(newDirectory());
    const described = await fetch(`${server.url}/api/v1/openapi.json`, { headers: { 'accept-encoding': 'br' } });
    expect(described.headers.get('content-encoding')).toBe('br');
    const unknown = await fetch(`${server.url}/api/v1/nothing`, { headers: { accept: 'text/html' } });
    expect({ status: unknown.status, type: unknown.headers.get('content-type') }).toEqual({
      status: 404,
      type: 'application/problem+json; charset=utf-8',
    });
    expect((await fetch(`${server.url}/somewhere.js`)).status).toBe(404);
  });
});

function fail(message: string): never {
  throw new Error(message);
}

const factsOfDirectory = (dataDirectory: string) =>
  factsOf(
    { dataDirectory, clickhouseUrl: null, clickhouseCluster: null },
    { migrations: areaModules.flatMap((module) => module.factsMigrations ?? []), log: silentLog },
  );

/** Rows as the intake writes them: when they came, what was done, by whom. */
async function makeEvents(data: string, rows: readonly [at: string, event: string, actor: number][]): Promise<void> {
  const facts = factsOfDirectory(data);
  const lines = rows.map(([at, event, actor]) => ({
    workspace: 1,
    source: 1,
    event,
    type: 'track',
    at,
    day: at.slice(0, 10),
    actor,
    account: 0,
    message: actor,
    received_at: at,
    properties: { plan: { name: 'pro' }, seats: 3 },
    context: {},
  }));
  await facts.insert('bifocal.events', lines.map((line) => JSON.stringify(line)).join('\n'));
  await facts.close();
}

async function eventsIn(data: string): Promise<{ events: unknown[]; people: number }> {
  const facts = factsOfDirectory(data);
  const events = await facts.rows('select * from bifocal.events where workspace = {workspace:UInt32} order by event', { workspace: 1 });
  const days = await facts.rows<{ people: number }>(
    "select toUInt32(groupBitmapMerge(actors)) as people from bifocal.event_days where workspace = {workspace:UInt32} and event = ''",
    { workspace: 1 },
  );
  await facts.close();
  return { events: events.rows, people: days.rows[0]?.people ?? 0 };
}
