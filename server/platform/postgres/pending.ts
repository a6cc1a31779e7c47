import type pg from 'pg';
import type { Migration } from './migrate.ts';

/** The migrations that a database still lacks; all of them when it is new. */
export async function findPending(pool: pg.Pool, migrations: readonly Migration[]): Promise<Migration[]> {
  const there = await pool.query<{ there: boolean }>("select to_regclass('public.migrations') is not null as there");
  if (!there.rows[0]?.there) return [...migrations];
  const applied = new Set((await pool.query<{ name: string }>('select name from migrations')).rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}
