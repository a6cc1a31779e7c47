import {
  changeStakeholderRoleRequest,
  createStakeholderRoleRequest,
  listStakeholderRolesRequest,
  type StakeholderRoleAnswer,
  stakeholderRoleRef,
} from '../../contract/people/stakeholder-role.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import { memberIdOf, type Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { inContractNames, issueAt } from './fields.ts';
import { listStays } from './membership.store.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { assertProduct, getOpenAccount, getOpenPerson } from './reference.actions.ts';
import { getStakeholderRoleAnswer, listStakeholderRoles } from './stakeholder-role.query.ts';
import { faultOfRole, roleFaultText } from './stakeholder-role.ts';
import type { StakeholderRoleRow } from './tables.ts';

const told = async (_scope: Scope, row: StakeholderRoleRow) => ({
  personId: row.person_id,
  accountId: row.account_id,
  productId: row.product_id,
  dealId: row.deal_id,
  role: row.role,
  status: row.status,
});

const pathOfFault = { to_before_from: 'to', person_outside_account: 'personId', product_and_deal: 'dealId' } as const;

async function assertPossible(scope: Scope, row: StakeholderRoleRow | NewRole): Promise<void> {
  const stays = await listStays(scope, row.person_id, row.account_id);
  const fault = faultOfRole(
    { from: row.from_on, to: row.to_on, productId: row.product_id, dealId: row.deal_id },
    // Nothing is decided by a membership that only a browser has claimed.
    stays.filter((stay) => !stay.observed).map((stay) => ({ from: stay.active_from, to: stay.active_to })),
  );
  if (fault) throw invalid(issueAt(pathOfFault[fault], fault, roleFaultText[fault]));
}

async function assertReferences(scope: Scope, row: NewRole): Promise<void> {
  await getOpenPerson(scope, row.person_id);
  await getOpenAccount(scope, row.account_id);
  await assertProduct(scope, row.product_id);
  if (row.deal_id === null) return;
  const deal = await getRecord(scope, 'deals', row.deal_id);
  if (deal.account_id !== row.account_id)
    throw invalid(issueAt('dealId', 'deal_of_other_account', 'The deal is not one of this account: give the deal its account first.'));
}

type NewRole = Omit<StakeholderRoleRow, 'workspace_id' | 'version' | 'created_at' | 'updated_at' | 'archived_at'>;

const newRole = (scope: Scope, input: typeof createStakeholderRoleRequest._output): NewRole => ({
  id: newId('rol', scope.now.getTime()),
  person_id: input.personId,
  account_id: input.accountId,
  product_id: input.productId ?? null,
  deal_id: input.dealId ?? null,
  role: input.role,
  influence: input.influence ?? null,
  interest: input.interest ?? null,
  legitimacy: input.legitimacy ?? null,
  urgency: input.urgency ?? null,
  stance: input.stance ?? null,
  current_engagement: input.currentEngagement ?? null,
  desired_engagement: input.desiredEngagement ?? null,
  evidence_id: input.evidenceId ?? null,
  reason: input.reason ?? null,
  from_on: input.from ?? null,
  to_on: input.to ?? null,
  status: 'confirmed',
  proposed_by: null,
  confirmed_by: memberIdOf(scope.actor),
  confirmed_at: scope.now,
});

/**
 * A member says who decides: confirmed at once.
 *
 * Errors  person_not_found, account_not_found, product_not_found, deal_not_found; invalid (person_outside_account, deal_of_other_account,
 *         to_before_from, product_and_deal).
 */
export const createStakeholderRole = action({
  name: 'stakeholder_role.created',
  input: createStakeholderRoleRequest,
  can: 'edit',
  subject: (_input, result: StakeholderRoleAnswer) => ({ kind: 'stakeholder_role', id: result.id }),
  run: async (scope, input) => store(scope, newRole(scope, input)),
});

/** Something suggests a role (a title, a sign-off, attendance); it counts for nothing until a member confirms it. */
export const proposeStakeholderRole = action({
  name: 'stakeholder_role.proposed',
  input: createStakeholderRoleRequest,
  can: 'capture',
  subject: (_input, result: StakeholderRoleAnswer) => ({ kind: 'stakeholder_role', id: result.id }),
  run: async (scope, input) =>
    store(scope, {
      ...newRole(scope, input),
      status: 'proposed',
      proposed_by: memberIdOf(scope.actor) ?? scope.actor.name,
      confirmed_by: null,
      confirmed_at: null,
    }),
});

async function store(scope: Scope, row: NewRole) {
  await assertReferences(scope, row);
  await assertPossible(scope, row);
  await insertRecord(scope, 'stakeholder_roles', row);
  return { result: await getStakeholderRoleAnswer(scope, row.id), after: inContractNames(row) };
}

export const confirmStakeholderRole = action({
  name: 'stakeholder_role.confirmed',
  input: stakeholderRoleRef,
  can: 'edit',
  subject: (input) => ({ kind: 'stakeholder_role', id: input.stakeholderRoleId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'stakeholder_roles', input.stakeholderRoleId);
    assertVersion(row, input.expectedVersion);
    if (row.status === 'confirmed') return { result: await getStakeholderRoleAnswer(scope, row.id) };
    await assertPossible(scope, row);
    const changed = await updateRecord(scope, 'stakeholder_roles', row.id, {
      status: 'confirmed',
      confirmed_by: memberIdOf(scope.actor),
      confirmed_at: scope.now,
    });
    return { result: await getStakeholderRoleAnswer(scope, row.id), before: { status: row.status }, after: await told(scope, changed) };
  },
});

export const changeStakeholderRole = action({
  name: 'stakeholder_role.changed',
  input: changeStakeholderRoleRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'stakeholder_role', id: input.stakeholderRoleId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'stakeholder_roles', input.stakeholderRoleId);
    assertVersion(row, input.expectedVersion);
    const change = changedFields<StakeholderRoleRow>(row, {
      role: input.role,
      influence: input.influence,
      interest: input.interest,
      legitimacy: input.legitimacy,
      urgency: input.urgency,
      stance: input.stance,
      current_engagement: input.currentEngagement,
      desired_engagement: input.desiredEngagement,
      evidence_id: input.evidenceId,
      reason: input.reason,
      from_on: input.from,
      to_on: input.to,
    } as Partial<StakeholderRoleRow>);
    if (!change) return { result: await getStakeholderRoleAnswer(scope, row.id) };
    await assertPossible(scope, { ...row, ...change.after });
    const changed = await updateRecord(scope, 'stakeholder_roles', row.id, change.after);
    return {
      result: await getStakeholderRoleAnswer(scope, row.id),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), ...(await told(scope, changed)) },
    };
  },
});

/** A proposal that is wrong is archived: the same reason does not propose it again. */
export const { archive: archiveStakeholderRole, restore: restoreStakeholderRole } = archiveVerbs({
  table: 'stakeholder_roles',
  input: stakeholderRoleRef,
  idOf: (input) => input.stakeholderRoleId,
  answer: (scope, row) => getStakeholderRoleAnswer(scope, row.id),
  told,
  mayRestore: assertPossible,
});

export const readStakeholderRole = query({
  name: 'stakeholder_role.read',
  input: stakeholderRoleRef,
  can: 'read',
  run: (scope, input) => getStakeholderRoleAnswer(scope, input.stakeholderRoleId),
});

export const browseStakeholderRoles = query({
  name: 'stakeholder_roles.listed',
  input: listStakeholderRolesRequest,
  can: 'read',
  run: listStakeholderRoles,
});
