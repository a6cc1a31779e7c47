import type { ReactNode } from 'react';
import type { StakeholderRoleAnswer } from '../../../contract/people/stakeholder-role.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { accountText as text } from '../account/account.text.ts';
import classes from './parts.module.css';
import { ProposedRole } from './RoleLine.tsx';

interface ProposedRolesProps {
  roles: readonly StakeholderRoleAnswer[];
  lead: (role: StakeholderRoleAnswer) => ReactNode;
}

/** Roles that wait for somebody to confirm them; nothing where none does. */
export function ProposedRoles({ roles, lead }: ProposedRolesProps) {
  if (roles.length === 0) return null;
  return (
    <Section title={text.proposed} note={text.proposedNote}>
      <ul className={classes.rows}>
        {roles.map((role) => (
          <ProposedRole key={role.id} role={role} lead={lead(role)} />
        ))}
      </ul>
    </Section>
  );
}
