// References that a verb checks before it writes them, so that the answer names the field and not a constraint.
import { type Issue, invalid } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { getProduct } from '../strategy/index.ts';
import { issueAt } from './fields.ts';
import { getRecord } from './record.store.ts';
import type { AccountRow, PersonRow } from './tables.ts';
import { findMember } from './workspace.query.ts';

/** Errors  invalid (member_not_found) at `path`, for nobody and for a member who left. */
export async function assertSteward(scope: Scope, memberId: string | null | undefined, path = 'stewardId'): Promise<void> {
  if (memberId === null || memberId === undefined) return;
  const member = await findMember(scope, memberId);
  if (!member || member.isArchived) throw invalid(issueAt(path, 'member_not_found', 'The steward must be a member of this workspace.'));
}

/** Errors  product_not_found. */
export async function assertProduct(scope: Scope, productId: string | null | undefined): Promise<void> {
  if (productId !== null && productId !== undefined) await getProduct(scope, productId);
}

/**
 * The account that something new is to be attached to.
 *
 * Errors  account_not_found; invalid (account_merged, account_archived): nothing new goes there.
 */
export async function getOpenAccount(scope: Scope, accountId: string, path = 'accountId'): Promise<AccountRow> {
  const account = await getRecord(scope, 'accounts', accountId);
  const fault = faultOfTarget(account, 'account', path);
  if (fault) throw invalid(fault);
  return account;
}

/** Errors  person_not_found; invalid (person_merged, person_archived). */
export async function getOpenPerson(scope: Scope, personId: string): Promise<PersonRow> {
  const person = await getRecord(scope, 'persons', personId);
  const fault = faultOfTarget(person, 'person', 'personId');
  if (fault) throw invalid(fault);
  return person;
}

/** Errors  invalid (account_merged, person_merged): what went up in another record comes back by undoing the merge only. */
export function assertNotMerged(row: { merged_into: string | null }, noun: 'account' | 'person'): void {
  if (row.merged_into)
    throw invalid(issueAt(`${noun}Id`, `${noun}_merged`, `This ${noun} was merged into ${row.merged_into}: undo the merge instead.`));
}

function faultOfTarget(row: { merged_into: string | null; archived_at: Date | null }, noun: string, path: string): [Issue] | null {
  if (row.merged_into) return issueAt(path, `${noun}_merged`, `This ${noun} was merged into ${row.merged_into}.`);
  return row.archived_at ? issueAt(path, `${noun}_archived`, `This ${noun} is archived: restore it first.`) : null;
}
