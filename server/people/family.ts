// Families of many accounts at once: which of the wanted parents can be.
import { deepestFamily } from './account.ts';

export type ParentWish = { id: string; parentId: string | null };
export type ParentFault = 'account_cycle' | 'account_family_too_deep' | 'parent_not_found';

/**
 * Tries the wishes one after the other, as if somebody typed them.
 *
 * Shape   `parentOf` knows every account that is wished for or stands above one, and is changed by the wishes that can be.
 */
export function settleParents(parentOf: Map<string, string | null>, wishes: readonly ParentWish[]): Map<string, ParentFault> {
  const faults = new Map<string, ParentFault>();
  for (const { id, parentId } of wishes) {
    const fault = parentId === null ? null : faultOfWish(parentOf, id, parentId);
    if (fault) faults.set(id, fault);
    else parentOf.set(id, parentId);
  }
  return faults;
}

function faultOfWish(parentOf: ReadonlyMap<string, string | null>, id: string, parentId: string): ParentFault | null {
  if (!parentOf.has(parentId)) return 'parent_not_found';
  let level = 1;
  for (let above: string | null = parentId; above !== null; above = parentOf.get(above) ?? null) {
    if (above === id) return 'account_cycle';
    level += 1;
    if (level > deepestFamily) return 'account_family_too_deep';
  }
  return null;
}

export const parentFaultWords: Record<ParentFault, string> = {
  account_cycle: 'An account cannot stand below itself.',
  account_family_too_deep: `A family of accounts has at most ${deepestFamily} levels.`,
  parent_not_found: 'There is no such parent account.',
};
