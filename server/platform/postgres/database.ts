// The pool and the one way into it: a transaction under the application's role, inside one workspace.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Signals, signalsInProcess, signalsOverPostgres } from './signals.ts';
import { laterMark } from './wire-queue.ts';

const { builtins, setTypeParser } = pg.types;
// Days stay text (a day has no zone); counts and minor units fit a double: the contract bounds them.
setTypeParser(builtins.DATE, (value) => value);
setTypeParser(builtins.INT8, Number);
setTypeParser(builtins.NUMERIC, Number);

export type Database = {
  readonly pool: pg.Pool;
  /** True for the embedded engine: one session, so a slow statement delays everybody. */
  readonly isEmbedded: boolean;
  /** Runs as the system, outside row-level security: migrations, sign-in, jobs that span workspaces. */
  readonly system: Kysely<unknown>;
  /** What servers tell each other. */
  readonly signals: Signals;
  close(): Promise<void>;
};

const poolSize = 10;
const connectionTimeoutMs = 10_000;

export function connectDatabase(config: pg.PoolConfig, options: { isEmbedded: boolean; onError: (error: Error) => void }): Database {
  const pool = new pg.Pool({ max: poolSize, connectionTimeoutMillis: connectionTimeoutMs, ...config });
  pool.on('error', options.onError);
  const system = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const signals = options.isEmbedded ? signalsInProcess(afterCommit) : signalsOverPostgres(config, options.onError);
  return {
    pool,
    isEmbedded: options.isEmbedded,
    system,
    signals,
    async close() {
      await signals.close();
      await pool.end();
    },
  };
}

/**
 * How a transaction stands to the others of its workspace. `read` sees one moment throughout. `alone` waits until every `write` of the
 * workspace has ended and lets none begin before it has: for the few changes that no running write may miss. It must be short.
 */
export type TransactionKind = 'read' | 'write' | 'alone';

const committed = new WeakMap<Kysely<unknown>, (() => void)[]>();

/** What is to happen once the transaction of `db` has committed; at once when `db` is in none. */
function afterCommit(db: Kysely<unknown>, then: () => void): void {
  const waiting = committed.get(db);
  if (waiting) waiting.push(then);
  else then();
}

type Write = (db: Kysely<unknown>, items: never[]) => Promise<void>;

const endings = new WeakMap<Kysely<unknown>, Map<Write, unknown[]>>();

/**
 * Gathers what a transaction writes at its end and at once: `write` gets all that was gathered for it, before the commit and within it.
 *
 * Errors  the transaction of `db` must be one of inWorkspace.
 */
export function atEnd<T>(db: Kysely<unknown>, write: (db: Kysely<unknown>, items: T[]) => Promise<void>, item: T): void {
  const ending = endings.get(db);
  if (!ending) throw new Error('atEnd needs a transaction of inWorkspace');
  const items = ending.get(write) ?? [];
  ending.set(write, items);
  items.push(item);
}

export type TransactionLimits = {
  /** Milliseconds that one statement may take, waiting for locks included; on the embedded engine, which cannot be stopped, without effect. */
  statementMs?: number;
  /** A slice of long work: on the embedded engine it lets requests go first. */
  isLater?: boolean;
};

const workspaceIdPattern = /^wsp_[0-9a-hjkmnp-tv-z]{20}$/;

/** Somebody waits for a request; nobody waits for a job, but a statement that never ends holds a connection and its locks. */
export const requestLimits: TransactionLimits = { statementMs: 30_000 };
const jobStatementMs = 600_000;
// Whoever waits to be alone keeps all who come later waiting: it gives up soon, and tries again later.
const aloneWithinMs = 1_000;
// Any number that no other lock uses; the second half of the key is the workspace.
const doorLock = 4_210_079;

/** One round trip. The embedded engine has one session: there every transaction is alone. */
function openingOf(workspaceId: string, kind: TransactionKind, isEmbedded: boolean, { statementMs, isLater }: TransactionLimits): string {
  const begin = kind === 'read' ? 'begin isolation level repeatable read read only' : 'begin';
  const settings = `select set_config('bifocal.workspace_id', '${workspaceId}', true)`;
  if (isEmbedded) return `${isLater ? laterMark : ''}${begin}; set local role bifocal_app; ${settings}`;
  const limits = `set local statement_timeout = ${statementMs ?? jobStatementMs}`;
  const door = {
    read: '',
    write: `; select pg_advisory_xact_lock_shared(${doorLock}, hashtext('${workspaceId}'))`,
    alone: `; set local lock_timeout = ${aloneWithinMs}; select pg_advisory_xact_lock(${doorLock}, hashtext('${workspaceId}'))`,
  };
  return `${begin}; set local role bifocal_app; ${limits}; ${settings}${door[kind]}`;
}

/**
 * Runs work in one transaction under the role `bifocal_app` with the workspace set: row-level security shows and takes
 * nothing of any other. The opening is one round trip.
 *
 * Errors  whatever work throws, after a rollback. `alone`: the database's 55P03 when others did not end within a second.
 */
export async function inWorkspace<T>(
  database: Database,
  workspaceId: string,
  kind: TransactionKind,
  work: (db: Kysely<unknown>) => Promise<T>,
  limits: TransactionLimits = {},
): Promise<T> {
  if (!workspaceIdPattern.test(workspaceId)) throw new Error('inWorkspace needs a workspace id');
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(openingOf(workspaceId, kind, database.isEmbedded, limits));
    const db = onClient(client);
    const then: (() => void)[] = [];
    committed.set(db, then);
    const ending = new Map<Write, unknown[]>();
    endings.set(db, ending);
    const answer = await work(db);
    for (const [write, items] of ending) await write(db, items as never[]);
    await client.query('commit');
    for (const step of then) step();
    return answer;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const errorCodeOf = (error: unknown) => (error instanceof Error && 'severity' in error && 'code' in error ? String(error.code) : undefined);

/** A statement that took longer than it may. */
export const isTookTooLong = (error: unknown): boolean => errorCodeOf(error) === '57014';
/** A lock did not come within the time that the transaction gave itself. */
export const isLockedTooLong = (error: unknown): boolean => errorCodeOf(error) === '55P03';
/** Two transactions wanted the same rows in another order, or one did not get to be alone: all of it is rolled back and may be tried again. */
export const isWorthAnotherTry = (error: unknown): boolean => ['40P01', '40001', '55P03'].includes(errorCodeOf(error) ?? '');

const triesMost = 5;

/** Work of one transaction. Two wanted the same rows in another order: the database lets one of them go on, and the other one begins again. */
export async function untilNotCrossed<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried === triesMost || !isWorthAnotherTry(error)) throw error;
    }
  }
}

/** A Kysely on one connection that is already inside a transaction. */
function onClient(client: pg.PoolClient): Kysely<unknown> {
  const connection = { query: client.query.bind(client), release: () => undefined } as unknown as pg.PoolClient;
  return new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { connect: async () => connection, end: async () => undefined, options: {} } as unknown as pg.Pool,
    }),
  });
}
