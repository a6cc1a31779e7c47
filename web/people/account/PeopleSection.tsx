import { Button } from '@mantine/core';
import { Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import type { MembershipAnswer } from '../../../contract/people/membership.ts';
import type { StakeholderRoleAnswer } from '../../../contract/people/stakeholder-role.ts';
import { useMay } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { lazily } from '../parts/lazily.tsx';
import { MembershipRow } from '../parts/MembershipRow.tsx';
import { ProposedRoles } from '../parts/ProposedRoles.tsx';
import { memberName } from '../parts/person-name.ts';
import { RecordRows } from '../parts/RecordRows.tsx';
import { RoleLine } from '../parts/RoleLine.tsx';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';
import { peopleOf } from './people-of.ts';

const MembershipDrawer = lazily(() => import('./MembershipDrawer.tsx').then((file) => file.MembershipDrawer));
const RoleDrawer = lazily(() => import('./RoleDrawer.tsx').then((file) => file.RoleDrawer));

type Opened =
  | { what: 'membership'; membership?: MembershipAnswer }
  | { what: 'role'; role?: StakeholderRoleAnswer; person?: { id: string; name: string } };

/** Who they are, what each is in a decision, and which roles wait for somebody to confirm them. */
export function PeopleSection({ page }: { page: AccountPageAnswer }) {
  const may = useMay();
  const [opened, setOpened] = useState<Opened>();
  const { account, deals } = page;
  const here = { id: account.id, name: account.name };
  const { proposed, held, past, people } = peopleOf(page);
  const nameLink = (role: { personId: string; personName: string | null; personEmail: string | null }) => (
    <EntityLink kind="person" id={role.personId}>
      {memberName(role)}
    </EntityLink>
  );
  return (
    <>
      <ProposedRoles roles={proposed} lead={nameLink} />
      <Section
        title={text.roles}
        note={text.rolesNote}
        actions={
          may('edit') &&
          people.length > 0 && (
            <Button size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpened({ what: 'role' })}>
              {text.addRole}
            </Button>
          )
        }
      >
        <RecordRows
          rows={[...held, ...past]}
          shown={8}
          empty={text.noRoles}
          archived={{ path: '/stakeholder-roles', query: { accountId: account.id } }}
        >
          {(role) => (
            <RoleLine
              key={role.id}
              role={role}
              lead={nameLink(role)}
              isPast={past.includes(role)}
              onEdit={() => setOpened({ what: 'role', role })}
            />
          )}
        </RecordRows>
      </Section>
      <Section
        title={text.people}
        note={peopleText.people(page.counts.memberships)}
        actions={
          may('edit') && (
            <Button size="compact-sm" leftSection={<UserPlus size={14} aria-hidden />} onClick={() => setOpened({ what: 'membership' })}>
              {text.addPerson}
            </Button>
          )
        }
      >
        <RecordRows
          rows={page.memberships}
          shown={8}
          empty={text.noPeople}
          archived={{ path: '/memberships', query: { accountId: account.id } }}
        >
          {(membership) => {
            const person = { id: membership.personId, name: memberName(membership) };
            return (
              <MembershipRow
                key={membership.id}
                membership={membership}
                asOf={page.asOf}
                lead={nameLink(membership)}
                name={person.name}
                note={membership.personName && membership.personEmail}
                isOwnObserved={account.observed}
                onEdit={() => setOpened({ what: 'membership', membership })}
                action={
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={text.addRoleOf(person.name)}
                    onClick={() => setOpened({ what: 'role', person })}
                  >
                    {text.addRole}
                  </Button>
                }
              />
            );
          }}
        </RecordRows>
      </Section>
      {opened?.what === 'membership' && (
        <MembershipDrawer
          account={here}
          {...(opened.membership ? { membership: opened.membership } : {})}
          without={people.map((person) => person.id)}
          onClose={() => setOpened(undefined)}
        />
      )}
      {opened?.what === 'role' && (
        <RoleDrawer
          account={here}
          {...(opened.role ? { role: opened.role } : opened.person ? { person: opened.person } : { people })}
          deals={deals}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
