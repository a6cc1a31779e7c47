import type { DealAnswer } from '../../../contract/people/deal.ts';
import { Money } from '../../platform/ui/Value.tsx';
import { peopleText } from '../people.text.ts';

/** What the deal is worth, marked where it is our assumption. */
export const DealAmount = ({ deal }: { deal: DealAnswer }) => (
  <Money
    amountMinor={deal.amount?.amountMinor}
    currency={deal.amount?.currency ?? ''}
    {...(deal.period === 'once' ? {} : { per: peopleText.periods[deal.period] })}
    {...(deal.assumed['amount'] || deal.assumed['amountMinor'] ? { mark: 'assumed' as const } : {})}
  />
);
