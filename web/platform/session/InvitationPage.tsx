import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LoadingState } from '../ui/LoadingState.tsx';
import { DoorPage } from './DoorPage.tsx';
import { shortestPassword } from './FirstMemberPage.tsx';
import { doors } from './session.api.ts';
import { sessionText as text } from './session.text.ts';
import { useDoor } from './use-door.ts';

export function InvitationPage() {
  const { token } = useParams({ from: '/invitation/$token' });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => doors.findInvitation(token, signal),
    retry: false,
  });
  const door = useDoor((values: { name: string; password: string }) => doors.acceptInvitation(token, values));
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? text.needName : null),
      password: (value) => (value.length < shortestPassword ? text.needPassword : null),
    },
  });
  if (invitation.isPending) {
    return (
      <DoorPage title={text.invitationTitle('…')}>
        <LoadingState />
      </DoorPage>
    );
  }
  if (invitation.isError) {
    return (
      <DoorPage title={text.invitationGone}>
        <Text size="sm">{text.invitationGoneBody}</Text>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={text.invitationTitle(invitation.data.workspaceName)} lead={text.invitationLead(invitation.data.email)}>
      <form onSubmit={form.onSubmit(door.enter)} noValidate>
        <Stack gap="sm">
          <TextInput label={text.name} autoComplete="name" autoFocus {...form.getInputProps('name')} />
          <PasswordInput
            label={text.password}
            description={text.passwordHint}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          {door.error && (
            <Alert color="danger" role="alert" p="xs">
              {door.error.detail || door.error.title}
            </Alert>
          )}
          <Button type="submit" variant="filled" loading={door.isBusy} fullWidth>
            {text.join}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  );
}
