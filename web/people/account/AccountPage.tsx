import { Alert, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import { isNotFound } from '../../platform/api.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { formatDate, formatMoney } from '../../platform/format.ts';
import { useAreThere, withoutFlash } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { Additions } from '../../platform/ui/Additions.tsx';
import { AsOf } from '../../platform/ui/AsOf.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { Money, NumberValue } from '../../platform/ui/Value.tsx';
import { EvidenceOf } from '../parts/EvidenceOf.tsx';
import { Figure, Figures } from '../parts/Facts.tsx';
import { lazily } from '../parts/lazily.tsx';
import { ConfirmButton, ObservedMark } from '../parts/Observed.tsx';
import { ProblemsOf } from '../parts/ProblemsOf.tsx';
import classes from '../parts/parts.module.css';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { StageMark } from '../parts/StageMark.tsx';
import { stakesOfQuery, voicesQueries } from '../parts/voices.api.ts';
import { voicesText } from '../parts/voices.text.ts';
import { accountQuery, revenueLinesQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { AccountAside } from './AccountAside.tsx';
import { accountText as text } from './account.text.ts';
import { Clock } from './Clock.tsx';
import { ContractSection } from './ContractSection.tsx';
import { DealSection } from './DealSection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { RevenueSection } from './RevenueSection.tsx';
import { StakeSection } from './StakeSection.tsx';

const AccountDrawer = lazily(() => import('../accounts/AccountDrawer.tsx').then((file) => file.AccountDrawer));

/** One account: its money and its clock first, then what its people ask for, who they are, and what was agreed. */
export function AccountPage() {
  const { accountId = '' } = useParams({ strict: false }) as { accountId?: string };
  const api = useApi();
  const { workspace, product } = useHere();
  const { asOf } = useSearch({ strict: false }) as { asOf?: string };
  const { data, error, refetch } = useQuery({ ...accountQuery(api, accountId, asOf), ...withoutFlash });
  const areThere = useAreThere([
    ...voicesQueries(api, { kind: 'account', id: accountId }),
    stakesOfQuery(api, accountId),
    revenueLinesQuery(api, accountId),
  ]);
  const crumbs = [{ label: peopleText.accounts, href: `/w/${workspace.id}/p/${product?.id ?? ''}/people/accounts` }];
  if (data?.account.id === accountId) return <Account key={accountId} page={data} asOf={asOf} crumbs={crumbs} areThere={areThere} />;
  return (
    <Page title={peopleText.account} breadcrumbs={crumbs}>
      {error ? <ErrorState error={error} {...(isNotFound(error) ? {} : { onRetry: () => void refetch() })} isPage /> : <LoadingState />}
    </Page>
  );
}

interface AccountProps {
  page: AccountPageAnswer;
  /** Undefined: as it stands today. */
  asOf: string | undefined;
  crumbs: readonly { label: string; href: string }[];
  /** What the sections ask for. */
  areThere: boolean;
}

function Account({ page, asOf, crumbs, areThere }: AccountProps) {
  const { may } = useHere();
  const patch = useSearchPatch();
  const [isEditing, setIsEditing] = useState(false);
  const { account, revenue, currency, counts, family } = page;
  const speaker = { kind: 'account', id: account.id } as const;
  const open = page.deals.filter((deal) => deal.status === 'open');
  const hasFamily = family.parent !== null || family.children.length > 0;
  const confirmed = new Set(page.roles.filter((role) => role.status === 'confirmed').map((role) => role.personId)).size;
  return (
    <Page
      title={account.name}
      documentTitle={`${account.name} · ${peopleText.accounts}`}
      breadcrumbs={crumbs}
      badge={
        <>
          <StageMark stage={account.stage} />
          {account.observed && <ObservedMark of="account" />}
        </>
      }
      {...(asOf === undefined ? {} : { lead: text.asOfNote(formatDate(asOf)) })}
      actions={
        <>
          <AsOf value={asOf} hint={text.asOfHint} onChange={(day) => patch({ asOf: day })} />
          {may('edit') && (
            <>
              {account.observed && account.archivedAt === null && <ConfirmButton path={`/accounts/${account.id}`} name={account.name} />}
              {account.archivedAt === null && <Button onClick={() => setIsEditing(true)}>{peopleText.edit}</Button>}
              {account.mergedInto === null && (
                <RecordMenu name={account.name} path={`/accounts/${account.id}`} isArchived={account.archivedAt !== null}>
                  {may('decide') && account.archivedAt === null && (
                    <Menu.Item
                      component={Link}
                      to={`${crumbs[0]?.href.replace(/accounts$/, 'duplicates')}?kind=account&keep=${account.id}`}
                      leftSection={<GitMerge size={14} aria-hidden />}
                    >
                      {peopleText.merge}
                    </Menu.Item>
                  )}
                </RecordMenu>
              )}
            </>
          )}
        </>
      }
    >
      {account.mergedInto ? (
        <Alert p="xs" mb="md">
          {text.mergedNotice}{' '}
          <EntityLink kind="account" id={account.mergedInto}>
            {text.openWinner}
          </EntityLink>
        </Alert>
      ) : (
        account.archivedAt && (
          <Alert p="xs" mb="md">
            {text.archivedNotice}
          </Alert>
        )
      )}
      <Figures>
        <Figure
          label={text.revenueNow}
          value={<Money amountMinor={revenue.now.minor} currency={currency} />}
          note={
            revenue.now.unknownCurrencies.length > 0
              ? peopleText.unknownCurrencies(revenue.now.unknownCurrencies.join(', '))
              : hasFamily && text.ofFamily(formatMoney(revenue.ofFamily.minor, currency))
          }
        />
        <Figure label={text.renewal} value={<Clock clock={page.clock} />} />
        <Figure
          label={text.openDeals}
          value={<NumberValue value={open.length} side="business" />}
          note={[...new Set(open.map((deal) => deal.stage).filter(Boolean))].slice(0, 3).join(', ')}
        />
        <Figure
          label={text.peopleKnown}
          value={<NumberValue value={counts.memberships} side="consumer" />}
          note={text.rolesConfirmed(confirmed)}
        />
      </Figures>
      {areThere ? (
        <div className={classes.twoColumns}>
          <div>
            <Section title={voicesText.problems.account} note={text.problemsNote}>
              <ProblemsOf speaker={speaker} />
            </Section>
            <StakeSection accountId={account.id} />
            <Section title={voicesText.evidence} note={voicesText.evidenceNote}>
              <EvidenceOf speaker={speaker} />
            </Section>
            <Additions to="account" id={account.id} />
            <PeopleSection page={page} />
            <RevenueSection page={page} />
            <ContractSection page={page} />
            <DealSection page={page} />
          </div>
          <div className={classes.aside}>
            <AccountAside page={page} />
          </div>
        </div>
      ) : (
        <LoadingState lines={12} />
      )}
      {isEditing && (
        <AccountDrawer
          account={account}
          parent={family.parent && { id: family.parent.id, name: family.parent.name }}
          stewardName={page.stewardName}
          onClose={() => setIsEditing(false)}
        />
      )}
    </Page>
  );
}
