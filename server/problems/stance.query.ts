import { sql } from 'kysely';
import type { Importance, Reason } from '../../contract/problems/value.ts';
import type { Scope } from '../platform/scope.ts';
import { liveSlot } from './projection.store.ts';

export type FamilyStance = { problem_id: string; account_id: string; importance: Importance; reason: Reason };

/**
 * What each account family wants of these problems today, one value for each: of two reasons the one that protects what we have.
 *
 * Shape   account_id: the head of the family. At most `limit` rows, problem by problem.
 */
export async function listFamilyStances(scope: Scope, problemIds: readonly string[], limit: number): Promise<FamilyStance[]> {
  const { rows } = await sql<FamilyStance>`
    select distinct on (p.no, s.family_no) p.id as problem_id, a.id as account_id, s.importance,
           case s.reason when 'p' then 'protect' when 'g' then 'grow' else 'neither' end as reason
    from problems p
    join family_stances s on s.workspace_id = ${scope.workspaceId} and s.slot = ${liveSlot} and s.problem_no = p.no
    join accounts a on a.workspace_id = ${scope.workspaceId} and a.no = s.family_no
    where p.workspace_id = ${scope.workspaceId} and p.id in (${sql.join(problemIds)})
    order by p.no, s.family_no, case s.reason when 'p' then 0 when 'g' then 1 else 2 end
    limit ${limit}`.execute(scope.db);
  return rows;
}
