import {
  type ContractAnswer,
  changeContractRequest,
  contractRef,
  createContractRequest,
  listContractsRequest,
} from '../../contract/people/contract.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { getContractAnswer, listContracts } from './contract.query.ts';
import { contractFaultText, faultOfContract } from './contract.ts';
import { ifChanged, inContractNames, issueAt } from './fields.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { getOpenAccount } from './reference.actions.ts';
import type { ContractRow } from './tables.ts';

async function told(scope: Scope, row: ContractRow): Promise<Record<string, unknown>> {
  const account = await getRecord(scope, 'accounts', row.account_id);
  return { accountId: row.account_id, familyId: account.family_id };
}

function assertPossible(row: Pick<ContractRow, 'starts_on' | 'ends_on' | 'renewal_on'>): void {
  const fault = faultOfContract({ start: row.starts_on, end: row.ends_on, renewalOn: row.renewal_on });
  if (fault) throw invalid(issueAt(fault === 'end_before_start' ? 'end' : 'renewalOn', fault, contractFaultText[fault]));
}

/** Errors  account_not_found; invalid (end_before_start, renewal_before_start, account_archived, account_merged). */
export const createContract = action({
  name: 'contract.created',
  input: createContractRequest,
  can: 'edit',
  subject: (_input, result: ContractAnswer) => ({ kind: 'contract', id: result.id }),
  async run(scope, input) {
    await getOpenAccount(scope, input.accountId);
    const row = {
      id: newId('con', scope.now.getTime()),
      account_id: input.accountId,
      starts_on: input.start,
      ends_on: input.end,
      renewal_on: input.renewalOn,
      notice_clauses: input.noticeClauses,
      clauses: input.clauses,
      reference: input.reference,
      source: input.source,
      assumed: input.assumed,
    };
    assertPossible(row);
    const inserted = await insertRecord(scope, 'contracts', row);
    return { result: await getContractAnswer(scope, row.id), after: { ...inContractNames(row), ...(await told(scope, inserted)) } };
  },
});

export const changeContract = action({
  name: 'contract.changed',
  input: changeContractRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'contract', id: input.contractId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'contracts', input.contractId);
    assertVersion(row, input.expectedVersion);
    const change = changedFields<ContractRow>(row, {
      starts_on: input.start,
      ends_on: input.end,
      renewal_on: input.renewalOn,
      notice_clauses: ifChanged(row.notice_clauses, input.noticeClauses),
      clauses: ifChanged(row.clauses, input.clauses),
      reference: input.reference,
      source: input.source,
      assumed: ifChanged(row.assumed, input.assumed),
    } as Partial<ContractRow>);
    if (!change) return { result: await getContractAnswer(scope, row.id) };
    assertPossible({ ...row, ...change.after });
    const changed = await updateRecord(scope, 'contracts', row.id, change.after);
    return {
      result: await getContractAnswer(scope, row.id),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), ...(await told(scope, changed)) },
    };
  },
});

export const { archive: archiveContract, restore: restoreContract } = archiveVerbs({
  table: 'contracts',
  input: contractRef,
  idOf: (input) => input.contractId,
  answer: (scope, row) => getContractAnswer(scope, row.id),
  told,
});

export const readContract = query({
  name: 'contract.read',
  input: contractRef,
  can: 'read',
  run: (scope, input) => getContractAnswer(scope, input.contractId),
});

export const browseContracts = query({ name: 'contracts.listed', input: listContractsRequest, can: 'read', run: listContracts });
