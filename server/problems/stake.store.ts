import { notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { ProblemsTables, StatedStakeRow } from './tables.ts';

export async function insertStake(scope: Scope, row: StatedStakeRow): Promise<void> {
  await tables<ProblemsTables>(scope).insertInto('stated_stakes').values(row).execute();
}

/** Takes the row's lock until the transaction ends. Errors  stake_not_found. */
export async function lockStake(scope: Scope, stakeId: string): Promise<StatedStakeRow> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('stated_stakes')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', stakeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('stake', stakeId);
  return row;
}

export async function updateStake(scope: Scope, stakeId: string, change: Partial<StatedStakeRow>): Promise<StatedStakeRow> {
  return tables<ProblemsTables>(scope)
    .updateTable('stated_stakes')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', stakeId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
