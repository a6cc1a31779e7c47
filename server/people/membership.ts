import { overlaps } from './days.ts';

export type Stay = { from: string | null; to: string | null };

/**
 * Why a stay at an account cannot be; null when it can. `others` are the other stays of the same person there.
 */
export function faultOfStay(stay: Stay, others: readonly Stay[]): 'to_before_from' | 'membership_overlaps' | null {
  if (stay.from !== null && stay.to !== null && stay.to < stay.from) return 'to_before_from';
  return others.some((other) => overlaps(stay, other)) ? 'membership_overlaps' : null;
}

export const stayFaultText = {
  to_before_from: 'The membership ends before it starts.',
  membership_overlaps: 'The person belongs to this account at that time already. Change that membership instead.',
} as const;
