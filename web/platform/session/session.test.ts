import { expect, test } from 'vitest';
import type { Session } from '../api.ts';
import { safeReturn, startingPlace } from './session.ts';

const workspace = (id: string, ...productIds: string[]): Session['workspaces'][number] => ({
  id,
  name: id,
  memberId: 'mem_1',
  memberName: 'Ada',
  currency: 'EUR',
  timeZone: 'UTC',
  role: 'viewer',
  function: 'product',
  permissions: ['read'],
  settings: { timeZone: null, locale: null, theme: null, mailChoice: 'at_once' },
  products: productIds.map((productId) => ({ id: productId, name: productId, businessModel: 'b2b' })),
});
const session = (...workspaces: Session['workspaces']): Session => ({
  user: { id: 'usr_1', name: 'Ada', email: 'a@b.c' },
  sendsMail: false,
  workspaces,
});

test('the last product opens again', () => {
  const here = session(workspace('w1', 'p1'), workspace('w2', 'p2', 'p3'));
  expect(startingPlace(here, { workspaceId: 'w2', products: { w2: 'p3' } })).toEqual({ workspaceId: 'w2', productId: 'p3' });
});

test('a product that is gone gives way to the first', () => {
  expect(startingPlace(session(workspace('w1', 'p1')), { workspaceId: 'w9', products: { w1: 'p9' } })).toEqual({
    workspaceId: 'w1',
    productId: 'p1',
  });
});

test('a workspace without products, a member without workspaces', () => {
  expect(startingPlace(session(workspace('w1')), { workspaceId: '', products: {} })).toEqual({ workspaceId: 'w1', productId: undefined });
  expect(startingPlace(session(), { workspaceId: '', products: {} })).toBeUndefined();
});

test.each([
  ['/w/w1/p/p1/problems?lens=both', '/w/w1/p/p1/problems?lens=both'],
  ['//evil.example', '/'],
  ['https://evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/sign-in?return=/sign-in', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (address, wanted) => expect(safeReturn(address)).toBe(wanted));
