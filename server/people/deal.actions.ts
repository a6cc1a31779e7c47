import { changeDealRequest, createDealRequest, type DealAnswer, dealRef, listDealsRequest } from '../../contract/people/deal.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { blank } from './blank.ts';
import { getDealAnswer, listDeals } from './deal.query.ts';
import { dealColumns, dealFaultText, faultOfDeal } from './deal.ts';
import { addExternalRefs } from './external-ref.actions.ts';
import { ifChanged, inContractNames, issueAt, mergedAttributes } from './fields.ts';
import { findRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { assertProduct, assertSteward, getOpenAccount } from './reference.actions.ts';
import type { DealRow } from './tables.ts';

/** Whose figures are others now: of a deal that moved, both accounts and both products. */
async function told(scope: Scope, row: DealRow, previous: DealRow = row): Promise<Record<string, unknown>> {
  const account = row.account_id === null ? undefined : await findRecord(scope, 'accounts', row.account_id);
  const accountIds = [...new Set([row.account_id, previous.account_id].filter((id) => id !== null))];
  return {
    accountId: row.account_id,
    accountIds,
    familyId: account?.family_id ?? null,
    productId: row.product_id,
    previousProductId: previous.product_id,
  };
}

const pathOfFault = { closed_before_opened: 'closedOn', open_but_closed: 'closedOn', lost_reason_without_loss: 'lostReason' } as const;

function assertPossible(row: Pick<DealRow, 'status' | 'opened_on' | 'closed_on' | 'lost_reason'>): void {
  const fault = faultOfDeal({ status: row.status, openedOn: row.opened_on, closedOn: row.closed_on, lostReason: row.lost_reason });
  if (fault) throw invalid(issueAt(pathOfFault[fault], fault, dealFaultText[fault]));
}

type Describing = Omit<typeof changeDealRequest._output, 'dealId' | 'expectedVersion'>;

const columnsOf = (input: Describing, stored: Pick<DealRow, 'attributes' | 'assumed'>): Partial<DealRow> =>
  ({
    ...dealColumns(input),
    assumed: ifChanged(stored.assumed, input.assumed),
    attributes: input.attributes && mergedAttributes(stored.attributes, input.attributes),
  }) as Partial<DealRow>;

async function assertReferences(scope: Scope, input: Describing): Promise<void> {
  if (input.accountId) await getOpenAccount(scope, input.accountId);
  await assertProduct(scope, input.productId);
  await assertSteward(scope, input.stewardId);
}

const given = <R extends object>(columns: R): R =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as R;

/** Errors  account_not_found, product_not_found; invalid (member_not_found, closed_before_opened, open_but_closed, …); external_id_taken. */
export const createDeal = action({
  name: 'deal.created',
  input: createDealRequest,
  can: 'edit',
  subject: (_input, result: DealAnswer) => ({ kind: 'deal', id: result.id }),
  async run(scope, { externalRefs, ...input }) {
    await assertReferences(scope, input);
    const row = { ...blank.deals, ...given(columnsOf(input, blank.deals)), id: newId('dea', scope.now.getTime()) };
    assertPossible(row);
    const inserted = await insertRecord(scope, 'deals', row);
    await addExternalRefs(scope, 'deal', row.id, externalRefs ?? []);
    return { result: await getDealAnswer(scope, row.id), after: { ...inContractNames(row), ...(await told(scope, inserted)) } };
  },
});

/** A deal that is won or lost without a day is closed today; one that is reopened has no closing day and no reason for a loss. */
export const changeDeal = action({
  name: 'deal.changed',
  input: changeDealRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'deal', id: input.dealId }),
  async run(scope, { dealId, expectedVersion, ...input }) {
    const row = await lockRecord(scope, 'deals', dealId);
    assertVersion(row, expectedVersion);
    await assertReferences(scope, input);
    const change = changedFields<DealRow>(row, { ...columnsOf(input, row), ...impliedBy(row, input, scope) });
    if (!change) return { result: await getDealAnswer(scope, row.id) };
    assertPossible({ ...row, ...change.after });
    const changed = await updateRecord(scope, 'deals', row.id, change.after);
    return {
      result: await getDealAnswer(scope, row.id),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), ...(await told(scope, changed, row)) },
    };
  },
});

function impliedBy(row: DealRow, input: Describing, scope: Scope): Partial<DealRow> {
  if (input.status === undefined || input.status === row.status) return {};
  const implied: Partial<DealRow> = {};
  if (input.status === 'open' && input.closedOn === undefined) implied.closed_on = null;
  if (input.status !== 'open' && input.closedOn === undefined && row.closed_on === null)
    implied.closed_on = scope.now.toISOString().slice(0, 10);
  if (input.status !== 'lost' && input.lostReason === undefined) implied.lost_reason = null;
  return implied;
}

export const { archive: archiveDeal, restore: restoreDeal } = archiveVerbs({
  table: 'deals',
  input: dealRef,
  idOf: (input) => input.dealId,
  answer: (scope, row) => getDealAnswer(scope, row.id),
  told: (scope, row) => told(scope, row),
});

export const readDeal = query({
  name: 'deal.read',
  input: dealRef,
  can: 'read',
  run: (scope, input) => getDealAnswer(scope, input.dealId),
});

export const browseDeals = query({ name: 'deals.listed', input: listDealsRequest, can: 'read', run: listDeals });
