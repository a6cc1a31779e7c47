import {
  changeMembershipRequest,
  createMembershipRequest,
  listMembershipsRequest,
  type MembershipAnswer,
  membershipRef,
} from '../../contract/people/membership.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { inContractNames, issueAt } from './fields.ts';
import { getMembershipAnswer, listMemberships } from './membership.query.ts';
import { listStays } from './membership.store.ts';
import { faultOfStay, stayFaultText } from './membership.ts';
import { insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { getOpenAccount, getOpenPerson } from './reference.actions.ts';
import type { MembershipRow } from './tables.ts';

const told = async (_scope: Scope, row: MembershipRow) => ({ personId: row.person_id, accountId: row.account_id });

/** The person's lock makes two who add the same membership wait for each other; the second then sees the first. */
async function assertPossible(
  scope: Scope,
  row: Pick<MembershipRow, 'id' | 'person_id' | 'account_id' | 'active_from' | 'active_to'>,
): Promise<void> {
  await lockRecord(scope, 'persons', row.person_id);
  const others = (await listStays(scope, row.person_id, row.account_id)).filter((other) => other.id !== row.id);
  const fault = faultOfStay(
    { from: row.active_from, to: row.active_to },
    others.map((other) => ({ from: other.active_from, to: other.active_to })),
  );
  if (fault) throw invalid(issueAt(fault === 'to_before_from' ? 'activeTo' : 'accountId', fault, stayFaultText[fault]));
}

/** Errors  person_not_found, account_not_found; invalid (to_before_from, membership_overlaps, account_archived, person_archived, …). */
export const createMembership = action({
  name: 'membership.created',
  input: createMembershipRequest,
  can: 'edit',
  subject: (_input, result: MembershipAnswer) => ({ kind: 'membership', id: result.id }),
  async run(scope, input) {
    await getOpenPerson(scope, input.personId);
    await getOpenAccount(scope, input.accountId);
    const row = {
      id: newId('mbs', scope.now.getTime()),
      person_id: input.personId,
      account_id: input.accountId,
      title: input.title,
      active_from: input.activeFrom,
      active_to: input.activeTo,
      observed: false,
    };
    await assertPossible(scope, row);
    await insertRecord(scope, 'memberships', row);
    return { result: await getMembershipAnswer(scope, row.id), after: inContractNames(row) };
  },
});

export const changeMembership = action({
  name: 'membership.changed',
  input: changeMembershipRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'membership', id: input.membershipId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'memberships', input.membershipId);
    assertVersion(row, input.expectedVersion);
    const change = changedFields<MembershipRow>(row, {
      title: input.title,
      active_from: input.activeFrom,
      active_to: input.activeTo,
      // Who changes it has looked at it: it is confirmed.
      observed: false,
    } as Partial<MembershipRow>);
    if (!change) return { result: await getMembershipAnswer(scope, row.id) };
    await assertPossible(scope, { ...row, ...change.after });
    const changed = await updateRecord(scope, 'memberships', row.id, change.after);
    return {
      result: await getMembershipAnswer(scope, row.id),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), ...(await told(scope, changed)) },
    };
  },
});

export const { archive: archiveMembership, restore: restoreMembership } = archiveVerbs({
  table: 'memberships',
  input: membershipRef,
  idOf: (input) => input.membershipId,
  answer: (scope, row) => getMembershipAnswer(scope, row.id),
  told,
  mayRestore: assertPossible,
});

export const readMembership = query({
  name: 'membership.read',
  input: membershipRef,
  can: 'read',
  run: (scope, input) => getMembershipAnswer(scope, input.membershipId),
});

export const browseMemberships = query({ name: 'memberships.listed', input: listMembershipsRequest, can: 'read', run: listMemberships });
