import { blank, type Content } from '../blank.ts';
import { contractFaultText, faultOfContract } from '../contract.ts';
import type { ContractRow } from '../tables.ts';
import { type Fields, needs, type Translation } from './translation.ts';

export type ContractFields = Fields<{
  accountId: string;
  start: string;
  end: string;
  renewalOn: string;
  noticeDays: number;
  reference: string;
  source: string;
}>;

export const contractImport: Translation<ContractFields, ContractRow> = {
  empty: blank.contracts,
  columns: (given, stored) =>
    ({
      account_id: given.accountId ?? undefined,
      starts_on: given.start ?? undefined,
      ends_on: given.end,
      renewal_on: given.renewalOn,
      notice_clauses: given.noticeDays === undefined ? undefined : withNotice(stored.notice_clauses, given.noticeDays),
      reference: given.reference,
      source: given.source,
    }) as Partial<Content<ContractRow>>,
  fields: (row) => ({
    accountId: row.account_id,
    start: row.starts_on,
    end: row.ends_on,
    renewalOn: row.renewal_on,
    noticeDays: row.notice_clauses.find((clause) => clause.changeClass === 'any')?.days ?? null,
    reference: row.reference,
    source: row.source,
  }),
  fault(row) {
    const missing = needs('accountId', row.account_id) ?? needs('start', row.starts_on);
    if (missing) return missing;
    const fault = faultOfContract({ start: row.starts_on, end: row.ends_on, renewalOn: row.renewal_on });
    return fault && { field: fault === 'end_before_start' ? 'end' : 'renewalOn', code: fault, message: contractFaultText[fault] };
  },
};

/** A file knows one number of days; clauses for single classes of change, typed by a member, stay. */
const withNotice = (clauses: ContractRow['notice_clauses'], days: number | null): ContractRow['notice_clauses'] => [
  ...clauses.filter((clause) => clause.changeClass !== 'any'),
  ...(days === null ? [] : [{ changeClass: 'any' as const, days }]),
];
