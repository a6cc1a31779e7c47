// Which accounts the human behind a number belongs to, and when: reads the tables of people.
import { sql } from 'kysely';
import type { Scope } from '../../platform/scope.ts';

export type StayRow = { number: number; accountId: string; from: string | null; to: string | null };

/** The stays of the humans behind these numbers. One who was merged stays where the record that stayed does. */
export async function listStaysOf(scope: Scope, numbers: readonly number[]): Promise<StayRow[]> {
  if (numbers.length === 0) return [];
  const found = await sql<StayRow>`
    with recursive wanted as materialized (
      select number, canonical from distinct_ids where workspace_id = ${scope.workspaceId} and number = any(${[...numbers]}::int[])
    ), record as (
      select distinct d.canonical, p.id, p.merged_into
      from (select distinct canonical from wanted) w
      join distinct_ids d on d.workspace_id = ${scope.workspaceId} and d.canonical = w.canonical and d.person_id is not null
      join persons p on p.workspace_id = ${scope.workspaceId} and p.id = d.person_id
      union
      select r.canonical, p.id, p.merged_into from record r join persons p on p.workspace_id = ${scope.workspaceId} and p.id = r.merged_into
    )
    select distinct w.number, b.account_id as "accountId", b.active_from as "from", b.active_to as "to"
    from wanted w
    join record r on r.canonical = w.canonical and r.merged_into is null
    join memberships b on b.workspace_id = ${scope.workspaceId} and b.person_id = r.id and b.archived_at is null`.execute(scope.db);
  return found.rows;
}
