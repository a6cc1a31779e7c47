import { expect, test } from 'vitest';
import { snapshotFrom } from './snapshot.ts';

const then = {
  day: '2025-01-01',
  account: {
    id: 'acc_a',
    stage: { value: 'active', mark: 'known' as const },
    plan: { value: null, mark: 'unknown' as const },
    revenue: { yearMinor: 1200, currency: 'EUR', mark: 'known' as const, unknownCurrencies: [] },
  },
  roles: { held: [{ role: 'champion', accountId: 'acc_a', influence: 3, dealId: null }], mark: 'unknown' as const },
};

test('captured, what is known is known', () => {
  expect(snapshotFrom(then, 'captured')).toMatchObject({
    mark: 'known',
    account: { stage: { value: 'active', mark: 'known' }, plan: { mark: 'unknown' }, revenue: { yearMinor: 1200, mark: 'known' } },
    roles: { held: [{ role: 'champion', accountId: 'acc_a', influence: 3 }], mark: 'unknown' },
  });
});

test('imported, what is known is a reconstruction, and what is unknown stays unknown', () => {
  expect(snapshotFrom(then, 'imported')).toMatchObject({
    mark: 'reconstructed',
    account: { stage: { mark: 'reconstructed' }, plan: { mark: 'unknown' }, revenue: { mark: 'reconstructed' } },
    roles: { mark: 'unknown' },
  });
});

test('of nobody nothing is known', () => {
  expect(snapshotFrom({ day: '2025-01-01', account: null, roles: { held: [], mark: 'unknown' } }, 'imported')).toMatchObject({
    mark: 'unknown',
    account: null,
  });
});
