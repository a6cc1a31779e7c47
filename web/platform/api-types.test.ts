// What the compiler knows of the API; it is checked by `npm run check`, and stands here so that it can be read.
import { expect, expectTypeOf, test } from 'vitest';
import { createApi, type WorkspaceBase } from './api.ts';
import type { Known } from './api-types.ts';

const answers = (body: unknown) => createApi<WorkspaceBase>('/w', async () => new Response(JSON.stringify(body)));

test('a call knows its operation by its path, and what that answers', async () => {
  const api = answers({ id: 'prd_1', items: [], nextCursor: null });
  const id: string = 'prd_1';
  const product = await api.get(`/products/${id}`);
  expectTypeOf(product.businessModel).toEqualTypeOf<'b2c' | 'b2b' | 'hybrid'>();
  expectTypeOf(await api.listAll(`/products/${id}/problems`)).items.toHaveProperty('title');
  expectTypeOf<Parameters<typeof api.get<`/products/${string}/ranking`>>[1]>().toExtend<
    { query?: { lens?: 'b2b' | 'b2c' | null } } | undefined
  >();
  expect(product.id).toBe('prd_1');
});

test('a path that does not exist, or not with this method, is no path', () => {
  expectTypeOf<Known<WorkspaceBase, 'GET', '/produkts'>>().toEqualTypeOf<'there is no GET /api/v1/workspaces/{}/produkts'>();
  expectTypeOf<Known<WorkspaceBase, 'PUT', `/products/${string}`>>().toEqualTypeOf<'there is no PUT /api/v1/workspaces/{}/products/{}'>();
  expectTypeOf<Known<WorkspaceBase, 'PATCH', `/products/${string}`>>().toEqualTypeOf<`/products/${string}`>();
  expect(typeof answers({}).get).toBe('function');
});
