import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CreatedInvitationAnswer } from '../../../contract/platform/invitation.ts';
import type { MemberFunction, Role } from '../../../contract/platform/permission.ts';
import { useSave } from '../form.ts';
import { formatDate } from '../format.ts';
import { useApi, useHere } from '../session/here.ts';
import { sessionQuery } from '../session/session.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { RoleFields } from './RoleFields.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

/** Makes a link by which somebody joins. The admin sends it; where a mail server is set up, a mail brings one too. */
export function InviteDrawer({ onClose }: { onClose: () => void }) {
  const { workspace } = useHere();
  const api = useApi();
  const { sendsMail } = useSuspenseQuery(sessionQuery).data;
  const [made, setMade] = useState<CreatedInvitationAnswer>();
  const form = useForm({
    initialValues: { email: '', role: 'contributor' as Role, function: 'product' as MemberFunction },
    validate: { email: (value) => (value.trim() === '' || /^\S+@\S+\.\S+$/.test(value.trim()) ? null : text.needEmail) },
  });
  const save = useSave(form, {
    send: (values) => api.post('/invitations', { ...values, email: values.email.trim() || null }),
    refresh: [settingsKeys.invitations(workspace.id)],
    onSaved: setMade,
  });
  if (made) {
    return (
      <SecretDialog
        title={text.linkTitle}
        label={text.linkLabel}
        secret={`${window.location.origin}/invitations/${made.token}`}
        onClose={onClose}
      >
        {sendsMail && made.email !== null && `${text.linkMailed(made.email)} `}
        {text.linkNote(text.roles[made.role].toLowerCase(), formatDate(made.expiresAt, { hasTime: true }))}
      </SecretDialog>
    );
  }
  return (
    <FormDrawer opened onClose={onClose} title={text.inviteTitle} saveLabel={text.makeLink} onSave={async () => (await save()) && false}>
      <TextInput
        label={text.inviteEmail}
        description={`${text.inviteEmailHint} ${sendsMail ? text.inviteByMail : text.inviteNoMail}`}
        type="email"
        autoComplete="off"
        maxLength={254}
        data-autofocus
        {...form.getInputProps('email')}
      />
      <RoleFields
        role={form.values.role}
        onRole={(value) => form.setFieldValue('role', value)}
        memberFunction={form.values.function}
        onFunction={(value) => form.setFieldValue('function', value)}
      />
    </FormDrawer>
  );
}
