import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InvitationAnswer } from '../../../contract/platform/invitation.ts';
import { useChange } from '../query.ts';
import { useApi, useHere } from '../session/here.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Section } from '../ui/Page.tsx';
import { RelativeDate } from '../ui/Value.tsx';
import classes from './Settings.module.css';
import { invitationsQuery, membersQuery, settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

/** Links that were made and not used yet. */
export function InvitationSection() {
  const { workspace } = useHere();
  const api = useApi();
  const { data: invitations, error, refetch } = useQuery(invitationsQuery(api, workspace.id));
  const { data: members = [] } = useQuery(membersQuery(api, workspace.id, false));
  const revoke = useChange({
    send: (invitation: InvitationAnswer) => api.post(`/invitations/${invitation.id}/revoke`),
    refresh: () => [settingsKeys.invitations(workspace.id)],
    done: () => text.invitationRevoked,
  });
  return (
    <Section title={text.invitations} note={text.invitationsNote}>
      {invitations === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={2} />
        )
      ) : invitations.length === 0 ? (
        <p className={classes.quiet}>{text.noInvitations}</p>
      ) : (
        <ul className={classes.list}>
          {invitations.map((invitation) => {
            const forWhom = invitation.email ?? text.anybody;
            const inviter = members.find((one) => one.id === invitation.invitedBy)?.name;
            return (
              <li key={invitation.id} className={classes.line}>
                <div className={classes.words}>
                  <div className={classes.name}>{forWhom}</div>
                  <div className={classes.quiet}>
                    {text.roles[invitation.role]} · {text.functions[invitation.function]} · {text.expires.toLowerCase()}{' '}
                    <RelativeDate value={invitation.expiresAt} />
                    {inviter && ` · ${text.invitedBy.toLowerCase()} ${inviter}`}
                  </div>
                </div>
                <Button
                  loading={revoke.isPending && revoke.variables.id === invitation.id}
                  onClick={() => revoke.mutate(invitation)}
                  aria-label={text.revokeOf(forWhom)}
                >
                  {text.revoke}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
