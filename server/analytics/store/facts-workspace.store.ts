// The number that the store of the facts knows a workspace by.
import { sql } from 'kysely';
import type { Ports } from '../../platform/ports.ts';
import type { Scope } from '../../platform/scope.ts';

// Numbers never change. Bounded, although a workspace takes some bytes only.
const rememberedMost = 100_000;
const remembered = new WeakMap<object, Map<string, number>>();

/** For a question: 0, which no event has, where nothing was ever measured. */
export async function findFactsWorkspace(scope: Scope): Promise<number> {
  const { rows } = await sql<{ number: number }>`select number from facts_workspaces where workspace_id = ${scope.workspaceId}`.execute(
    scope.db,
  );
  return rows[0]?.number ?? 0;
}

/** In a write: gives the workspace its number, if it has none. */
export async function numberFactsWorkspace(scope: Scope): Promise<number> {
  await sql`insert into facts_workspaces (workspace_id) values (${scope.workspaceId}) on conflict do nothing`.execute(scope.db);
  return findFactsWorkspace(scope);
}

/** Outside a request: 0 where nothing was ever measured. Asks the database once for each workspace. */
export async function factsWorkspaceOf(ports: Pick<Ports, 'database'>, workspaceId: string): Promise<number> {
  const known = remembered.get(ports.database) ?? new Map<string, number>();
  remembered.set(ports.database, known);
  const found = known.get(workspaceId);
  if (found !== undefined) return found;
  const { rows } = await sql<{ number: number }>`select number from facts_workspaces where workspace_id = ${workspaceId}`.execute(
    ports.database.system,
  );
  const number = rows[0]?.number ?? 0;
  if (known.size >= rememberedMost) known.clear();
  if (number !== 0) known.set(workspaceId, number);
  return number;
}
