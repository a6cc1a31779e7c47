import { describe, expect, test } from 'vitest';
import { addressTried, askAsTyped, canTry, fieldsToTry } from './try-out.ts';

const operation = {
  path: '/api/v1/workspaces/{workspaceId}/products/{productId}/ranking',
  parameters: [
    { name: 'q', in: 'query' as const, schema: {} },
    { name: 'limit', in: 'query' as const, schema: {} },
    { name: 'if-match', in: 'header' as const, schema: {} },
    { name: 'workspaceId', in: 'path' as const, required: true, schema: {} },
    { name: 'productId', in: 'path' as const, required: true, schema: {} },
  ],
};

describe('a request that is tried', () => {
  test('has fields for the path and the query, those that are needed first', () => {
    expect(fieldsToTry(operation).map((field) => field.name)).toEqual(['workspaceId', 'productId', 'q', 'limit']);
  });

  test.each([
    [{ 'path workspaceId': 'wsp_1', 'path productId': ' prd_1 ' }, '/api/v1/workspaces/wsp_1/products/prd_1/ranking'],
    [{ 'path workspaceId': '../x', 'path productId': 'a/b?c' }, '/api/v1/workspaces/..%2Fx/products/a%2Fb%3Fc/ranking'],
    [
      { 'path workspaceId': 'w', 'path productId': 'p', 'query q': 'a & b', 'query limit': ' ' },
      '/api/v1/workspaces/w/products/p/ranking?q=a+%26+b',
    ],
  ])('%o goes to %s', (tried, address) => {
    expect(addressTried(operation, tried)).toBe(address);
  });

  test('changes nothing', () => {
    expect(['GET', 'POST', 'DELETE'].map((method) => canTry({ method }))).toEqual([true, false, false]);
  });

  test('shows the status, what speaks of the answer, and a body that can be read', async () => {
    const answer = new Response('{"items":[]}', { status: 200, headers: { etag: '"3"', 'x-frame-options': 'DENY' } });
    expect(await askAsTyped('/api', async () => answer)).toEqual({
      status: 200,
      text: 'HTTP 200\ncontent-type: text/plain;charset=UTF-8\netag: "3"\n\n{\n  "items": []\n}',
      isCut: false,
    });
  });

  test('reads no more of a long answer than anybody reads', async () => {
    const { text, isCut } = await askAsTyped('/api', async () => new Response('x'.repeat(1_000_000)));
    expect([isCut, text.length < 61_000]).toEqual([true, true]);
  });
});
