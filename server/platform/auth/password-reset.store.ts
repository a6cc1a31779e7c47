// Who may set a new password without the old one, for an hour. It stands in the sign-in library's table for such things, by a hash.
import { sql } from 'kysely';
import type { Database } from '../postgres/database.ts';

const mark = 'password-reset:';

export async function noteReset(database: Database, userId: string, tokenHash: string, now: Date, expiresAt: Date): Promise<void> {
  await sql`delete from auth_verification where identifier like ${`${mark}%`} and "expiresAt" <= ${now}`.execute(database.system);
  await sql`
    insert into auth_verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
    values (${crypto.randomUUID()}, ${mark + tokenHash}, ${userId}, ${expiresAt}, ${now}, ${now})`.execute(database.system);
}

/** Takes a link, and every other one of that person, once: of two who try at the same time, one gets the person. */
export async function spendReset(database: Database, tokenHash: string, now: Date): Promise<string | undefined> {
  const spent = await sql<{ userId: string }>`
    delete from auth_verification where identifier = ${mark + tokenHash} and "expiresAt" > ${now} returning value as "userId"`.execute(
    database.system,
  );
  const userId = spent.rows[0]?.userId;
  if (userId !== undefined)
    await sql`delete from auth_verification where identifier like ${`${mark}%`} and value = ${userId}`.execute(database.system);
  return userId;
}

export async function findUser(database: Database, userId: string): Promise<{ name: string; email: string } | undefined> {
  const found = await sql<{ name: string; email: string }>`select name, email from auth_user where id = ${userId}`.execute(database.system);
  return found.rows[0];
}
