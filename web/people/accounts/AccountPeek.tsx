import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { Money, NumberValue } from '../../platform/ui/Value.tsx';
import { accountText } from '../account/account.text.ts';
import { Clock } from '../account/Clock.tsx';
import { Facts } from '../parts/Facts.tsx';
import { ProblemsOf } from '../parts/ProblemsOf.tsx';
import { memberName } from '../parts/person-name.ts';
import { StageMark } from '../parts/StageMark.tsx';
import { accountQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountsText as text } from './accounts.text.ts';

/** One account beside the list: enough to decide whether to open it. */
export function AccountPeek({ accountId }: { accountId: string }) {
  const api = useApi();
  const { data, error, refetch } = useQuery(accountQuery(api, accountId));
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  const { account, roles, memberships, clock, revenue, currency } = data;
  const confirmed = roles.filter((role) => role.status === 'confirmed');
  const withRole = new Set(confirmed.map((role) => role.personId));
  return (
    <Stack gap={0}>
      <Facts
        facts={[
          { label: text.stage, value: <StageMark stage={account.stage} /> },
          { label: text.revenue, value: <Money amountMinor={revenue.now.minor} currency={currency} /> },
          { label: text.renewal, value: <Clock clock={clock} /> },
          ...(account.plan ? [{ label: text.plan, value: account.plan }] : []),
          ...(account.seats === null ? [] : [{ label: text.seats, value: <NumberValue value={account.seats} /> }]),
          { label: peopleText.steward, value: data.stewardName ?? peopleText.nobody },
        ]}
      />
      <Section title={accountText.people} note={peopleText.people(data.counts.memberships)}>
        <Facts
          facts={confirmed.slice(0, 6).map((role) => ({
            key: role.id,
            label: peopleText.roles[role.role],
            value: (
              <EntityLink kind="person" id={role.personId}>
                {memberName(role)}
              </EntityLink>
            ),
          }))}
        />
        {confirmed.length === 0 &&
          memberships
            .filter((one) => !withRole.has(one.personId))
            .slice(0, 4)
            .map((one) => <div key={one.id}>{memberName(one)}</div>)}
      </Section>
      <Section title={accountText.problems}>
        <ProblemsOf speaker={{ kind: 'account', id: accountId }} shown={4} />
      </Section>
    </Stack>
  );
}
