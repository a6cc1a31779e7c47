// Forward-only migrations: plain SQL, kept in the area that owns the tables.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export type Migration = { name: string; area: string; sql: string; checksum: string };

const serverDirectory = join(dirname(fileURLToPath(import.meta.url)), '../..');
// Any number: it only has to be the same in every server that starts.
const migrationLock = 4_210_077;

/** All migrations in order: by number, then by the order of the areas (a lower area first). */
export function findMigrations(areaOrder: readonly string[]): Migration[] {
  return areaOrder
    .flatMap((area, order) => {
      const directory = join(serverDirectory, area, 'migrations');
      if (!existsSync(directory)) return [];
      return readdirSync(directory)
        .filter((file) => file.endsWith('.sql'))
        .map((file) => {
          const sql = readFileSync(join(directory, file), 'utf8');
          return { area, order, file, name: `${area}/${file}`, sql, checksum: createHash('sha256').update(sql).digest('hex') };
        });
    })
    .sort((a, b) =>
      a.file.slice(0, 4) === b.file.slice(0, 4) ? a.order - b.order || a.file.localeCompare(b.file) : a.file.localeCompare(b.file),
    )
    .map(({ area, name, sql, checksum }) => ({ area, name, sql, checksum }));
}

/**
 * Brings the schema up to date under a lock, so that two servers may start at once. Each migration is one transaction.
 *
 * Errors  throws when an applied migration's text has changed since, or when the database is newer than this program.
 */
export async function migrate(
  pool: pg.Pool,
  migrations: readonly Migration[],
  hooks: { beforeFirst?: (pending: readonly Migration[]) => Promise<void> } = {},
): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(
      'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const applied = new Map<string, string>();
    for (const row of (await client.query('select name, checksum from migrations')).rows) applied.set(row.name, row.checksum);
    refuseStrangers(applied, migrations);
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    if (pending.length > 0 && applied.size > 0) await hooks.beforeFirst?.(pending);
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    client.release();
  }
}

function refuseStrangers(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new Error(
        `The database holds the migration ${name}, which this program does not know: it is newer than the program. Start the newer version.`,
      );
    if (known.get(name) !== checksum)
      throw new Error(`The migration ${name} was changed after it had been applied. Migrations are forward-only: add a new one.`);
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query(`begin;\n${migration.sql}\n;`);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
