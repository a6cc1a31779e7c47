// What identities hear from people: records that became one or two again, records that have an id events know, who belongs where since when.
import type { OutboxRow, Subscription } from '../../platform/outbox.ts';
import type { Signals } from '../../platform/postgres/signals.ts';
import type { Scope } from '../../platform/scope.ts';
import { insertDuty } from './duty.store.ts';
import { chunksOf } from './facts-change.store.ts';
import { tellIdsGone, tellStaysChanged } from './forget.store.ts';
import { hasIdentities, linkRecords, listNumbersOf, listNumbersWith, lockIdentities, type Numbered } from './numbers.store.ts';
import { listFamily } from './record-family.query.ts';
import { settle } from './settle.actions.ts';

const merges = ['person.merged', 'person.unmerged', 'account.merged', 'account.unmerged'];
const named = ['person.created', 'account.created', 'persons.imported', 'accounts.imported', 'external_ref.added'];

const erased = 'person.facts_erased';

const isOfMembership = (event: string) => event.startsWith('membership.') || event.startsWith('memberships.');

export const identityFacts: Subscription = {
  name: 'analytics.identities',
  events: (event) => merges.includes(event) || named.includes(event) || event === erased || isOfMembership(event),
  async hear(scope, rows, signals) {
    // Without events there is nobody to know again.
    if (!(await hasIdentities(scope))) return;
    if (rows.some(({ event }) => event === erased)) await tellIdsGone(scope.db, signals, scope.workspaceId);
    await lockIdentities(scope);
    const moved = new Set<number>();
    for (const kind of ['person', 'account'] as const) {
      const linked: number[] = [];
      for (const some of chunksOf(recordsOf(kind, rows, named), recordsAtOnce)) linked.push(...(await linkRecords(scope, kind, some)));
      const family = await listFamily(scope, kind, recordsOf(kind, rows, merges));
      const merged = await listNumbersOf(scope, kind, [...family.keys()]);
      const settled = await settle(scope, kind, [...linked, ...merged]);
      if (kind === 'person') for (const number of settled) moved.add(number);
    }
    await followStays(scope, rows, moved, signals);
  },
};

/** Units: records in one statement; a fact of an import names up to 500, and 200 facts come at once. */
const recordsAtOnce = 250;

/** Whoever belongs elsewhere now: their next events, and those that had no account. */
async function followStays(scope: Scope, rows: readonly OutboxRow[], moved: Set<number>, signals: Signals): Promise<void> {
  const personIds = rows.filter(({ event }) => isOfMembership(event)).flatMap((row) => idsIn(row, 'person'));
  for (const some of chunksOf([...new Set(personIds)], recordsAtOnce)) {
    const family = await listFamily(scope, 'person', some);
    for (const number of await listNumbersWith(scope, 'person', await listNumbersOf(scope, 'person', [...family.keys()])))
      moved.add(number);
  }
  if (moved.size === 0) return;
  const numbers = [...moved];
  await tellStaysChanged(scope.db, signals, scope.workspaceId, numbers);
  await insertDuty(scope, { kind: 'resolve', numbers });
}

const recordsOf = (kind: Numbered, rows: readonly OutboxRow[], events: readonly string[]): string[] => [
  ...new Set(rows.filter(({ event }) => events.includes(event)).flatMap((row) => idsIn(row, kind))),
];

/** The records of a kind that a fact names: its subject, `personId`, `personIds`. */
function idsIn({ subjectKind, subjectId, payload }: OutboxRow, kind: Numbered): string[] {
  const [one, many] = [payload[`${kind}Id`], payload[`${kind}Ids`]];
  const ids = [...(subjectKind === kind ? [subjectId] : []), one, ...(Array.isArray(many) ? many : [])];
  return ids.filter((id): id is string => typeof id === 'string');
}
