import { overlaps } from './days.ts';
import type { Stay } from './membership.ts';

export type RoleFault = 'to_before_from' | 'person_outside_account' | 'product_and_deal';

export const roleFaultText: Record<RoleFault, string> = {
  to_before_from: 'The role ends before it starts.',
  person_outside_account: 'The person does not belong to this account at that time. Add the membership first.',
  product_and_deal: 'A role is for a product or for a deal, not for both.',
};

/**
 * Why a person cannot hold a role at an account; null when they can. `stays` are the person's memberships there.
 *
 * Shape   one day in common is enough: people are heard before they join and after they leave, dates are seldom exact.
 */
export function faultOfRole(role: Stay & { productId: string | null; dealId: string | null }, stays: readonly Stay[]): RoleFault | null {
  if (role.from !== null && role.to !== null && role.to < role.from) return 'to_before_from';
  if (role.productId !== null && role.dealId !== null) return 'product_and_deal';
  return stays.some((stay) => overlaps(role, stay)) ? null : 'person_outside_account';
}
