// A database and an application for tests. Every test takes a workspace of its own, so that files share one database.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import type { z } from 'zod';
import { type Permission, permissionsOf, type Role } from '../../contract/platform/permission.ts';
import { createApp } from '../../server/app.ts';
import { areaModules, migrationOrder } from '../../server/area-modules.ts';
import { type Action, type Caller, perform } from '../../server/platform/action.ts';
import { notFound, notSignedIn } from '../../server/platform/errors.ts';
import type { Facts } from '../../server/platform/facts/facts.ts';
import { factsOf } from '../../server/platform/facts/open-facts.ts';
import { newId } from '../../server/platform/id.ts';
import { openLiveHub } from '../../server/platform/live/live-hub.ts';
import { silentLog } from '../../server/platform/log.ts';
import { type OutboxReader, readOutbox } from '../../server/platform/outbox.ts';
import { openOutside } from '../../server/platform/outside/outside.ts';
import type { Ports } from '../../server/platform/ports.ts';
import { connectDatabase, type Database, inWorkspace } from '../../server/platform/postgres/database.ts';
import { openEmbedded } from '../../server/platform/postgres/embedded.ts';
import { findMigrations, migrate } from '../../server/platform/postgres/migrate.ts';
import { ask, type Query } from '../../server/platform/query.ts';
import type { Actor, Origin, Scope } from '../../server/platform/scope.ts';
import { keepUp } from '../../server/platform/upkeep.ts';
import { jobsOnDemand } from './jobs-on-demand.ts';

const origin: Origin = { requestId: 'test', address: null, via: 'test' };

export type Workspace = {
  id: string;
  /** A caller with this role. */
  as: (role: Role) => Caller;
  /** The caller with all permissions. */
  admin: Caller;
};

export type World = {
  ports: Ports;
  database: Database;
  /** The store of what happened; its engine starts when a test first asks it. */
  facts: Facts;
  app: FastifyInstance;
  /** The clock of this world; set it to move time. */
  now: { value: Date };
  createWorkspace: (name?: string) => Promise<Workspace>;
  do: <I extends z.ZodType, R>(caller: Caller, verb: Action<I, R>, input: z.input<I>) => Promise<R>;
  ask: <I extends z.ZodType, R>(caller: Caller, question: Query<I, R>, input: z.input<I>) => Promise<R>;
  /** Work inside a workspace's transaction, for stores. */
  inside: <T>(caller: Caller, work: (scope: Scope) => Promise<T>) => Promise<T>;
  /** Delivers all facts that wait; what that tells other parts of the server has been heard. */
  settle: () => Promise<void>;
  /** Until another transaction waits for a lock. At once on the embedded database: it has one session, and nobody else is there. */
  untilSomebodyWaits: () => Promise<void>;
  /** Runs the jobs that were sent and are due, until none is left; says how many. */
  runJobs: () => Promise<number>;
  close: () => Promise<void>;
};

export async function openWorld(): Promise<World> {
  const now = { value: new Date('2026-01-15T09:00:00Z') };
  const opened = process.env['BIFOCAL_TEST_DATABASE'] === 'postgres' ? await openServerDatabase() : await openEmbeddedDatabase();
  const { database } = opened;
  let reader: OutboxReader | undefined;
  const jobs = jobsOnDemand(
    areaModules.flatMap((module) => module.jobs ?? []),
    () => ports,
  );
  const live = openLiveHub(database.signals);
  await database.signals.ready();
  const factsDirectory = mkdtempSync(join(tmpdir(), 'bifocal-facts-'));
  const facts = factsOf(
    { dataDirectory: factsDirectory, clickhouseUrl: null, clickhouseCluster: null },
    { migrations: areaModules.flatMap((module) => module.factsMigrations ?? []), log: loudLog },
  );
  const ports: Ports = {
    database,
    facts,
    clock: () => now.value,
    log: silentLog,
    outboxFilled: () => undefined,
    sendJob: jobs.send,
    mail: null,
    live,
    outside: openOutside(),
    // A slow machine shows the same figures as a quick one.
    patience: { changesMs: 60_000, figuresMs: 60_000 },
  };
  reader = readOutbox({
    database,
    clock: ports.clock,
    log: loudLog,
    subscriptions: areaModules.flatMap((module) => module.subscriptions ?? []),
    pollMs: 3_600_000,
    afterBatch: (workspaceId) => keepUp(areaModules, ports, workspaceId),
  });
  const callers = new Map<string, Caller>();
  const app = await createApp({
    ports,
    checkAnswers: true,
    requestsPerMinute: 1_000_000,
    async authenticate(request, workspaceId) {
      const caller = callers.get(String(request.headers['x-test-caller'] ?? ''));
      if (!caller) throw notSignedIn();
      if (caller.workspaceId !== workspaceId) throw notFound('workspace', workspaceId);
      return caller;
    },
  });
  return {
    ports,
    database,
    facts,
    app,
    now,
    async createWorkspace(name = 'Test') {
      const id = newId('wsp');
      await inWorkspace(database, id, 'write', async (db) => {
        const rows = db as unknown as import('kysely').Kysely<{ workspaces: Record<string, unknown> }>;
        await rows.insertInto('workspaces').values({ workspace_id: id, name, created_at: now.value, updated_at: now.value }).execute();
      });
      const as = (role: Role): Caller => {
        const actor: Actor = {
          kind: 'member',
          id: newId('mem'),
          name: `Test ${role}`,
          role,
          permissions: permissionsOf(role) as readonly Permission[],
        };
        const caller: Caller = { workspaceId: id, actor, origin };
        callers.set(actor.id, caller);
        return caller;
      };
      return { id, as, admin: as('admin') };
    },
    do: (caller, verb, input) => perform(ports, verb, caller, input),
    ask: (caller, question, input) => ask(ports, question, caller, input),
    inside: (caller, work) => inWorkspace(database, caller.workspaceId, 'write', (db) => work({ ...caller, db, now: now.value })),
    async settle() {
      await reader.drain();
      await allHeard(database);
    },
    async untilSomebodyWaits() {
      while (!database.isEmbedded && !(await isSomebodyWaiting(database))) await Promise.resolve();
    },
    runJobs: () => jobs.run(),
    async close() {
      await reader.stop();
      await app.close();
      await facts.close();
      rmSync(factsDirectory, { recursive: true, force: true });
      await database.close();
      await opened.release();
    },
  };
}

/** A real Postgres brings words a moment after the commit, in the order of the commits: after one's own, all before it have come. */
async function allHeard({ signals, system }: Database): Promise<void> {
  await signals.ready();
  const word = randomUUID();
  const heard = Promise.withResolvers<void>();
  const stop = signals.subscribe('settled', (payload) => payload['word'] === word && heard.resolve());
  await signals.publish(system, 'settled', { word });
  await heard.promise;
  stop();
}

async function isSomebodyWaiting({ system }: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(system);
  return rows.length > 0;
}

/** How a request of `app.inject` says who calls: only in tests. */
export const asCaller = (caller: Caller) => ({ 'x-test-caller': caller.actor.id });

type Opened = { database: Database; release: () => Promise<void> };

async function openEmbeddedDatabase(): Promise<Opened> {
  const directory = mkdtempSync(join(tmpdir(), 'bifocal-test-'));
  const template = process.env['BIFOCAL_TEST_TEMPLATE'];
  if (template && existsSync(template)) cpSync(template, join(directory, 'postgres'), { recursive: true });
  const embedded = await openEmbedded(directory, (message) => {
    throw new Error(message);
  });
  const database = connectDatabase(embedded.pool, { isEmbedded: true, onError: fail });
  await migrate(database.pool, findMigrations(migrationOrder));
  return {
    database,
    async release() {
      await embedded.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function openServerDatabase(): Promise<Opened> {
  const server = process.env['BIFOCAL_TEST_POSTGRES_URL'];
  if (!server) throw new Error('BIFOCAL_TEST_POSTGRES_URL is not set: the Postgres of the run did not start.');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const owner = new pg.Client({ connectionString: server });
  await owner.connect();
  await owner.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = connectDatabase({ connectionString: url.toString() }, { isEmbedded: false, onError: fail });
  await migrate(database.pool, findMigrations(migrationOrder));
  return {
    database,
    async release() {
      await closedByAll(owner, name);
      await owner.query(`drop database ${name} with (force)`);
      await owner.end();
    },
  };
}

/** The pool says it has ended before the server has: a connection cut off in between would break the test run with an error of nobody. */
async function closedByAll(owner: pg.Client, name: string): Promise<void> {
  const deadlineMs = performance.now() + 5_000;
  while (performance.now() < deadlineMs) {
    const open = await owner.query('select from pg_stat_activity where datname = $1', [name]);
    if (open.rowCount === 0) return;
  }
}

const loudLog = {
  ...silentLog,
  error: (fields: { err?: unknown }) => {
    throw fields.err ?? fields;
  },
} as unknown as typeof silentLog;

function fail(error: Error): never {
  throw error;
}
