import { daysBetween } from './days.ts';

export type ContractDates = { start: string; end: string | null; renewalOn: string | null };

/** The day on which the account decides again: the renewal, else the end. */
export const decisionDayOf = (contract: ContractDates): string | null => contract.renewalOn ?? contract.end;

/**
 * The clock of an account's contracts.
 *
 * Shape   `nextOn` is the earliest decision day from `day` on; `passedOn` the latest before it, given only when nothing is ahead: a date
 *         that passed asks for an answer.
 * Units   days: whole days until `nextOn`.
 */
export function contractClock(
  contracts: readonly ContractDates[],
  day: string,
): { nextOn: string | null; days: number | null; passedOn: string | null } {
  const dates = contracts.map(decisionDayOf).filter((date) => date !== null);
  const nextOn = dates.filter((date) => date >= day).sort()[0] ?? null;
  const passedOn = nextOn === null ? (dates.sort().at(-1) ?? null) : null;
  return { nextOn, days: nextOn === null ? null : daysBetween(day, nextOn), passedOn };
}

export function faultOfContract(contract: ContractDates): 'end_before_start' | 'renewal_before_start' | null {
  if (contract.end !== null && contract.end < contract.start) return 'end_before_start';
  return contract.renewalOn !== null && contract.renewalOn < contract.start ? 'renewal_before_start' : null;
}

export const contractFaultText = {
  end_before_start: 'The contract ends before it starts.',
  renewal_before_start: 'The contract renews before it starts.',
} as const;
