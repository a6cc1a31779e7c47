import {
  changeProductRequest,
  createProductRequest,
  listProductsRequest,
  type ProductAnswer,
  productRef,
} from '../../contract/strategy/product.ts';
import { action } from '../platform/action.ts';
import { newId } from '../platform/id.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { inAudit } from './fields.ts';
import { getProduct, insertProduct, listProducts, lockProduct, updateProduct } from './product.store.ts';
import type { ProductRow } from './tables.ts';

const answerOf = (row: ProductRow): ProductAnswer => ({
  id: row.id,
  name: row.name,
  businessModel: row.business_model,
  vision: row.vision,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const subject = (input: { productId: string }) => ({ kind: 'product', id: input.productId });

export const createProduct = action({
  name: 'product.created',
  input: createProductRequest,
  can: 'decide',
  subject: (_input, result: ProductAnswer) => ({ kind: 'product', id: result.id }),
  async run(scope, input) {
    const row: ProductRow = {
      workspace_id: scope.workspaceId,
      id: newId('prd', scope.now.getTime()),
      name: input.name,
      business_model: input.businessModel,
      vision: input.vision,
      version: 1,
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    };
    await insertProduct(scope, row);
    return { result: answerOf(row), after: { name: row.name, businessModel: row.business_model } };
  },
});

export const changeProduct = action({
  name: 'product.changed',
  input: changeProductRequest,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockProduct(scope, input.productId);
    assertVersion(row, input.expectedVersion);
    const change = changedFields(row, { name: input.name, business_model: input.businessModel, vision: input.vision });
    if (!change) return { result: answerOf(row) };
    return { result: answerOf(await updateProduct(scope, row.id, change.after)), ...inAudit(change) };
  },
});

export const archiveProduct = action({
  name: 'product.archived',
  input: productRef,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockProduct(scope, input.productId);
    if (row.archived_at) return { result: answerOf(row) };
    return {
      result: answerOf(await updateProduct(scope, row.id, { archived_at: scope.now })),
      before: { archivedAt: null },
      after: { archivedAt: scope.now },
    };
  },
});

export const restoreProduct = action({
  name: 'product.restored',
  input: productRef,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockProduct(scope, input.productId);
    if (!row.archived_at) return { result: answerOf(row) };
    return {
      result: answerOf(await updateProduct(scope, row.id, { archived_at: null })),
      before: { archivedAt: row.archived_at },
      after: { archivedAt: null },
    };
  },
});

export const readProduct = query({
  name: 'product.read',
  input: productRef,
  can: 'read',
  run: async (scope, input) => answerOf(await getProduct(scope, input.productId)),
});

export const browseProducts = query({
  name: 'products.listed',
  input: listProductsRequest,
  can: 'read',
  run: async (scope, input) => pageOf(await listProducts(scope, input), input.limit, answerOf, (row) => [row.id]),
});
