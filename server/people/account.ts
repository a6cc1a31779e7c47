/** A family is read and moved as one; nobody has a group of companies deeper than this. */
export const deepestFamily = 10;

/**
 * Whether an account may get a parent.
 *
 * Shape   `ancestorsOfParent` starts with the parent itself and ends with the topmost. `heightBelow` counts the levels under the account.
 */
export function faultOfParent(
  accountId: string,
  ancestorsOfParent: readonly string[],
  heightBelow: number,
): 'account_cycle' | 'account_family_too_deep' | null {
  if (ancestorsOfParent.includes(accountId)) return 'account_cycle';
  return ancestorsOfParent.length + 1 + heightBelow > deepestFamily ? 'account_family_too_deep' : null;
}

export const parentFaultText = {
  account_cycle: 'An account cannot stand below itself.',
  account_family_too_deep: `A family of accounts has at most ${deepestFamily} levels.`,
} as const;
