import {
  changeRevenueLineRequest,
  createRevenueLineRequest,
  listRevenueLinesRequest,
  type RevenueLineAnswer,
  revenueLineRef,
} from '../../contract/people/revenue-line.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { ifChanged, inContractNames, issueAt } from './fields.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { assertProduct, getOpenAccount } from './reference.actions.ts';
import { getRevenueLineAnswer, listRevenueLines } from './revenue-line.query.ts';
import { faultOfLine, lineFaultText } from './revenue-line.ts';
import type { RevenueLineRow } from './tables.ts';

/** Whose figures are others now: the account, its family and, for a line that moved, both products. */
async function told(scope: Scope, row: RevenueLineRow, previousProductId = row.product_id): Promise<Record<string, unknown>> {
  const account = await getRecord(scope, 'accounts', row.account_id);
  return { accountId: row.account_id, familyId: account.family_id, productId: row.product_id, previousProductId };
}

function assertPossible(row: Pick<RevenueLineRow, 'kind' | 'period' | 'starts_on' | 'ends_on'>): void {
  const fault = faultOfLine({ kind: row.kind, period: row.period, from: row.starts_on, to: row.ends_on });
  if (fault) throw invalid(issueAt(fault === 'to_before_from' ? 'to' : 'period', fault, lineFaultText[fault]));
}

/** Errors  account_not_found, product_not_found; invalid (to_before_from, period_does_not_recur, account_archived, account_merged). */
export const createRevenueLine = action({
  name: 'revenue_line.created',
  input: createRevenueLineRequest,
  can: 'edit',
  subject: (_input, result: RevenueLineAnswer) => ({ kind: 'revenue_line', id: result.id }),
  async run(scope, input) {
    await getOpenAccount(scope, input.accountId);
    await assertProduct(scope, input.productId);
    const row = {
      id: newId('rev', scope.now.getTime()),
      account_id: input.accountId,
      product_id: input.productId,
      amount_minor: input.amountMinor,
      currency: input.currency,
      period: input.period,
      kind: input.kind,
      starts_on: input.from,
      ends_on: input.to,
      source: input.source,
      assumed: input.assumed,
    };
    assertPossible(row);
    const inserted = await insertRecord(scope, 'revenue_lines', row);
    return {
      result: await getRevenueLineAnswer(scope, row.id),
      after: { ...inContractNames(row), ...(await told(scope, inserted)) },
    };
  },
});

export const changeRevenueLine = action({
  name: 'revenue_line.changed',
  input: changeRevenueLineRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'revenue_line', id: input.revenueLineId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'revenue_lines', input.revenueLineId);
    assertVersion(row, input.expectedVersion);
    await assertProduct(scope, input.productId);
    const change = changedFields<RevenueLineRow>(row, {
      product_id: input.productId,
      amount_minor: input.amountMinor,
      currency: input.currency,
      period: input.period,
      kind: input.kind,
      starts_on: input.from,
      ends_on: input.to,
      source: input.source,
      assumed: ifChanged(row.assumed, input.assumed),
    } as Partial<RevenueLineRow>);
    if (!change) return { result: await getRevenueLineAnswer(scope, row.id) };
    assertPossible({ ...row, ...change.after });
    const changed = await updateRecord(scope, 'revenue_lines', row.id, change.after);
    return {
      result: await getRevenueLineAnswer(scope, row.id),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), ...(await told(scope, changed, row.product_id)) },
    };
  },
});

export const { archive: archiveRevenueLine, restore: restoreRevenueLine } = archiveVerbs({
  table: 'revenue_lines',
  input: revenueLineRef,
  idOf: (input) => input.revenueLineId,
  answer: (scope, row) => getRevenueLineAnswer(scope, row.id),
  told,
});

export const readRevenueLine = query({
  name: 'revenue_line.read',
  input: revenueLineRef,
  can: 'read',
  run: (scope, input) => getRevenueLineAnswer(scope, input.revenueLineId),
});

export const browseRevenueLines = query({
  name: 'revenue_lines.listed',
  input: listRevenueLinesRequest,
  can: 'read',
  run: listRevenueLines,
});
