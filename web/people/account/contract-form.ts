import type { Clause, ContractAnswer, NoticeClause } from '../../../contract/people/contract.ts';
import { wholeFrom } from '../parts/amount.ts';

/** The form of a contract, as typed. `key` stands still while a line is edited. */
export interface ContractValues {
  start: string;
  end: string;
  renewalOn: string;
  reference: string;
  source: string;
  notices: { key: number; changeClass: NoticeClause['changeClass']; days: string }[];
  clauses: { key: number; kind: Clause['kind']; text: string; reference: string }[];
}

export const contractValues = (contract: ContractAnswer | undefined, day: string): ContractValues => ({
  start: contract?.start ?? day,
  end: contract?.end ?? '',
  renewalOn: contract?.renewalOn ?? '',
  reference: contract?.reference ?? '',
  source: contract?.source ?? '',
  notices: (contract?.noticeClauses ?? []).map((notice, key) => ({ key, changeClass: notice.changeClass, days: String(notice.days) })),
  clauses: (contract?.clauses ?? []).map((one, key) => ({ key, kind: one.kind, text: one.text, reference: one.reference ?? '' })),
});

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

export const contractBody = (values: ContractValues): Record<string, unknown> => ({
  start: values.start,
  end: orNull(values.end),
  renewalOn: orNull(values.renewalOn),
  reference: orNull(values.reference),
  source: orNull(values.source),
  noticeClauses: values.notices.map(({ changeClass, days }) => ({ changeClass, days: wholeFrom(days) })),
  clauses: values.clauses.map((one) => ({ kind: one.kind, text: one.text.trim(), reference: orNull(one.reference) })),
});

export type NoticeFault = 'days' | 'twice';

/** The first thing that is wrong with the notices. */
export function noticeFault(notices: ContractValues['notices']): NoticeFault | null {
  if (notices.some(({ days }) => typeof wholeFrom(days) !== 'number')) return 'days';
  return new Set(notices.map(({ changeClass }) => changeClass)).size < notices.length ? 'twice' : null;
}
