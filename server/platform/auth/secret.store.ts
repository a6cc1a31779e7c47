import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../postgres/database.ts';

/** A secret of this installation, made at its first use; every server of a cluster gets the same one. */
export async function getSecret(database: Database, name: string): Promise<string> {
  await sql`insert into secrets (name, value) values (${name}, ${randomBytes(32).toString('base64url')}) on conflict do nothing`.execute(
    database.system,
  );
  const value = await findSecret(database, name);
  if (!value) throw new Error(`the secret ${name} was removed while it was made`);
  return value;
}

export async function findSecret(database: Database, name: string): Promise<string | undefined> {
  const found = await sql<{ value: string }>`select value from secrets where name = ${name}`.execute(database.system);
  return found.rows[0]?.value;
}

/** Takes a secret away, once: of two who try at the same time, one gets true. */
export async function spendSecret(database: Database, name: string, value: string): Promise<boolean> {
  const spent = await sql`delete from secrets where name = ${name} and value = ${value} returning name`.execute(database.system);
  return spent.rows.length === 1;
}

/** Puts back what was spent on something that failed. */
export async function restoreSecret(database: Database, name: string, value: string): Promise<void> {
  await sql`insert into secrets (name, value) values (${name}, ${value}) on conflict do nothing`.execute(database.system);
}
