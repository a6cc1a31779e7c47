// What events say of persons, accounts and who belongs where: called by analytics inside its own action, batch by batch.
import type { Fact } from '../platform/action.ts';
import type { Scope } from '../platform/scope.ts';
import { findExternalRefs, refKey } from './bulk.store.ts';
import { upsertRecords } from './import.actions.ts';
import type { ImportFields, ImportRow } from './import-record.ts';
import { matchPersons } from './match.store.ts';
import { listPersonsWithRefOf } from './observe.store.ts';

/** The system that ids of events come from, as external ids name it. */
export const eventsSource = 'events';

/**
 * One record as events tell of it.
 *
 * Shape   `recordId`: where it is known whose id that is. `applied`: what an observation brought for it before; a field whose value is another
 *         one now was typed by a member, and stays.
 */
export type Observed<K extends 'person' | 'account'> = {
  externalId: string;
  recordId: string | null;
  fields: ImportFields[K];
  applied: ImportFields[K] | null;
};

export type ObservedOutcome = { recordId: string | null; told: 'taken' | 'left' | 'refused' };

/**
 * Makes and fills records from what events say: at most 500 in a few statements. A server's word counts; a browser's word makes and changes
 * only records that are observed.
 *
 * Shape   one outcome a row, in their order. `facts` are to be told by the caller, in the same transaction.
 */
export async function observeRecords<K extends 'person' | 'account'>(
  scope: Scope,
  kind: K,
  rows: readonly Observed<K>[],
  isPublic: boolean,
): Promise<{ outcomes: ObservedOutcome[]; facts: Fact[] }> {
  const refs = rows.map(({ externalId }) => ({ source: eventsSource, externalId }));
  const found = await findExternalRefs(scope, kind, refs);
  const known = rows.map((row) => ({
    ...row,
    recordId: row.recordId ?? found.get(refKey({ source: eventsSource, externalId: row.externalId })) ?? null,
  }));
  const settled = kind === 'person' && !isPublic ? await withOwnEmails(scope, known as Observed<'person'>[]) : known;
  const wanted = settled.map(
    (row): ImportRow<K> => ({
      ...(row.recordId === null ? {} : { id: row.recordId }),
      externalRef: { source: eventsSource, externalId: row.externalId },
      fields: row.fields as ImportFields[K],
      lastImported: beforeOf(row.fields, row.applied) as ImportFields[K],
    }),
  );
  const { outcomes, facts } = await upsertRecords(scope, kind, wanted, { writes: true, observed: isPublic });
  return {
    facts,
    outcomes: outcomes.map((outcome) => {
      if (outcome.outcome === 'refused') return { recordId: null, told: 'refused' };
      return { recordId: outcome.id, told: isPublic && outcome.outcome === 'unchanged' && outcome.kept.length > 0 ? 'left' : 'taken' };
    }),
  };
}

type Bag = Readonly<Record<string, unknown>>;

/** A field that no observation brought was empty before: what stands there was typed. The same for each entry of a bag. */
function beforeOf(fields: Bag, applied: Bag | null): Bag {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const before = applied?.[name] ?? null;
      const isBag = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [name, isBag ? beforeOf(value as Bag, before as Bag | null) : before];
    }),
  );
}

/**
 * Two users are never made one by their email: only a record whose person has sent no event yet is found by it. Of two who claim one email
 * the first has it.
 */
async function withOwnEmails(scope: Scope, rows: readonly Observed<'person'>[]): Promise<Observed<'person'>[]> {
  const emails = [...new Set(rows.flatMap(({ fields }) => fields.email?.toLowerCase() ?? []))];
  const holders = await matchPersons(
    scope,
    emails.map((value) => ({ by: 'email', value })),
  );
  const holderOf = new Map(emails.map((email, index) => [email, holders[index]]));
  const ids = holders.flatMap((holder) => (holder && holder !== 'ambiguous' ? [holder.id] : []));
  const speaking = await listPersonsWithRefOf(scope, ids, eventsSource);
  const taken = new Set<string>();
  return rows.map((row) => {
    const email = row.fields.email?.toLowerCase();
    if (email === undefined) return row;
    const holder = holderOf.get(email);
    const holderId = holder && holder !== 'ambiguous' ? holder.id : null;
    const isOwn = holderId !== null && holderId === row.recordId;
    const isFree = !taken.has(email) && (holderId === null || (row.recordId === null && !speaking.has(holderId)));
    taken.add(email);
    if (isOwn) return row;
    if (isFree) return holderId === null ? row : { ...row, recordId: holderId };
    const { email: _email, ...fields } = row.fields;
    return { ...row, fields };
  });
}

/**
 * Who belongs where, as events tell of it: from the day on which it was told. A stay that is known otherwise is left as it is.
 *
 * Shape   `before`: the day that was brought the last time; an older event may have come since.
 */
export async function observeMemberships(
  scope: Scope,
  rows: readonly { personId: string; accountId: string; from: string; before: string | null }[],
  isPublic: boolean,
): Promise<{ facts: Fact[] }> {
  const wanted = rows.map(
    ({ personId, accountId, from, before }): ImportRow<'membership'> => ({
      fields: { personId, accountId, activeFrom: from },
      // Nothing that can be stored: the day of a stay that is known is nobody's to fill in, not even an open one.
      lastImported: { activeFrom: before ?? '' },
    }),
  );
  const { facts } = await upsertRecords(scope, 'membership', wanted, { writes: true, observed: isPublic });
  return { facts };
}
