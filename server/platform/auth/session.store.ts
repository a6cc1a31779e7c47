import { sql } from 'kysely';
import type { Database } from '../postgres/database.ts';

export type SessionRow = {
  id: string;
  device: string | null;
  address: string | null;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
};

/** The sessions of one person that still hold, newest first. */
export async function listSessions(database: Database, userId: string): Promise<SessionRow[]> {
  const found = await sql<SessionRow>`
    select id, "userAgent" as device, "ipAddress" as address, "createdAt", "updatedAt", "expiresAt"
    from auth_session where "userId" = ${userId} and "expiresAt" > now() order by "updatedAt" desc limit 200`.execute(database.system);
  return found.rows;
}

/** Ends a session of this person; false when there is no such. */
export async function deleteSession(database: Database, userId: string, sessionId: string): Promise<boolean> {
  const ended = await sql`delete from auth_session where id = ${sessionId} and "userId" = ${userId} returning id`.execute(database.system);
  return ended.rows.length === 1;
}
