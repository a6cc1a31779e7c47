import { type Scope, tables } from '../platform/scope.ts';
import type { MembershipRow, PeopleTables } from './tables.ts';

/** All stays of a person at an account that are not archived. Bounded: nobody comes and goes a hundred times. */
export async function listStays(scope: Scope, personId: string, accountId: string): Promise<MembershipRow[]> {
  return tables<PeopleTables>(scope)
    .selectFrom('memberships')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('person_id', '=', personId)
    .where('account_id', '=', accountId)
    .where('archived_at', 'is', null)
    .limit(100)
    .execute();
}
