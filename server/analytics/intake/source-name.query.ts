import { sql } from 'kysely';
import type { Ports } from '../../platform/ports.ts';

/** Ids of the sources of a workspace that have this id or name. Archived ones take nothing in. */
export async function findSourceNamed(ports: Pick<Ports, 'database'>, workspaceId: string, wanted: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sources
    where workspace_id = ${workspaceId} and archived_at is null and (id = ${wanted} or name = ${wanted}) limit 2`.execute(
    ports.database.system,
  );
  return rows.map(({ id }) => id);
}
