import type { DealStatus } from '../../../contract/people/deal.ts';
import type { Attributes } from '../../../contract/platform/text.ts';
import { blank, type Content } from '../blank.ts';
import { type DealContent, dealColumns, dealFaultText, faultOfDeal } from '../deal.ts';
import type { DealRow } from '../tables.ts';
import { attributesIn, type Fields, money, needs, type Translation } from './translation.ts';

export type DealFields = Fields<DealContent & { attributes: Attributes }>;

export const dealImport: Translation<DealFields, DealRow> = {
  empty: blank.deals,
  columns: (given, stored) =>
    ({
      ...dealColumns(given),
      // What no deal can be without is not cleared.
      name: given.name ?? undefined,
      period: given.period ?? undefined,
      status: given.status ?? undefined,
      closed_on: closedOn(given, stored.status),
      attributes: attributesIn(given.attributes, stored.attributes),
    }) as Partial<Content<DealRow>>,
  fields: (row) => ({
    accountId: row.account_id,
    productId: row.product_id,
    name: row.name,
    amount: money(row.amount_minor, row.currency),
    period: row.period,
    stage: row.stage,
    status: row.status,
    probability: row.probability,
    openedOn: row.opened_on,
    closeOn: row.close_on,
    closedOn: row.closed_on,
    lostReason: row.lost_reason,
    stewardId: row.steward_id,
    source: row.source,
    attributes: row.attributes,
  }),
  fault(row) {
    const missing = needs('name', row.name);
    if (missing) return missing;
    const fault = faultOfDeal({ status: row.status, openedOn: row.opened_on, closedOn: row.closed_on, lostReason: row.lost_reason });
    return fault && { field: fault === 'lost_reason_without_loss' ? 'lostReason' : 'closedOn', code: fault, message: dealFaultText[fault] };
  },
};

/** Most files have one closing date: of a closed deal it is the day it closed, of an open one the day it is expected. */
function closedOn(given: DealFields, storedStatus: DealStatus): string | null | undefined {
  if ((given.status ?? storedStatus) === 'open') return given.status === 'open' && given.closedOn === undefined ? null : given.closedOn;
  return given.closedOn ?? given.closeOn;
}
