import type { EvidenceDetail, Snapshot } from '../../contract/problems/evidence.ts';
import type { Scope } from '../platform/scope.ts';
import { dayOf } from './deadline.ts';
import { type Arrival, snapshotFrom } from './snapshot.ts';

export type Speaker = { personId: string | null; accountId: string | null; occurredAt: Date };

/** The speakers and their accounts as they stood when they spoke, in the order given. */
export async function findSnapshots(_scope: Scope, speakers: readonly Speaker[], arrival: Arrival): Promise<Snapshot[]> {
  return speakers.map(({ occurredAt }) =>
    snapshotFrom({ day: dayOf(occurredAt), account: null, roles: { held: [], mark: 'unknown' } }, arrival),
  );
}

/** The same as it is today. */
export async function findPresent(
  _scope: Scope,
  _who: { personId: string | null; accountId: string | null },
): Promise<EvidenceDetail['now']> {
  return { account: null, roles: [] };
}
