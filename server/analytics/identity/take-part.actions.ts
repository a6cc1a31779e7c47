import { type MergeParticipant, registerMergeParticipant } from '../../people/index.ts';
import { listNumbersOf } from './numbers.store.ts';
import { listLinkedRecords } from './record-family.query.ts';

/**
 * A record whose ids events have named is not removed with the import that made it. Nothing moves in a merge: numbers keep their records, and
 * follow them once the merge was told (identity.facts.ts), so that it can be undone at any time.
 */
const identitiesOfRecords: MergeParticipant = {
  name: 'identities',
  count: async (scope, { kind, loserId }) => [{ label: 'ids of events', rows: (await listNumbersOf(scope, kind, [loserId])).length }],
  move: async () => ({}),
  obstacles: async () => [],
  moveBack: async () => undefined,
  linked: listLinkedRecords,
};

export const takePartInMerges = (): void => registerMergeParticipant(identitiesOfRecords);
