import { Alert, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Eraser, GitMerge } from 'lucide-react';
import { useState } from 'react';
import type { PersonPageAnswer } from '../../../contract/people/person-page.ts';
import { isNotFound } from '../../platform/api.ts';
import { useAreThere } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { Additions } from '../../platform/ui/Additions.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { Comments } from '../parts/Comments.tsx';
import { EvidenceOf } from '../parts/EvidenceOf.tsx';
import { ExternalRefs } from '../parts/ExternalRefs.tsx';
import { type Fact, Facts } from '../parts/Facts.tsx';
import { History } from '../parts/History.tsx';
import { lazily } from '../parts/lazily.tsx';
import { ConfirmButton, ObservedMark } from '../parts/Observed.tsx';
import { ProblemsOf } from '../parts/ProblemsOf.tsx';
import classes from '../parts/parts.module.css';
import { personName } from '../parts/person-name.ts';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { voicesQueries } from '../parts/voices.api.ts';
import { voicesText } from '../parts/voices.text.ts';
import { personQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { personsText as text } from '../persons/persons.text.ts';
import { BelongingSection } from './BelongingSection.tsx';
import { eraseText } from './erase.text.ts';

const EraseEvents = lazily(() => import('./EraseEvents.tsx').then((file) => file.EraseEvents));
const PersonDrawer = lazily(() => import('../persons/PersonDrawer.tsx').then((file) => file.PersonDrawer));

/** One person: what they said first, then where they belong and what they are in decisions. */
export function PersonPage() {
  const { personId = '' } = useParams({ strict: false }) as { personId?: string };
  const api = useApi();
  const { workspace, product } = useHere();
  const { data, error, refetch } = useQuery(personQuery(api, personId));
  const areThere = useAreThere(voicesQueries(api, { kind: 'person', id: personId }));
  const crumbs = [{ label: peopleText.persons, href: `/w/${workspace.id}/p/${product?.id ?? ''}/people/persons` }];
  if (data && areThere) return <Person key={personId} page={data} crumbs={crumbs} />;
  return (
    <Page title={peopleText.person} breadcrumbs={crumbs}>
      {error ? <ErrorState error={error} {...(isNotFound(error) ? {} : { onRetry: () => void refetch() })} isPage /> : <LoadingState />}
    </Page>
  );
}

function Person({ page, crumbs }: { page: PersonPageAnswer; crumbs: readonly { label: string; href: string }[] }) {
  const { may } = useHere();
  const [isEditing, setIsEditing] = useState(false);
  const [isErasing, setIsErasing] = useState(false);
  /** How many ids were theirs; undefined while nothing was erased here. */
  const [erasedIds, setErasedIds] = useState<number>();
  const { person } = page;
  const name = personName(person);
  const speaker = { kind: 'person', id: person.id } as const;
  const facts = factsOf(page);
  return (
    <Page
      title={name}
      documentTitle={`${name} · ${peopleText.persons}`}
      breadcrumbs={crumbs}
      {...(person.observed ? { badge: <ObservedMark of="person" /> } : {})}
      {...(person.name && person.email ? { lead: person.email } : {})}
      actions={
        may('edit') && (
          <>
            {person.observed && person.archivedAt === null && <ConfirmButton path={`/persons/${person.id}`} name={name} />}
            {person.archivedAt === null && <Button onClick={() => setIsEditing(true)}>{peopleText.edit}</Button>}
            {person.mergedInto === null && (
              <RecordMenu name={name} path={`/persons/${person.id}`} isArchived={person.archivedAt !== null}>
                {may('decide') && person.archivedAt === null && (
                  <Menu.Item
                    component={Link}
                    to={`${crumbs[0]?.href.replace(/persons$/, 'duplicates')}?kind=person&keep=${person.id}`}
                    leftSection={<GitMerge size={14} aria-hidden />}
                  >
                    {peopleText.merge}
                  </Menu.Item>
                )}
                {may('administer') && (
                  <Menu.Item color="danger" leftSection={<Eraser size={14} aria-hidden />} onClick={() => setIsErasing(true)}>
                    {eraseText.erase}
                  </Menu.Item>
                )}
              </RecordMenu>
            )}
          </>
        )
      }
    >
      {person.mergedInto ? (
        <Alert p="xs" mb="md">
          {text.mergedNotice}{' '}
          <EntityLink kind="person" id={person.mergedInto}>
            {text.openWinner}
          </EntityLink>
        </Alert>
      ) : (
        person.archivedAt && (
          <Alert p="xs" mb="md">
            {text.archivedNotice}
          </Alert>
        )
      )}
      {erasedIds !== undefined && (
        <Alert p="xs" mb="md" role="status">
          {erasedIds === 0 ? eraseText.nothing : eraseText.underWay(erasedIds)}
        </Alert>
      )}
      <div className={classes.twoColumns} data-first>
        <div>
          <Section title={voicesText.problems.person}>
            <ProblemsOf speaker={speaker} />
          </Section>
          <Section title={voicesText.evidence} note={voicesText.evidenceNote}>
            <EvidenceOf speaker={speaker} />
          </Section>
          <Additions to="person" id={person.id} />
          <BelongingSection page={page} />
        </div>
        <div className={classes.aside}>
          {facts.length > 0 && (
            <Section title={text.about}>
              <Facts facts={facts} />
            </Section>
          )}
          <Section title={text.segments}>
            {page.segments.length === 0 ? (
              <p className={classes.empty}>{text.noSegments}</p>
            ) : (
              <ul className={classes.rows}>
                {page.segments.map((segment) => (
                  <li key={segment.id} className={classes.row}>
                    <EntityLink kind="segment" id={segment.id}>
                      {segment.name}
                    </EntityLink>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={voicesText.comments}>
            <Comments speaker={speaker} />
          </Section>
          <ExternalRefs kind="person" recordId={person.id} refs={page.externalRefs} />
          <Section title={voicesText.history}>
            <History speaker={speaker} />
          </Section>
        </div>
      </div>
      {isErasing && (
        <EraseEvents
          person={{ id: person.id, name }}
          onClose={() => setIsErasing(false)}
          onErased={({ distinctIds }) => setErasedIds(distinctIds)}
        />
      )}
      {isEditing && <PersonDrawer person={person} onClose={() => setIsEditing(false)} />}
    </Page>
  );
}

const known = (label: string, value: string | null): Fact[] => (value === null || value === '' ? [] : [{ label, value }]);

const factsOf = ({ person }: PersonPageAnswer): Fact[] => [
  ...(person.name === null ? [{ label: text.personName, value: peopleText.notKnown }] : []),
  ...(person.email === null ? [{ label: text.email, value: peopleText.notKnown }] : []),
  ...known(text.locale, person.locale),
  ...known(text.timeZone, person.timeZone),
  ...Object.entries(person.traits).flatMap(([name, value]) => known(name, value === null ? null : String(value))),
];
