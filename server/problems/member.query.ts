import { sql } from 'kysely';
import { notFound } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';

/** Shape   names in the order of the ids; ids of members who are gone are left out. */
export async function findMemberNames(scope: Scope, memberIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (memberIds.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from members where workspace_id = ${scope.workspaceId} and id = any(${[...memberIds]}::text[])`.execute(scope.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return memberIds.flatMap((id) => byId.get(id) ?? []);
}

/** Members by id, also those who left: their names stay readable. */
export async function findMembers(scope: Scope, memberIds: readonly string[]): Promise<Map<string, { name: string; isFormer: boolean }>> {
  if (memberIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string; isFormer: boolean }>`
    select id, name, archived_at is not null as "isFormer" from members
    where workspace_id = ${scope.workspaceId} and id = any(${[...memberIds]}::text[])`.execute(scope.db);
  return new Map(rows.map(({ id, name, isFormer }) => [id, { name, isFormer }]));
}

/** Errors  member_not_found for the first who is not of this workspace, or left it. */
export async function assertMembers(scope: Scope, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from members where workspace_id = ${scope.workspaceId} and id = any(${[...memberIds]}::text[]) and archived_at is null`.execute(
    scope.db,
  );
  const found = new Set(rows.map((row) => row.id));
  const missing = memberIds.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound('member', missing);
}
