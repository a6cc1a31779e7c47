// What was true when something was said.
import type { Snapshot, SnapshotMark } from '../../contract/problems/evidence.ts';

/** Captured as it was said, or brought later by an import. */
export type Arrival = 'captured' | 'imported';

type Marked = { mark: 'known' | 'unknown' };
type Then = {
  day: string;
  account: {
    id: string;
    stage: Marked & { value: string | null };
    plan: Marked & { value: string | null };
    revenue: Marked & { yearMinor: number | null; currency: string; unknownCurrencies: string[] };
  } | null;
  roles: Marked & { held: readonly { role: string; accountId: string | null; influence: number | null }[] };
};

/**
 * Freezes what people's dated rows say of a day into a snapshot. From an import it is a reconstruction: the rows may have come with the
 * same file, and nobody looked at the account that day.
 */
export function snapshotFrom(then: Then, arrival: Arrival): Snapshot {
  const marked = (mark: Marked['mark']): SnapshotMark => (mark === 'known' && arrival === 'imported' ? 'reconstructed' : mark);
  const { account, roles } = then;
  const marks = [account?.stage.mark, account?.plan.mark, account?.revenue.mark, roles.mark];
  return {
    day: then.day,
    mark: marked(marks.includes('known') ? 'known' : 'unknown'),
    account: account && {
      id: account.id,
      stage: { value: account.stage.value, mark: marked(account.stage.mark) },
      plan: { value: account.plan.value, mark: marked(account.plan.mark) },
      revenue: {
        yearMinor: account.revenue.yearMinor,
        currency: account.revenue.currency,
        mark: marked(account.revenue.mark),
        unknownCurrencies: account.revenue.unknownCurrencies,
      },
    },
    roles: {
      held: roles.held.map(({ role, accountId, influence }) => ({ role, accountId, influence })),
      mark: marked(roles.mark),
    },
  };
}
