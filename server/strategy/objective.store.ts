import type { ObjectiveStatus } from '../../contract/strategy/objective.ts';
import type { Cursor } from '../platform/page.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { KeyResultRow, ObjectiveRow, StrategyTables } from './tables.ts';

/** One page, the period that ends last first, one more than asked for. Shape  after: ends_on and id of the last row. */
export async function listObjectives(
  scope: Scope,
  filter: { productId: string; status?: ObjectiveStatus | undefined; archived: boolean; after: Cursor | null; limit: number },
): Promise<ObjectiveRow[]> {
  const { status, after } = filter;
  return tables<StrategyTables>(scope)
    .selectFrom('objectives')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', filter.productId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(status !== undefined, (query) => query.where('status', '=', status as ObjectiveStatus))
    .$if(after !== null, (query) => {
      const [endsOn, id] = [String(after?.[0]), String(after?.[1])];
      return query.where((eb) => eb.or([eb('ends_on', '<', endsOn), eb.and([eb('ends_on', '=', endsOn), eb('id', '>', id)])]));
    })
    .orderBy('ends_on', 'desc')
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}

/** In the order they were written, archived ones too. */
export async function findKeyResults(scope: Scope, objectiveIds: readonly string[]): Promise<KeyResultRow[]> {
  if (objectiveIds.length === 0) return [];
  return tables<StrategyTables>(scope)
    .selectFrom('key_results')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('objective_id', 'in', objectiveIds)
    .orderBy('id')
    .execute();
}

export async function countKeyResults(scope: Scope, objectiveId: string): Promise<number> {
  const { count } = await tables<StrategyTables>(scope)
    .selectFrom('key_results')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', scope.workspaceId)
    .where('objective_id', '=', objectiveId)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
