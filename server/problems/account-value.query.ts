import { sql } from 'kysely';
import { Refusal } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { policiesOf } from '../strategy/index.ts';
import { b2bPolicyFrom } from './priority-b2b.ts';
import { type Slot, valuedStances } from './projection.store.ts';
import { getSlot } from './projection-slot.store.ts';

/**
 * What an account's family has at stake on problems, as of today.
 *
 * Shape   problem id → value; where the family has no money in the problem's product, or the problem is closed, there is none. Nor is
 *         there one while a product's figures are built for the first time: who was heard on what is told all the same.
 * Units   major units of the workspace's currency a year
 */
export async function findValuesAtStake(
  scope: Scope,
  accountId: string,
  problems: readonly { id: string; productId: string }[],
): Promise<Map<string, number>> {
  const values = new Map<string, number>();
  for (const [productId, asked] of Map.groupBy(problems, (problem) => problem.productId)) {
    const { read } = await policiesOf(scope, productId);
    const slot = await findLiveSlot(scope, productId);
    if (!slot) continue;
    const stances = sql`
      s.problem_no = any(array(select no from problems where workspace_id = ${scope.workspaceId} and id in (${sql.join(asked.map(({ id }) => id))})))
      and s.family_no = (
        select family.no from accounts account
        join accounts family on family.workspace_id = ${scope.workspaceId} and family.id = account.family_id
        where account.workspace_id = ${scope.workspaceId} and account.id = ${accountId}
      )`;
    const { rows } = await sql<{ id: string; value: number }>`
      select p.id, sum(v.value)::float8 as value
      from (${valuedStances(scope, slot, b2bPolicyFrom(read), stances)}) as v
      join problems p on p.workspace_id = ${scope.workspaceId} and p.no = v.problem_no
      group by p.id`.execute(scope.db);
    for (const { id, value } of rows) values.set(id, value);
  }
  return values;
}

async function findLiveSlot(scope: Scope, productId: string): Promise<Slot | undefined> {
  try {
    return await getSlot(scope, { productId });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'figures_being_computed') return undefined;
    throw error;
  }
}
