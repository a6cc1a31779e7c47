import type { AccountStage } from '../../contract/people/account.ts';
import type { StakeholderRoleName } from '../../contract/people/stakeholder-role.ts';

export type Mark = 'known' | 'unknown';

/** Whose state, and on which day. Without an account nothing of an account is told; without a person no roles. */
export type SnapshotQuestion = { accountId: string | null; personId: string | null; day: string };

export type RoleThen = {
  role: StakeholderRoleName;
  accountId: string;
  productId: string | null;
  dealId: string | null;
  influence: number | null;
};

/**
 * An account and a person as they stood on a day, from dated rows only.
 *
 * Shape   a mark is `unknown` where no dated row covers the day: before the first stage or plan that was told, before the first revenue
 *         line, or when money is in a currency without a rate. An account whose lines ended has a known revenue of 0.
 *         Roles: confirmed ones; a role without dates is told, but not known to have been held then.
 * Units   revenue: minor units of the workspace's currency a year, by the rates of that day.
 */
export type SnapshotThen = {
  day: string;
  account: {
    id: string;
    stage: { value: AccountStage | null; mark: Mark };
    plan: { value: string | null; mark: Mark };
    revenue: { yearMinor: number | null; currency: string; mark: Mark; unknownCurrencies: string[] };
  } | null;
  roles: { held: RoleThen[]; mark: Mark };
};
