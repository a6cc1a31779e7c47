import type { EvidenceDetail, Snapshot } from '../../contract/problems/evidence.ts';
import type { Scope } from '../platform/scope.ts';

export type Speaker = { personId: string | null; accountId: string | null; occurredAt: Date };

/** The speakers and their accounts as they stood when they spoke, in the order given. */
export async function findSnapshots(_scope: Scope, speakers: readonly Speaker[], _productId: string): Promise<Snapshot[]> {
  return speakers.map(() => ({ mark: 'unknown' as const }));
}

/** The same as it is today. */
export async function findPresent(
  _scope: Scope,
  _who: { personId: string | null; accountId: string | null; productId: string },
): Promise<EvidenceDetail['now']> {
  return { account: null, roles: [] };
}
