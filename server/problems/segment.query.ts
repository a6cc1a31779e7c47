import { sql } from 'kysely';
import { segmentAccountNos, segmentPersonNos } from '../people/index.ts';
import type { Scope } from '../platform/scope.ts';
import { ints } from './projection.store.ts';

/** Whose voices a segment keeps: its persons, and the families of its accounts (roots, by number). */
export type SegmentMembers = { personNos: readonly number[]; familyNos: readonly number[] };

/**
 * The members of a segment through both lenses: accounts bring their present people along, persons their accounts.
 *
 * Errors  segment_not_found.
 */
export async function segmentMembers(scope: Scope, segmentId: string): Promise<SegmentMembers> {
  const { workspaceId } = scope;
  const kind = await sql<{ kind: string }>`select kind from segments where workspace_id = ${workspaceId} and id = ${segmentId}`.execute(
    scope.db,
  );
  const isOfAccounts = kind.rows[0]?.kind === 'account';
  const own = isOfAccounts ? await segmentAccountNos(scope, segmentId) : await segmentPersonNos(scope, segmentId);
  const active = sql`m.archived_at is null and (m.active_to is null or m.active_to > ${scope.now}::date)`;
  if (isOfAccounts) {
    const families = await sql<{ no: number }>`
      select distinct family.no from accounts a join accounts family on family.workspace_id = ${workspaceId} and family.id = a.family_id
      where a.workspace_id = ${workspaceId} and a.no = any(${ints(own)})`.execute(scope.db);
    const persons = await sql<{ no: number }>`
      select distinct person.no from accounts a
      join memberships m on m.workspace_id = ${workspaceId} and m.account_id = a.id and ${active}
      join persons person on person.workspace_id = ${workspaceId} and person.id = m.person_id
      where a.workspace_id = ${workspaceId} and a.no = any(${ints(own)})`.execute(scope.db);
    return { personNos: persons.rows.map((row) => row.no), familyNos: families.rows.map((row) => row.no) };
  }
  const families = await sql<{ no: number }>`
    select distinct family.no from persons person
    join memberships m on m.workspace_id = ${workspaceId} and m.person_id = person.id and ${active}
    join accounts a on a.workspace_id = ${workspaceId} and a.id = m.account_id
    join accounts family on family.workspace_id = ${workspaceId} and family.id = a.family_id
    where person.workspace_id = ${workspaceId} and person.no = any(${ints(own)})`.execute(scope.db);
  return { personNos: own, familyNos: families.rows.map((row) => row.no) };
}
