import { describe, expect, test } from 'vitest';
import { dealBody, dealValues, shareFrom } from './deal-form.ts';

const start = { account: { id: 'acc_1', name: 'Acme' }, productId: 'prd_1', day: '2026-01-15' };
const fresh = { ...dealValues(undefined, 'EUR', start), name: 'Expansion' };

describe('a deal as it is sent', () => {
  test('a new one is open since today, without price and without a likelihood of its own', () =>
    expect(dealBody(fresh)).toMatchObject({
      accountId: 'acc_1',
      productId: 'prd_1',
      status: 'open',
      amount: null,
      probability: null,
      openedOn: '2026-01-15',
      closedOn: null,
    }));

  test('a lost one keeps its reason; a won one has none', () => {
    const closed = { ...fresh, lostReason: 'price', closedOn: '2026-02-01' };
    expect(dealBody({ ...closed, status: 'lost' })).toMatchObject({ lostReason: 'price', closedOn: '2026-02-01' });
    expect(dealBody({ ...closed, status: 'won' })).toMatchObject({ lostReason: null, closedOn: '2026-02-01' });
  });

  test('one that closes without a day closes when the server says', () =>
    expect(dealBody({ ...fresh, status: 'won' })).not.toHaveProperty('closedOn'));
});

test.each([
  ['', null],
  ['40', 0.4],
  ['40 %', 0.4],
  ['0', 0],
  ['101', undefined],
  ['-1', undefined],
  ['likely', undefined],
])('“%s” percent is %s', (typed, share) => expect(shareFrom(typed, 'en')).toBe(share));
