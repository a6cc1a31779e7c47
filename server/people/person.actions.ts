import type { ChangedRecordsAnswer } from '../../contract/people/account.ts';
import {
  changePersonRequest,
  changePersonsRequest,
  createPersonRequest,
  listPersonsRequest,
  type PersonAnswer,
  personRef,
} from '../../contract/people/person.ts';
import { action } from '../platform/action.ts';
import { conflict, invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { lockRows, updateRows } from './bulk.store.ts';
import { dayOf } from './days.ts';
import { addExternalRefs } from './external-ref.actions.ts';
import { inContractNames, issueAt, mergedAttributes } from './fields.ts';
import { findPersonByEmail, listPersonItems, personAnswerOf } from './person.query.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { assertNotMerged } from './reference.actions.ts';
import { segmentNosSql } from './segment.query.ts';
import type { PersonRow } from './tables.ts';

/** Errors  conflict (email_taken), naming who has it: two persons with one email are one person, or one of them has a wrong email. */
export async function assertEmailFree(scope: Scope, email: string | null | undefined, personId: string): Promise<void> {
  if (!email) return;
  const holder = await findPersonByEmail(scope, email);
  if (holder && holder.id !== personId)
    throw conflict('email_taken', `${email} belongs to ${holder.name ?? 'another person'} (${holder.id}) already. Merge the two instead.`);
}

/** Errors  email_taken, external_id_taken. */
export const createPerson = action({
  name: 'person.created',
  input: createPersonRequest,
  can: 'edit',
  subject: (_input, result: PersonAnswer) => ({ kind: 'person', id: result.id }),
  async run(scope, input) {
    const id = newId('per', scope.now.getTime());
    await assertEmailFree(scope, input.email, id);
    const row = await insertRecord(scope, 'persons', {
      id,
      email: input.email ?? null,
      name: input.name ?? null,
      locale: input.locale ?? null,
      time_zone: input.timeZone ?? null,
      traits: mergedAttributes({}, input.traits ?? {}),
      merged_into: null,
      observed: false,
    });
    await addExternalRefs(scope, 'person', id, input.externalRefs ?? []);
    return { result: personAnswerOf(row), after: { personId: id, name: row.name, email: row.email } };
  },
});

export const changePerson = action({
  name: 'person.changed',
  input: changePersonRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'person', id: input.personId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'persons', input.personId);
    assertVersion(row, input.expectedVersion);
    // Who changes a record has looked at it: it is confirmed.
    await assertEmailFree(scope, row.observed ? (input.email ?? row.email) : input.email, row.id);
    const change = changedFields<PersonRow>(row, {
      email: input.email,
      name: input.name,
      locale: input.locale,
      time_zone: input.timeZone,
      traits: input.traits && mergedAttributes(row.traits, input.traits),
      observed: false,
    } as Partial<PersonRow>);
    if (!change) return { result: personAnswerOf(row) };
    const changed = await updateRecord(scope, 'persons', row.id, change.after);
    return {
      result: personAnswerOf(changed),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), personId: row.id },
    };
  },
});

export const { archive: archivePerson, restore: restorePerson } = archiveVerbs({
  table: 'persons',
  input: personRef,
  idOf: (input) => input.personId,
  answer: async (_scope, row) => personAnswerOf(row),
  told: async (_scope, row) => ({ personId: row.id }),
  mayRestore: (_scope, row) => assertNotMerged(row, 'person'),
});

/** One change for many persons: all or none, one audit event. */
export const changePersons = action({
  name: 'persons.changed',
  input: changePersonsRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'persons', id: input.personIds[0] ?? '' }),
  async run(scope, { personIds, change }) {
    const rows = await lockRows(scope, 'persons', personIds);
    const missing = personIds.find((id) => !rows.has(id));
    if (missing) throw invalid(issueAt('personIds', 'person_not_found', `There is no person ${missing} here.`));
    const changes = [...rows.values()].flatMap((row) => {
      if (row.merged_into) return [];
      const fields = changedFields<PersonRow>(row, wantedOf(row, change, scope.now));
      return fields ? [{ row, ...fields }] : [];
    });
    const result: ChangedRecordsAnswer = { changed: changes.length, unchanged: personIds.length - changes.length };
    if (changes.length === 0) return { result };
    await updateRows(
      scope,
      'persons',
      changes.map(({ row, after }) => ({ id: row.id, ...after })),
    );
    return {
      result,
      before: Object.fromEntries(changes.map(({ row, before }) => [row.id, inContractNames(before)])),
      after: { personIds: changes.map(({ row }) => row.id), change },
    };
  },
});

function wantedOf(row: PersonRow, change: typeof changePersonsRequest._output.change, now: Date): Partial<PersonRow> {
  if ('traits' in change) return { traits: mergedAttributes(row.traits, change.traits) };
  return (row.archived_at !== null) === change.archived ? {} : { archived_at: change.archived ? now : null };
}

export const readPerson = query({
  name: 'person.read',
  input: personRef,
  can: 'read',
  run: async (scope, input) => personAnswerOf(await getRecord(scope, 'persons', input.personId)),
});

export const browsePersons = query({
  name: 'persons.listed',
  input: listPersonsRequest,
  can: 'read',
  run: async (scope, input) =>
    listPersonItems(scope, {
      ...input,
      asOf: dayOf(scope.now),
      segment: input.segmentId ? await segmentNosSql(scope, input.segmentId, 'person') : null,
    }),
});
