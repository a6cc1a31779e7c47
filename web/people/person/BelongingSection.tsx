import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { MembershipAnswer } from '../../../contract/people/membership.ts';
import type { PersonPageAnswer } from '../../../contract/people/person-page.ts';
import type { StakeholderRoleAnswer } from '../../../contract/people/stakeholder-role.ts';
import { useMay } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { lazily } from '../parts/lazily.tsx';
import { MembershipRow } from '../parts/MembershipRow.tsx';
import { ProposedRoles } from '../parts/ProposedRoles.tsx';
import { personName } from '../parts/person-name.ts';
import { RecordRows } from '../parts/RecordRows.tsx';
import { RoleLine } from '../parts/RoleLine.tsx';
import { holdsOn } from '../parts/today.ts';
import { personsText as text } from '../persons/persons.text.ts';

const MembershipDrawer = lazily(() => import('../account/MembershipDrawer.tsx').then((file) => file.MembershipDrawer));
const RoleDrawer = lazily(() => import('../account/RoleDrawer.tsx').then((file) => file.RoleDrawer));

type Opened = { what: 'membership'; membership?: MembershipAnswer } | { what: 'role'; role?: StakeholderRoleAnswer };

/** Where a person belongs and what they are there, through time. */
export function BelongingSection({ page }: { page: PersonPageAnswer }) {
  const may = useMay();
  const [opened, setOpened] = useState<Opened>();
  const { person, memberships, roles, asOf } = page;
  const them = { id: person.id, name: personName(person) };
  const present = memberships.filter((one) => one.activeTo === null || one.activeTo > asOf);
  const accounts = [...new Map(present.map((one) => [one.accountId, one.accountName]))].map(([id, name]) => ({ id, name }));
  const proposed = roles.filter((role) => role.status === 'proposed');
  const confirmed = roles
    .filter((role) => role.status === 'confirmed')
    .toSorted(
      (a, b) => Number(holdsOn(asOf, b.from, b.to)) - Number(holdsOn(asOf, a.from, a.to)) || (b.from ?? '').localeCompare(a.from ?? ''),
    );
  const accountLink = (role: { accountId: string; accountName: string }) => (
    <EntityLink kind="account" id={role.accountId}>
      {role.accountName}
    </EntityLink>
  );
  return (
    <>
      <ProposedRoles roles={proposed} lead={accountLink} />
      <Section
        title={text.memberships}
        note={text.membershipsNote}
        actions={
          may('edit') && (
            <Button size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpened({ what: 'membership' })}>
              {text.addMembership}
            </Button>
          )
        }
      >
        <RecordRows rows={memberships} empty={text.noMemberships} archived={{ path: '/memberships', query: { personId: person.id } }}>
          {(membership) => (
            <MembershipRow
              key={membership.id}
              membership={membership}
              asOf={asOf}
              lead={accountLink(membership)}
              name={membership.accountName}
              isOwnObserved={person.observed}
              onEdit={() => setOpened({ what: 'membership', membership })}
            />
          )}
        </RecordRows>
      </Section>
      <Section
        title={text.roles}
        note={text.rolesNote}
        actions={
          may('edit') &&
          accounts.length > 0 && (
            <Button size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpened({ what: 'role' })}>
              {text.addRole}
            </Button>
          )
        }
      >
        <RecordRows rows={confirmed} empty={text.noRoles} archived={{ path: '/stakeholder-roles', query: { personId: person.id } }}>
          {(role) => (
            <RoleLine
              key={role.id}
              role={role}
              lead={accountLink(role)}
              isPast={!holdsOn(asOf, role.from, role.to)}
              onEdit={() => setOpened({ what: 'role', role })}
            />
          )}
        </RecordRows>
      </Section>
      {opened?.what === 'membership' && (
        <MembershipDrawer
          person={them}
          {...(opened.membership ? { membership: opened.membership } : {})}
          onClose={() => setOpened(undefined)}
        />
      )}
      {opened?.what === 'role' && (
        <RoleDrawer person={them} {...(opened.role ? { role: opened.role } : { accounts })} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
