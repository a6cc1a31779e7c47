// What this area hears from the areas below: money and dates that moved, accounts that changed family.
import type { OutboxRow, Subscription } from '../platform/outbox.ts';
import { listProducts } from '../strategy/index.ts';
import { markAllOf, markFamiliesEverywhere, markStancesOfAccounts } from './dirt.store.ts';
import { liveSlot } from './projection.store.ts';

const moneyNouns = ['revenue_line', 'contract', 'deal'];
const policyEvents = ['policy.overridden', 'policy.override_cleared', 'product.changed'];
const familyEvents = ['account.changed', 'account.merged', 'account.unmerged', 'account.archived', 'account.restored', 'accounts.imported'];

/** Account ids named by a fact: the subject itself, `accountId`, `accountIds`, and a parent it had or has. */
function accountsOf(row: OutboxRow): string[] {
  const { accountId, accountIds, familyId } = row.payload;
  const own = row.subjectKind === 'account' ? [row.subjectId] : [];
  return [...own, accountId, familyId, ...(Array.isArray(accountIds) ? accountIds : [])].filter(
    (id): id is string => typeof id === 'string',
  );
}

export const projectionFacts: Subscription = {
  name: 'problems.projection',
  events: (event) =>
    moneyNouns.some((noun) => event.startsWith(`${noun}.`) || event.startsWith(`${noun}s.`)) ||
    familyEvents.includes(event) ||
    policyEvents.includes(event) ||
    event.startsWith('exchange_rate'),
  async hear(scope, rows) {
    const moved = [...new Set(rows.filter((row) => familyEvents.includes(row.event)).flatMap(accountsOf))];
    if (moved.length > 0) markStancesOfAccounts(scope, moved);
    const accountIds = [...new Set(rows.flatMap(accountsOf))];
    if (accountIds.length > 0) markFamiliesEverywhere(scope, accountIds);
    const productIds = new Set(rows.filter((row) => policyEvents.includes(row.event)).map((row) => row.subjectId));
    for (const productId of productIds) markAllOf(scope, { productId, slot: liveSlot }, { stances: false });
    if (rows.some((row) => row.event.startsWith('exchange_rate'))) {
      for (const product of await listProducts(scope, { archived: false, limit: 500 }))
        markAllOf(scope, { productId: product.id, slot: liveSlot }, { stances: false });
    }
  },
};
