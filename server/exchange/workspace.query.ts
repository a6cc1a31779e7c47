// Which workspaces there are, for commands: they have no session that says in which one they are.
import { sql } from 'kysely';
import type { Ports } from '../platform/ports.ts';

export async function listWorkspaces(ports: Ports): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select workspace_id as id, name from workspaces order by 1 limit 1000`.execute(
    ports.database.system,
  );
  return rows;
}

/** Products by id or by name, in the workspace. */
export async function listProductsNamed(ports: Ports, workspaceId: string, wanted: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from products where workspace_id = ${workspaceId} and archived_at is null
      and (id = ${wanted} or lower(name) = lower(${wanted})) limit 10`.execute(ports.database.system);
  return rows;
}
