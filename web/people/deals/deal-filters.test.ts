import { expect, test } from 'vitest';
import { dealQueryOf } from './deal-filters.ts';

const asked = (values: Record<string, string>, order?: { id: string; isDescending: boolean }) =>
  Object.fromEntries(Object.entries(dealQueryOf(values, undefined, order)).filter(([, value]) => value !== undefined));

test('deals of no product and of no account can be asked for', () =>
  expect(asked({ product: 'none', account: 'none', status: 'open' })).toEqual({ productId: 'none', accountId: 'none', status: 'open' }));

test('what the server would refuse is not sent', () =>
  expect(asked({ status: 'maybe', product: 'x', account: 'y' }, { id: 'amount', isDescending: true })).toEqual({}));

test('the order goes along', () => expect(asked({}, { id: 'close', isDescending: false })).toEqual({ sort: 'close', direction: 'asc' }));
