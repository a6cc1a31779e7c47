import { useQuery } from '@tanstack/react-query';
import type { DealAnswer } from '../../../contract/people/deal.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { DateText, NumberValue } from '../../platform/ui/Value.tsx';
import { DealMark } from '../parts/DealMark.tsx';
import { Facts } from '../parts/Facts.tsx';
import { membersQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { DealAmount } from './DealAmount.tsx';
import { dealsText as text } from './deals.text.ts';

/** One deal beside the list. */
export function DealPeek({ deal }: { deal: DealAnswer }) {
  const api = useApi();
  const { workspace } = useHere();
  const { data: members = [] } = useQuery(membersQuery(api, workspace.id));
  const product = workspace.products.find((one) => one.id === deal.productId);
  const day = (label: string, value: string | null) => (value === null ? [] : [{ label, value: <DateText value={value} /> }]);
  return (
    <Facts
      facts={[
        { label: text.status, value: <DealMark status={deal.status} stage={deal.stage} /> },
        {
          label: text.account,
          value: deal.accountId ? (
            <EntityLink kind="account" id={deal.accountId}>
              {deal.accountName}
            </EntityLink>
          ) : (
            text.noAccount
          ),
        },
        { label: text.ofProduct, value: product?.name ?? text.noProduct },
        { label: text.amount, value: <DealAmount deal={deal} /> },
        {
          label: text.probability,
          value: deal.probability === null ? text.byPolicy : <NumberValue value={deal.probability} isPercent />,
        },
        ...day(text.openedOn, deal.openedOn),
        ...day(text.closesOn, deal.closeOn),
        ...day(text.closedOn, deal.closedOn),
        ...(deal.lostReason ? [{ label: text.lostReason, value: deal.lostReason }] : []),
        { label: peopleText.steward, value: members.find((member) => member.id === deal.stewardId)?.name ?? peopleText.nobody },
        ...(deal.source ? [{ label: text.source, value: deal.source }] : []),
        ...Object.entries(deal.assumed).map(([field, why]) => ({ label: text.assumed, key: field, value: `${field}: ${why}` })),
      ]}
    />
  );
}
