// What a link between evidence and a problem says, and whose word stands.
import type { Importance, Reason } from '../../contract/problems/value.ts';

export type Value = { importance: Importance; reason: Reason };
export type ValuedBy = 'person' | 'team';

/** What an attached piece of evidence counts until somebody says more: it was worth saying. */
export const assumedImportance: Importance = 2;

/** Why a problem matters, as long as nobody said: a prospect's wins money, a customer's keeps it, without an account it is nobody's. */
export function assumedReason(stage: string | null): Reason {
  if (stage === null) return 'neither';
  return stage === 'prospect' ? 'grow' : 'protect';
}

/** A person's word (heard, imported, self-service) never overwrites the team's. */
export const mayOverwrite = (standing: ValuedBy, coming: ValuedBy) => coming === 'team' || standing === 'person';
