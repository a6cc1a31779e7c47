import type { StakeholderRoleAnswer } from '../../../contract/people/stakeholder-role.ts';
import { holdsOn } from '../parts/today.ts';

export const gaps = ['economic_buyer', 'champion', 'admin', 'threads'] as const;
export type Gap = (typeof gaps)[number];

/** Fewer people than this with a role, and the account hangs on one thread. */
const leastThreads = 2;

/** What is known of an account's decision on a day. Only confirmed roles count: a proposal is a guess. */
export function coverageOf(
  roles: readonly Pick<StakeholderRoleAnswer, 'role' | 'status' | 'personId' | 'from' | 'to'>[],
  day: string,
): Record<Gap, boolean> {
  const held = roles.filter((role) => role.status === 'confirmed' && holdsOn(day, role.from, role.to));
  const has = (name: string) => held.some((role) => role.role === name);
  return {
    economic_buyer: has('economic_buyer'),
    champion: has('champion'),
    admin: has('admin'),
    threads: new Set(held.map((role) => role.personId)).size >= leastThreads,
  };
}
