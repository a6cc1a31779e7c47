import type { DealStatus } from '../../contract/people/deal.ts';
import type { Period } from '../../contract/people/revenue-line.ts';
import type { Money } from '../../contract/platform/money.ts';
import { timesAYear } from './revenue-line.ts';

export type DealDates = { status: DealStatus; openedOn: string | null; closedOn: string | null };

/** Open on a day: opened by then (or nobody knows when) and not yet closed. A closed deal without a date was never seen open. */
export function isOpenOn(deal: DealDates, day: string): boolean {
  if (deal.openedOn !== null && deal.openedOn > day) return false;
  return deal.status === 'open' || (deal.closedOn !== null && deal.closedOn > day);
}

/** Units: minor units a year. */
export const annualisedAmount = (amountMinor: number, period: Period): number => amountMinor * timesAYear(period);

/** The shape of the policy people.dealStageProbabilities. */
export type StageProbabilities = { stages: readonly { stage: string; probability: number }[]; otherwise: number };

/**
 * The chance that a deal is won, and where it comes from.
 *
 * Units   0–1.
 */
export function probabilityOf(
  deal: { probability: number | null; stage: string | null; assumed: Readonly<Record<string, string>> },
  policy: StageProbabilities,
): { probability: number; from: 'deal' | 'assumed' | 'policy' } {
  if (deal.probability !== null) return { probability: deal.probability, from: 'probability' in deal.assumed ? 'assumed' : 'deal' };
  const stage = deal.stage?.trim().toLowerCase();
  const row = policy.stages.find((candidate) => candidate.stage.trim().toLowerCase() === stage);
  return { probability: row?.probability ?? policy.otherwise, from: 'policy' };
}

export type DealFault = 'closed_before_opened' | 'open_but_closed' | 'lost_reason_without_loss';

export const dealFaultText: Record<DealFault, string> = {
  closed_before_opened: 'The deal closed before it was opened.',
  open_but_closed: 'A deal with a closing day is won or lost; an expected day stands in "closes".',
  lost_reason_without_loss: 'Only a lost deal has a reason for the loss.',
};

export function faultOfDeal(deal: DealDates & { lostReason: string | null }): DealFault | null {
  if (deal.status === 'open' && deal.closedOn !== null) return 'open_but_closed';
  if (deal.openedOn !== null && deal.closedOn !== null && deal.closedOn < deal.openedOn) return 'closed_before_opened';
  return deal.lostReason && deal.status !== 'lost' ? 'lost_reason_without_loss' : null;
}

/** Units: 0–1; null where nothing is to divide by. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Units: share 0–1 of the deals that closed; null when none did. */
export const winRate = (won: number, lost: number): number | null => share(won, won + lost);

type Said<R> = { readonly [K in keyof R]?: R[K] | null | undefined };

/** What can be said of a deal: by hand, by a file. */
export type DealContent = {
  accountId: string;
  productId: string;
  name: string;
  amount: Money;
  period: Period;
  stage: string;
  status: DealStatus;
  probability: number;
  openedOn: string;
  closeOn: string;
  closedOn: string;
  lostReason: string;
  stewardId: string;
  source: string;
};

/** What is said of a deal, under the names of its columns. Shape   undefined: nothing is said, and what is stored stays. */
export const dealColumns = (said: Said<DealContent>) => ({
  name: said.name,
  account_id: said.accountId,
  product_id: said.productId,
  amount_minor: said.amount === undefined ? undefined : (said.amount?.amountMinor ?? null),
  currency: said.amount === undefined ? undefined : (said.amount?.currency ?? null),
  period: said.period,
  stage: said.stage,
  status: said.status,
  probability: said.probability,
  opened_on: said.openedOn,
  close_on: said.closeOn,
  closed_on: said.closedOn,
  lost_reason: said.lostReason,
  steward_id: said.stewardId,
  source: said.source,
});
