// The columns of the lists as files, in the order of the screens.
import type { AccountListItem } from '../../contract/people/account.ts';
import type { DealAnswer } from '../../contract/people/deal.ts';
import type { PersonListItem } from '../../contract/people/person.ts';
import { minorDigits } from '../../contract/platform/money.ts';

type Cell = string | number | boolean | null;

/** Minor units as a plain decimal: 123456 EUR is 1234.56. */
export const decimalOf = (minor: number, currency: string): string => (minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency));

export const accountColumns = [
  'id',
  'name',
  'domains',
  'stage',
  'plan',
  'industry',
  'country',
  'region',
  'employees',
  'seats',
  'steward',
  'people',
  'recurring_revenue_year',
  'revenue_currency',
  'without_rate',
  'next_renewal',
  'parent_id',
  'updated_at',
] as const;

export const accountCells = (item: AccountListItem & { currency: string }): readonly Cell[] => [
  item.id,
  item.name,
  item.domains.join(' '),
  item.stage,
  item.plan,
  item.industry,
  item.country,
  item.region,
  item.employees,
  item.seats,
  item.stewardName,
  item.people,
  decimalOf(item.recurringRevenue.minor, item.currency),
  item.currency,
  item.recurringRevenue.unknownCurrencies.join(' '),
  item.nextRenewalOn,
  item.parentId,
  item.updatedAt,
];

export const personColumns = ['id', 'name', 'email', 'accounts', 'titles', 'locale', 'time_zone', 'updated_at'] as const;

export const personCells = (item: PersonListItem): readonly Cell[] => [
  item.id,
  item.name,
  item.email,
  item.accounts.map((account) => account.name).join('; '),
  item.accounts.map((account) => account.title ?? '').join('; '),
  item.locale,
  item.timeZone,
  item.updatedAt,
];

export const dealColumns = [
  'id',
  'name',
  'account_id',
  'account',
  'product_id',
  'status',
  'stage',
  'amount',
  'currency',
  'period',
  'probability',
  'assumed',
  'opened',
  'closes',
  'closed',
  'lost_reason',
  'updated_at',
] as const;

export const dealCells = (item: DealAnswer): readonly Cell[] => [
  item.id,
  item.name,
  item.accountId,
  item.accountName,
  item.productId,
  item.status,
  item.stage,
  item.amount === null ? null : decimalOf(item.amount.amountMinor, item.amount.currency),
  item.amount?.currency ?? null,
  item.period,
  item.probability,
  Object.keys(item.assumed).join(' '),
  item.openedOn,
  item.closeOn,
  item.closedOn,
  item.lostReason,
  item.updatedAt,
];
