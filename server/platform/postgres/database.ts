// The pool and the one way into it: a transaction under the application's role, inside one workspace.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

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
  close(): Promise<void>;
};

const poolSize = 10;
const connectionTimeoutMs = 10_000;

export function connectDatabase(config: pg.PoolConfig, options: { isEmbedded: boolean; onError: (error: Error) => void }): Database {
  const pool = new pg.Pool({ max: poolSize, connectionTimeoutMillis: connectionTimeoutMs, ...config });
  pool.on('error', options.onError);
  const system = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    isEmbedded: options.isEmbedded,
    system,
    close: () => pool.end(),
  };
}

export type TransactionKind = 'read' | 'write';

const workspaceIdPattern = /^wsp_[0-9a-hjkmnp-tv-z]{20}$/;

/**
 * Runs work in one transaction under the role `bifocal_app` with the workspace set: row-level security shows and takes
 * nothing of any other. The opening is one round trip.
 *
 * Errors  whatever work throws, after a rollback.
 */
export async function inWorkspace<T>(
  database: Database,
  workspaceId: string,
  kind: TransactionKind,
  work: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  if (!workspaceIdPattern.test(workspaceId)) throw new Error('inWorkspace needs a workspace id');
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      `begin${kind === 'read' ? ' read only' : ''}; set local role bifocal_app; select set_config('bifocal.workspace_id', '${workspaceId}', true)`,
    );
    try {
      const answer = await work(onClient(client));
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    }
  } finally {
    client.release(broken);
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
