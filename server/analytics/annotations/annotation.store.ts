import { type Scope, tables } from '../../platform/scope.ts';
import type { AnnotationRow, InsightTables } from '../insights/tables.ts';

/** The newest of a range, newest first. */
export async function listAnnotations(
  scope: Scope,
  filter: { productId: string; from?: string | undefined; to?: string | undefined; limit: number },
): Promise<AnnotationRow[]> {
  return tables<InsightTables>(scope)
    .selectFrom('annotations')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', filter.productId)
    .$if(filter.from !== undefined, (query) => query.where('on_day', '>=', filter.from ?? ''))
    .$if(filter.to !== undefined, (query) => query.where('on_day', '<=', filter.to ?? ''))
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute();
}

export async function deleteAnnotation(scope: Scope, id: string): Promise<void> {
  await tables<InsightTables>(scope).deleteFrom('annotations').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute();
}
