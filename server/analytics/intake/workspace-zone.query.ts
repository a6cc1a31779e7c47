import { sql } from 'kysely';
import type { Scope } from '../../platform/scope.ts';

/** The workspace's own time zone. */
export async function findZone(scope: Scope): Promise<string> {
  const { rows } = await sql<{ zone: string }>`select time_zone as zone from workspaces where workspace_id = ${scope.workspaceId}`.execute(
    scope.db,
  );
  return rows[0]?.zone ?? 'UTC';
}
