// Facts as listeners are told them: each record once, and a flood as one word for each kind.
import type { LiveChange } from '../../../contract/platform/live.ts';
import type { OutboxRow } from '../outbox.ts';

// A signal has 7,500 bytes; one change has at most some 120.
const changesMax = 40;

/** Shape  the last event of each record, in the order of facts; more than 40 become one for each kind, with `id` null. */
export function changesOf(rows: readonly Pick<OutboxRow, 'event' | 'subjectKind' | 'subjectId'>[]): LiveChange[] {
  const changes = rows.map(({ event, subjectKind, subjectId }): LiveChange => ({ event, kind: subjectKind, id: subjectId }));
  const ofRecords = lastOf(changes, ({ kind, id }) => `${kind} ${id}`);
  if (ofRecords.length <= changesMax) return ofRecords;
  return lastOf(changes, ({ kind }) => kind)
    .map((change) => ({ ...change, id: null }))
    .slice(0, changesMax);
}

const lastOf = (changes: readonly LiveChange[], keyOf: (change: LiveChange) => string): LiveChange[] => [
  ...new Map(changes.map((change) => [keyOf(change), change])).values(),
];
