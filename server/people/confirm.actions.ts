// A member says that what a browser claimed is so: the record counts from now on like every other.
import type { z } from 'zod';
import { accountRef } from '../../contract/people/account.ts';
import { membershipRef } from '../../contract/people/membership.ts';
import { personRef } from '../../contract/people/person.ts';
import { type Action, action, type Outcome } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion } from '../platform/version.ts';
import { accountAnswerOf } from './account.query.ts';
import { getMembershipAnswer } from './membership.query.ts';
import { assertEmailFree } from './person.actions.ts';
import { personAnswerOf } from './person.query.ts';
import { getRecord, lockRecord, nounOf, type RecordRows, updateRecord } from './record.store.ts';
import type { PersonRow } from './tables.ts';

type Confirmed = 'accounts' | 'persons' | 'memberships';

type Confirming<T extends Confirmed, I extends z.ZodType, R> = {
  table: T;
  input: I;
  idOf: (input: z.output<I>) => string;
  answer: (scope: Scope, row: RecordRows[T]) => Promise<R>;
  told: (row: RecordRows[T]) => Record<string, unknown>;
  mayConfirm: (scope: Scope, row: RecordRows[T]) => Promise<void>;
};

/** What is confirmed already stays as it is, and nothing is recorded. */
function confirmVerb<T extends Confirmed, I extends z.ZodType, R>(definition: Confirming<T, I, R>): Action<I, R> {
  const noun = nounOf[definition.table];
  return action({
    name: `${noun}.confirmed`,
    input: definition.input,
    can: 'edit',
    subject: (input) => ({ kind: noun, id: definition.idOf(input) }),
    async run(scope, input): Promise<Outcome<R>> {
      const row = await lockRecord(scope, definition.table, definition.idOf(input));
      assertVersion(row, (input as { expectedVersion?: number | undefined }).expectedVersion);
      if (!row.observed) return { result: await definition.answer(scope, row) };
      await definition.mayConfirm(scope, row);
      const changed = await updateRecord(scope, definition.table, row.id, { observed: false } as Partial<RecordRows[T]>);
      return {
        result: await definition.answer(scope, changed),
        before: { observed: true },
        after: { observed: false, ...definition.told(changed) },
      };
    },
  });
}

/** Errors  email_taken, naming who has it: then the two are to be merged. */
export const confirmPerson = confirmVerb({
  table: 'persons',
  input: personRef,
  idOf: (input) => input.personId,
  answer: async (_scope, row: PersonRow) => personAnswerOf(row),
  told: (row) => ({ personId: row.id }),
  mayConfirm: (scope, row) => assertEmailFree(scope, row.email, row.id),
});

export const confirmAccount = confirmVerb({
  table: 'accounts',
  input: accountRef,
  idOf: (input) => input.accountId,
  answer: async (_scope, row) => accountAnswerOf(row),
  told: (row) => ({ accountId: row.id, familyId: row.family_id }),
  mayConfirm: async () => undefined,
});

/** Errors  refused (ends_are_observed) while the person or the account is only observed itself. */
export const confirmMembership = confirmVerb({
  table: 'memberships',
  input: membershipRef,
  idOf: (input) => input.membershipId,
  answer: (scope, row) => getMembershipAnswer(scope, row.id),
  told: (row) => ({ personId: row.person_id, accountId: row.account_id }),
  async mayConfirm(scope, row) {
    const [person, account] = [await getRecord(scope, 'persons', row.person_id), await getRecord(scope, 'accounts', row.account_id)];
    if (person.observed || account.observed) throw refused('ends_are_observed', 'Confirm the person and the account first.');
  },
});
