// What has to be done in the store of the facts, written down before it is begun, so that a crash loses nothing.
import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';

/**
 * Shape   erase: the numbers of a person who goes; days and accounts that their events touched, as far as found. resolve: numbers whose stays
 *         changed, so that events without an account may have found theirs.
 */
export type EraseDuty = { kind: 'erase'; numbers: number[]; days: string[]; accounts: number[] };
export type ResolveDuty = { kind: 'resolve'; numbers: number[] };
export type Duty = EraseDuty | ResolveDuty;

export type WaitingDuty = { id: number; workspaceId: string; duty: Duty };

export async function insertDuty(scope: Scope, { kind, ...task }: Duty): Promise<void> {
  await sql`
    insert into facts_duties (workspace_id, kind, task, created_at) values (${scope.workspaceId}, ${kind}, ${JSON.stringify(task)}, ${scope.now})`.execute(
    scope.db,
  );
}

/** The oldest first, over all workspaces. */
export async function listDuties(database: Database, kind: Duty['kind'], limit: number): Promise<WaitingDuty[]> {
  const found = await sql<{ id: number; workspaceId: string; kind: Duty['kind']; task: object }>`
    select id, workspace_id as "workspaceId", kind, task from facts_duties where done_at is null and kind = ${kind} order by id limit ${limit}`.execute(
    database.system,
  );
  return found.rows.map(({ id, workspaceId, kind: of, task }) => ({ id, workspaceId, duty: { kind: of, ...task } as Duty }));
}

export async function updateDuty(database: Database, id: number, { kind: _kind, ...task }: Duty): Promise<void> {
  await sql`update facts_duties set task = ${JSON.stringify(task)} where id = ${id}`.execute(database.system);
}

export async function finishDuties(database: Database, ids: readonly number[], at: Date): Promise<void> {
  await sql`update facts_duties set done_at = ${at} where id = any(${[...ids]}::bigint[])`.execute(database.system);
}

/** What was done long ago is of no use: what remains is in the audit. */
export async function removeDoneDuties(database: Database, before: Date): Promise<void> {
  await sql`delete from facts_duties where done_at < ${before}`.execute(database.system);
}

/** Erasures that were done since then, over all workspaces. */
export async function listErasedSince(database: Database, since: Date): Promise<WaitingDuty[]> {
  const found = await sql<{ id: number; workspaceId: string; task: object }>`
    select id, workspace_id as "workspaceId", task from facts_duties where kind = 'erase' and done_at >= ${since} order by id`.execute(
    database.system,
  );
  return found.rows.map(({ id, workspaceId, task }) => ({ id, workspaceId, duty: { kind: 'erase', ...task } as Duty }));
}

export async function hasErasures(database: Database): Promise<boolean> {
  const found = await sql`select from facts_duties where kind = 'erase' and done_at is null limit 1`.execute(database.system);
  return found.rows.length > 0;
}
