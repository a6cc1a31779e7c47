import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { EvidenceOf } from '../parts/EvidenceOf.tsx';
import { Facts } from '../parts/Facts.tsx';
import { ProblemsOf } from '../parts/ProblemsOf.tsx';
import { voicesText } from '../parts/voices.text.ts';
import { personQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { personsText as text } from './persons.text.ts';

/** One person beside the list: where they belong and what they said. */
export function PersonPeek({ personId }: { personId: string }) {
  const api = useApi();
  const { data, error, refetch } = useQuery(personQuery(api, personId));
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  const speaker = { kind: 'person', id: personId } as const;
  const confirmed = data.roles.filter((role) => role.status === 'confirmed');
  return (
    <Stack gap={0}>
      <Facts
        facts={[
          ...(data.person.email ? [{ label: text.email, value: data.person.email }] : []),
          ...data.memberships.map((one) => ({
            label: one.title ?? text.belongs,
            value: (
              <EntityLink kind="account" id={one.accountId}>
                {one.accountName}
              </EntityLink>
            ),
          })),
          ...confirmed.map((role) => ({ label: text.role, value: `${peopleText.roles[role.role]}, ${role.accountName}` })),
        ].map((fact, index) => ({ ...fact, key: index }))}
      />
      <Section title={voicesText.problems.person}>
        <ProblemsOf speaker={speaker} shown={4} />
      </Section>
      <Section title={voicesText.evidence}>
        <EvidenceOf speaker={speaker} />
      </Section>
    </Stack>
  );
}
