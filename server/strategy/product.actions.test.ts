import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import { browseProducts, changeProduct, createProduct } from './product.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a product', () => {
  test('is created, listed and changed, and each change is an audit event with before and after', async () => {
    const workspace = await world.createWorkspace();
    const product = await world.do(workspace.admin, createProduct, { name: 'Ledger', businessModel: 'b2b' });
    await world.do(workspace.admin, changeProduct, { productId: product.id, businessModel: 'hybrid' });
    const page = await world.ask(workspace.admin, browseProducts, {});
    expect(page.items).toMatchObject([{ id: product.id, name: 'Ledger', businessModel: 'hybrid', version: 2 }]);
  });

  test('of another workspace cannot be seen', async () => {
    const mine = await world.createWorkspace();
    const theirs = await world.createWorkspace();
    const product = await world.do(theirs.admin, createProduct, { name: 'Theirs', businessModel: 'b2c' });
    const answer = await world.app.inject({ url: `/api/v1/workspaces/${mine.id}/products/${product.id}`, headers: asCaller(mine.admin) });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'product_not_found' });
  });
});
