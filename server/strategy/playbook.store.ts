import type { PolicyKey } from '../../contract/playbook/index.ts';
import { type ReadPolicy, resolvePolicy } from '../../contract/playbook/resolve.ts';
import { type Scope, tables } from '../platform/scope.ts';
import { getProduct } from './product.store.ts';
import type { PolicyOverrideRow, ProductRow, StrategyTables } from './tables.ts';

/** The overrides of a product under its present business model, by policy. */
export async function findOverrides(
  scope: Scope,
  product: Pick<ProductRow, 'id' | 'business_model'>,
): Promise<Map<string, PolicyOverrideRow>> {
  const rows = await tables<StrategyTables>(scope)
    .selectFrom('policy_overrides')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', product.id)
    .where('business_model', '=', product.business_model)
    .execute();
  return new Map(rows.map((row) => [row.policy_key, row]));
}

/** Under every business model: those of the other models rest. */
export async function findAllOverrides(scope: Scope, productId: string): Promise<PolicyOverrideRow[]> {
  return tables<StrategyTables>(scope)
    .selectFrom('policy_overrides')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', productId)
    .execute();
}

/** Sets the override of product × business model × policy; the product is locked. */
export async function putOverride(scope: Scope, row: PolicyOverrideRow): Promise<void> {
  // The driver would write an array as a Postgres array, and a word as no JSON at all.
  const stored = { ...row, value: JSON.stringify(row.value) };
  await tables<StrategyTables>(scope)
    .insertInto('policy_overrides')
    .values(stored)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'product_id', 'business_model', 'policy_key']).doUpdateSet(stored))
    .execute();
}

export async function deleteOverride(scope: Scope, row: PolicyOverrideRow): Promise<void> {
  await tables<StrategyTables>(scope)
    .deleteFrom('policy_overrides')
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', row.product_id)
    .where('business_model', '=', row.business_model)
    .where('policy_key', '=', row.policy_key)
    .execute();
}

/**
 * The policies of a product as they hold now: the business model's defaults under the team's overrides.
 *
 * Errors  product_not_found.
 */
export async function policiesOf(
  scope: Scope,
  productId: string,
): Promise<{ product: ProductRow; read: ReadPolicy; overrides: Map<string, PolicyOverrideRow> }> {
  const product = await getProduct(scope, productId);
  const overrides = await findOverrides(scope, product);
  return {
    product,
    overrides,
    read: <Key extends PolicyKey>(key: Key) => resolvePolicy(key, product.business_model, overrides.get(key)?.value).value,
  };
}
