import { notFound } from '../platform/errors.ts';
import { type Cursor, cursorAfter } from '../platform/page.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { ProductRow, StrategyTables } from './tables.ts';

export async function insertProduct(scope: Scope, row: ProductRow): Promise<void> {
  await tables<StrategyTables>(scope).insertInto('products').values(row).execute();
}

/** Errors  product_not_found. */
export async function getProduct(scope: Scope, productId: string): Promise<ProductRow> {
  const row = await tables<StrategyTables>(scope)
    .selectFrom('products')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', productId)
    .executeTakeFirst();
  if (!row) throw notFound('product', productId);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  product_not_found. */
export async function lockProduct(scope: Scope, productId: string): Promise<ProductRow> {
  const row = await tables<StrategyTables>(scope)
    .selectFrom('products')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', productId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('product', productId);
  return row;
}

export async function updateProduct(scope: Scope, productId: string, change: Partial<ProductRow>): Promise<ProductRow> {
  return tables<StrategyTables>(scope)
    .updateTable('products')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', productId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function listProducts(
  scope: Scope,
  filter: { archived: boolean; cursor?: string | undefined; limit: number },
): Promise<ProductRow[]> {
  const after: Cursor | null = cursorAfter(filter.cursor, 1);
  return tables<StrategyTables>(scope)
    .selectFrom('products')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', String(after?.[0])))
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}
