// Stage and plan of an account are dated: evidence of last year keeps the state of last year.
import { recordAccountStateRequest, removeAccountStateRequest } from '../../contract/people/account.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { deleteAccountStates, listAccountStates, putAccountState } from './account.store.ts';
import { accountStateOf } from './account-state.ts';
import { dayOf } from './days.ts';
import { issueAt } from './fields.ts';
import { lockRecord, updateRecord } from './record.store.ts';
import type { AccountAspect, AccountRow } from './tables.ts';

/** Errors  invalid (date_in_future): what will be is no fact yet. */
export function assertPast(scope: Scope, day: string, path: string): void {
  if (day > dayOf(scope.now)) throw invalid(issueAt(path, 'date_in_future', 'This day lies in the future.'));
}

/** Adds one past state between the others. The account shows the latest. */
export const recordAccountState = action({
  name: 'account.state_recorded',
  input: recordAccountStateRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'account', id: input.accountId }),
  async run(scope, input) {
    assertPast(scope, input.from, 'from');
    const account = await lockRecord(scope, 'accounts', input.accountId);
    await putAccountState(scope, {
      account_id: account.id,
      aspect: input.aspect,
      from_on: input.from,
      value: input.value,
      told_by: 'member',
    });
    await showLatest(scope, account, input.aspect);
    return { result: await statesAnswer(scope, account.id), after: { ...input, familyId: account.family_id } };
  },
});

export const removeAccountState = action({
  name: 'account.state_removed',
  input: removeAccountStateRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'account', id: input.accountId }),
  async run(scope, input) {
    const account = await lockRecord(scope, 'accounts', input.accountId);
    const [gone] = await deleteAccountStates(scope, account.id, input.aspect, { on: input.from });
    if (!gone) return { result: await statesAnswer(scope, account.id) };
    await showLatest(scope, account, input.aspect);
    return {
      result: await statesAnswer(scope, account.id),
      before: { aspect: gone.aspect, from: gone.from_on, value: gone.value },
      after: { accountId: account.id, familyId: account.family_id },
    };
  },
});

async function showLatest(scope: Scope, account: AccountRow, aspect: AccountAspect): Promise<void> {
  const latest = (await listAccountStates(scope, account.id)).find((state) => state.aspect === aspect);
  if (!latest || latest.value === account[aspect]) return;
  await updateRecord(scope, 'accounts', account.id, { [aspect]: latest.value });
}

const statesAnswer = async (scope: Scope, accountId: string) => ({
  items: (await listAccountStates(scope, accountId)).map(accountStateOf),
});
