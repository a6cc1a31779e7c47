import type { AccountListItem } from '../../../contract/people/account.ts';
import type { Column } from '../../platform/table/column.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { DateText, Money, NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { StageMark } from '../parts/StageMark.tsx';
import { peopleText } from '../people.text.ts';
import { accountsText as text } from './accounts.text.ts';

/** The columns of the list. The server orders, so only what it can order by has a sorting head. */
export const accountColumns = (currency: string): Column<AccountListItem>[] => [
  {
    id: 'name',
    header: text.name,
    value: (row) => row.name,
    cell: (row) => (
      <EntityLink kind="account" id={row.id}>
        {row.name}
      </EntityLink>
    ),
    isTitle: true,
    grows: true,
    width: 240,
  },
  {
    id: 'stage',
    header: text.stage,
    value: (row) => peopleText.stages[row.stage],
    cell: (row) => <StageMark stage={row.stage} />,
    width: 120,
    canSort: false,
  },
  {
    id: 'revenue',
    header: text.revenue,
    help: text.revenueHelp,
    value: (row) => row.recurringRevenue.minor,
    cell: (row) => <RevenueCell row={row} currency={currency} />,
    isNumber: true,
    side: 'business',
    width: 132,
  },
  {
    id: 'renewal',
    header: text.renewal,
    help: text.renewalHelp,
    value: (row) => row.nextRenewalOn,
    cell: (row) => <DateText value={row.nextRenewalOn} />,
    side: 'business',
    width: 128,
  },
  {
    id: 'people',
    header: text.people,
    help: text.peopleHelp,
    value: (row) => row.people,
    cell: (row) => <NumberValue value={row.people} side="consumer" />,
    isNumber: true,
    side: 'consumer',
    width: 80,
    canSort: false,
  },
  { id: 'plan', header: text.plan, value: (row) => row.plan, width: 110, canSort: false },
  { id: 'industry', header: text.industry, value: (row) => row.industry, width: 130, canSort: false },
  { id: 'country', header: text.country, value: (row) => row.country, width: 84, canSort: false, isHiddenAtFirst: true },
  {
    id: 'employees',
    header: text.employees,
    value: (row) => row.employees,
    isNumber: true,
    width: 100,
    canSort: false,
    isHiddenAtFirst: true,
  },
  { id: 'seats', header: text.seats, value: (row) => row.seats, isNumber: true, width: 80, canSort: false, isHiddenAtFirst: true },
  { id: 'steward', header: peopleText.steward, value: (row) => row.stewardName, width: 130, canSort: false, isHiddenOnPhone: true },
  {
    id: 'updated',
    header: peopleText.changed,
    value: (row) => row.updatedAt,
    cell: (row) => <RelativeDate value={row.updatedAt} />,
    width: 120,
    isHiddenOnPhone: true,
  },
];

/** What has no exchange rate is left out of the sum, and said. */
function RevenueCell({ row, currency }: { row: AccountListItem; currency: string }) {
  const { minor, unknownCurrencies } = row.recurringRevenue;
  const isUnknown = unknownCurrencies.length > 0;
  return (
    <span title={isUnknown ? peopleText.unknownCurrencies(unknownCurrencies.join(', ')) : undefined}>
      <Money amountMinor={minor === 0 && !isUnknown ? null : minor} currency={currency} />
      {isUnknown && ` + ${unknownCurrencies.join(', ')}`}
    </span>
  );
}
