import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { StakeholderRoleAnswer } from '../../../contract/people/stakeholder-role.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { accountText as text } from '../account/account.text.ts';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { memberName } from './person-name.ts';
import { RecordMenu } from './RecordMenu.tsx';
import { Row } from './Row.tsx';
import { spanWords } from './span.ts';

/** How somebody weighs in a decision, in words. */
function weightWords(role: StakeholderRoleAnswer): string {
  const stance = role.stance === null ? undefined : peopleText.stances[String(role.stance)];
  const power =
    role.influence === null || role.interest === null ? undefined : text.influenceInterest(String(role.influence), String(role.interest));
  const engagement = role.currentEngagement && peopleText.engagements[role.currentEngagement].toLowerCase();
  return [stance, power, engagement, spanWords(role.from, role.to), role.reason].filter(Boolean).join(' · ');
}

/** A role, through time. `lead` names the other side: the person on an account's page, the account on a person's. */
export function RoleLine({
  role,
  lead,
  isPast,
  onEdit,
}: {
  role: StakeholderRoleAnswer;
  lead: ReactNode;
  isPast?: boolean;
  onEdit: () => void;
}) {
  const may = useMay();
  const name = text.roleOf(peopleText.roles[role.role], memberName(role));
  return (
    <Row
      isDimmed={isPast === true || role.archivedAt !== null}
      title={
        <>
          {lead} <span style={{ fontWeight: 400 }}>{peopleText.roles[role.role]}</span>
        </>
      }
      note={weightWords(role)}
      end={
        may('edit') && (
          <RecordMenu name={name} path={`/stakeholder-roles/${role.id}`} isArchived={role.archivedAt !== null} onEdit={onEdit} />
        )
      }
    />
  );
}

/** A role that somebody or something proposed, with its reason: one click confirms. */
export function ProposedRole({ role, lead }: { role: StakeholderRoleAnswer; lead: ReactNode }) {
  const api = useApi();
  const may = useMay();
  const words = [peopleText.roles[role.role], memberName(role)] as const;
  const confirm = useChange({
    send: () => api.post(`/stakeholder-roles/${role.id}/confirm`),
    refresh: () => [peopleKeys.all],
    done: () => text.confirmed(peopleText.roles[role.role].toLowerCase(), memberName(role)),
  });
  const dismiss = useChange({
    send: () => api.post(`/stakeholder-roles/${role.id}/archive`),
    refresh: () => [peopleKeys.all],
    done: () => text.dismissed(...words),
    undo: () => api.post(`/stakeholder-roles/${role.id}/restore`),
  });
  return (
    <Row
      title={
        <>
          {lead} <span style={{ fontWeight: 400 }}>{peopleText.roles[role.role]}?</span>
        </>
      }
      note={role.reason}
      end={
        may('edit') && (
          <>
            <Button size="compact-sm" onClick={() => dismiss.mutate(undefined)} aria-label={`${text.reject}: ${text.roleOf(...words)}`}>
              {text.reject}
            </Button>
            <Button
              size="compact-sm"
              variant="filled"
              loading={confirm.isPending}
              onClick={() => confirm.mutate(undefined)}
              aria-label={`${text.confirm}: ${text.roleOf(...words)}`}
            >
              {text.confirm}
            </Button>
          </>
        )
      }
    />
  );
}
