import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import type { ContractAnswer } from '../../../contract/people/contract.ts';
import { formatDate } from '../../platform/format.ts';
import { useMay } from '../../platform/session/here.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { lazily } from '../parts/lazily.tsx';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { RecordRows } from '../parts/RecordRows.tsx';
import { Chip, Row } from '../parts/Row.tsx';
import { spanWords } from '../parts/span.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';

const ContractDrawer = lazily(() => import('./ContractDrawer.tsx').then((file) => file.ContractDrawer));

/** The contracts: until when, by when they decide, and what they make us promise before a change. */
export function ContractSection({ page }: { page: AccountPageAnswer }) {
  const may = useMay();
  const accountId = page.account.id;
  const [edited, setEdited] = useState<ContractAnswer | 'new'>();
  return (
    <Section
      title={text.contracts}
      actions={
        may('edit') && (
          <Button size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
            {text.addContract}
          </Button>
        )
      }
    >
      <RecordRows rows={page.contracts} empty={text.noContracts} shown={4} archived={{ path: '/contracts', query: { accountId } }}>
        {(contract) => (
          <Row
            key={contract.id}
            isDimmed={contract.archivedAt !== null || (contract.end !== null && contract.end < page.asOf)}
            title={
              <>
                {text.contractName(contract.reference)}
                {contract.noticeClauses.map((notice) => (
                  <Chip key={notice.changeClass} title={text.notice}>
                    {text.noticeWords(peopleText.changeClasses[notice.changeClass], notice.days)}
                  </Chip>
                ))}
              </>
            }
            note={
              <>
                {spanWords(contract.start, contract.end)}
                {contract.clauses.map((clause, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: clauses have no id, and their order is theirs
                  <div key={index}>
                    {peopleText.clauseKinds[clause.kind]}: {clause.text}
                    {clause.reference && ` (${clause.reference})`}
                  </div>
                ))}
              </>
            }
            end={
              <>
                {contract.renewalOn && <span>{text.renewsOn(formatDate(contract.renewalOn))}</span>}
                {may('edit') && (
                  <RecordMenu
                    name={text.contractName(contract.reference)}
                    path={`/contracts/${contract.id}`}
                    isArchived={contract.archivedAt !== null}
                    onEdit={() => setEdited(contract)}
                  />
                )}
              </>
            }
          />
        )}
      </RecordRows>
      {edited && (
        <ContractDrawer accountId={accountId} {...(edited === 'new' ? {} : { contract: edited })} onClose={() => setEdited(undefined)} />
      )}
    </Section>
  );
}
