import { z } from 'zod';
import { type Observed, observeMemberships, observeRecords } from '../../people/index.ts';
import { action, type Fact, tell } from '../../platform/action.ts';
import type { Scope } from '../../platform/scope.ts';
import { lockIdentities, type Numbered, setRecords } from './numbers.store.ts';
import { markApplied, type ObservationKind, takeWaiting, type WaitingObservation } from './observation.store.ts';
import { accountFieldsOf, personFieldsOf } from './observation.ts';
import { listFamily } from './record-family.query.ts';
import { settle } from './settle.actions.ts';

/** Units: observations in one transaction. */
const observationsAtOnce = 100;

// Persons and accounts before those who belong to them; the word of a server before that of a browser.
const order: readonly { kind: ObservationKind; isPublic: boolean }[] = (['person', 'account', 'membership'] as const).flatMap((kind) => [
  { kind, isPublic: false },
  { kind, isPublic: true },
]);

/** Takes over the next of what waits. Shape   taken: 0 when nothing waits. */
export const applyObservations = action({
  name: 'observations.applied',
  input: z.strictObject({}),
  can: 'import',
  subject: () => ({ kind: 'observation', id: '' }),
  async run(scope) {
    await lockIdentities(scope);
    for (const { kind, isPublic } of order) {
      const waiting = await takeWaiting(scope, kind, isPublic, observationsAtOnce);
      if (waiting.length === 0) continue;
      const facts =
        kind === 'membership' ? await takeMemberships(scope, waiting, isPublic) : await takeRecords(scope, kind, waiting, isPublic);
      await tell(scope, facts);
      return { result: { taken: waiting.length } };
    }
    return { result: { taken: 0 } };
  },
});

const fieldsOf = {
  person: ({ traits }: WaitingObservation) => personFieldsOf(traits),
  account: ({ traits, value }: WaitingObservation) => accountFieldsOf(traits, value ?? ''),
};

async function takeRecords(scope: Scope, kind: Numbered, waiting: readonly WaitingObservation[], isPublic: boolean): Promise<Fact[]> {
  const roots = await listFamily(
    scope,
    kind,
    waiting.flatMap(({ recordId }) => recordId ?? []),
  );
  const rows = waiting.map(
    (row): Observed<Numbered> => ({
      externalId: row.value ?? '',
      recordId: row.recordId === null ? null : (roots.get(row.recordId) ?? row.recordId),
      fields: fieldsOf[kind](row),
      applied: row.applied,
    }),
  );
  const { outcomes, facts } = await observeRecords(scope, kind, rows, isPublic);
  const found = waiting.flatMap((row, index) => {
    const recordId = outcomes[index]?.recordId;
    return row.recordId === null && recordId ? [{ number: row.number, recordId }] : [];
  });
  await setRecords(scope, kind, found);
  await settle(
    scope,
    kind,
    found.map(({ number }) => number),
  );
  await markApplied(
    scope,
    kind,
    isPublic,
    waiting.map(({ number, other }, index) => ({
      number,
      other,
      applied: outcomes[index]?.told === 'taken' ? (rows[index]?.fields ?? null) : null,
    })),
  );
  return facts;
}

async function takeMemberships(scope: Scope, waiting: readonly WaitingObservation[], isPublic: boolean): Promise<Fact[]> {
  const persons = await listFamily(
    scope,
    'person',
    waiting.flatMap(({ recordId }) => recordId ?? []),
  );
  const accounts = await listFamily(
    scope,
    'account',
    waiting.flatMap(({ otherRecordId }) => otherRecordId ?? []),
  );
  const rows = waiting.map((row) => ({
    personId: row.recordId === null ? undefined : persons.get(row.recordId),
    accountId: row.otherRecordId === null ? undefined : accounts.get(row.otherRecordId),
    from: row.firstAt.toISOString().slice(0, 10),
    before: typeof row.applied?.['from'] === 'string' ? row.applied['from'] : null,
  }));
  // A record that was refused, such as one whose name is too long, has no memberships.
  const complete = rows.flatMap(({ personId, accountId, ...row }) => (personId && accountId ? [{ personId, accountId, ...row }] : []));
  const { facts } = await observeMemberships(scope, complete, isPublic);
  await markApplied(
    scope,
    'membership',
    isPublic,
    waiting.map(({ number, other }, index) => ({ number, other, applied: { from: rows[index]?.from } })),
  );
  return facts;
}
