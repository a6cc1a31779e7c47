import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import type { DealAnswer } from '../../../contract/people/deal.ts';
import { formatDate, formatPercent } from '../../platform/format.ts';
import { useMay } from '../../platform/session/here.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { DealAmount } from '../deals/DealAmount.tsx';
import { dealsText } from '../deals/deals.text.ts';
import { DealMark } from '../parts/DealMark.tsx';
import { lazily } from '../parts/lazily.tsx';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { RecordRows } from '../parts/RecordRows.tsx';
import { Row } from '../parts/Row.tsx';
import { accountText as text } from './account.text.ts';

const DealDrawer = lazily(() => import('../deals/DealDrawer.tsx').then((file) => file.DealDrawer));

/** What is being sold to the account, open deals first. */
export function DealSection({ page }: { page: AccountPageAnswer }) {
  const may = useMay();
  const { account } = page;
  const [edited, setEdited] = useState<DealAnswer | 'new'>();
  return (
    <Section
      title={text.deals}
      actions={
        may('edit') && (
          <Button size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
            {text.addDeal}
          </Button>
        )
      }
    >
      <RecordRows rows={page.deals} empty={text.noDeals} shown={5} archived={{ path: '/deals', query: { accountId: account.id } }}>
        {(deal) => (
          <Row
            key={deal.id}
            isDimmed={deal.archivedAt !== null || deal.status === 'lost'}
            title={
              <>
                {deal.name} <DealMark status={deal.status} stage={deal.stage} />
              </>
            }
            note={dealNote(deal)}
            end={
              <>
                <DealAmount deal={deal} />
                {may('edit') && (
                  <RecordMenu
                    name={deal.name}
                    path={`/deals/${deal.id}`}
                    isArchived={deal.archivedAt !== null}
                    onEdit={() => setEdited(deal)}
                  />
                )}
              </>
            }
          />
        )}
      </RecordRows>
      {edited && (
        <DealDrawer
          account={{ id: account.id, name: account.name }}
          {...(edited === 'new' ? {} : { deal: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

const dealNote = (deal: DealAnswer): string =>
  [
    deal.status === 'open' && deal.probability !== null && dealsText.likely(formatPercent(deal.probability)),
    deal.status === 'open' && deal.closeOn && dealsText.closesIs(formatDate(deal.closeOn)),
    deal.closedOn && dealsText.closedIs(formatDate(deal.closedOn)),
    deal.lostReason,
  ]
    .filter(Boolean)
    .join(' · ');
