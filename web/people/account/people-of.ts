import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import { memberName } from '../parts/person-name.ts';
import { holdsOn } from '../parts/today.ts';

/**
 * The people of an account in the order of a decision.
 *
 * Shape   held: confirmed and true on the day, most influence first. past: confirmed and over, or not begun. people: who is in the account
 *         on the day, each once, by name.
 */
export function peopleOf({ roles, memberships, asOf }: Pick<AccountPageAnswer, 'roles' | 'memberships' | 'asOf'>) {
  const confirmed = roles.filter((role) => role.status === 'confirmed');
  const holds = (role: (typeof confirmed)[number]) => holdsOn(asOf, role.from, role.to);
  const present = memberships.filter((one) => one.activeTo === null || one.activeTo > asOf);
  const people = new Map(present.map((one) => [one.personId, memberName(one)]));
  return {
    proposed: roles.filter((role) => role.status === 'proposed'),
    held: confirmed.filter(holds).toSorted((a, b) => (b.influence ?? 0) - (a.influence ?? 0)),
    past: confirmed.filter((role) => !holds(role)).toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? '')),
    people: [...people].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}
