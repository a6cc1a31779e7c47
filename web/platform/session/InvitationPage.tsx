import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { OpenInvitationAnswer } from '../../../contract/platform/invitation.ts';
import type { ApiError } from '../api.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { DoorPage } from './DoorPage.tsx';
import { shortestPassword } from './FirstMemberPage.tsx';
import { doors } from './session.api.ts';
import { sessionText as text } from './session.text.ts';
import { sessionQuery } from './session.ts';
import { useDoor } from './use-door.ts';

/** What an invitation link opens: joining as whoever is signed in, or with a new account. */
export function InvitationPage() {
  const { token } = useParams({ from: '/invitations/$token' });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => doors.findInvitation(token, signal),
    retry: false,
  });
  const session = useQuery({ ...sessionQuery, retry: false });
  if (invitation.isPending || session.isPending) {
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
  const { workspaceName, email } = invitation.data;
  return (
    <DoorPage title={text.invitationTitle(workspaceName)} lead={email ? text.invitationLead(email) : undefined}>
      {session.data ? (
        <JoinAsMember token={token} name={session.data.user.name} />
      ) : (
        <JoinAsNewcomer token={token} invitation={invitation.data} />
      )}
    </DoorPage>
  );
}

const Refusal = ({ error }: { error: ApiError }) => (
  <Alert color="danger" role="alert" p="xs">
    {error.detail || error.title}
  </Alert>
);

function JoinAsMember({ token, name }: { token: string; name: string }) {
  const join = useDoor(() => doors.acceptInvitation(token, {}));
  const leave = useDoor(doors.signOut, `/invitations/${token}`);
  return (
    <Stack gap="sm">
      {join.error && <Refusal error={join.error} />}
      <Button variant="filled" loading={join.isBusy} onClick={() => void join.enter(undefined)}>
        {text.joinAs(name)}
      </Button>
      <Button loading={leave.isBusy} onClick={() => void leave.enter(undefined)}>
        {text.otherMember}
      </Button>
    </Stack>
  );
}

function JoinAsNewcomer({ token, invitation }: { token: string; invitation: OpenInvitationAnswer }) {
  const hasEmail = invitation.email !== null;
  const door = useDoor(({ email, ...rest }: { name: string; email: string; password: string }) =>
    doors.acceptInvitation(token, hasEmail ? rest : { ...rest, email }),
  );
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? text.needName : null),
      email: (value) => (hasEmail || value.includes('@') ? null : text.needEmail),
      password: (value) => (value.length < shortestPassword ? text.needPassword : null),
    },
  });
  return (
    <form onSubmit={form.onSubmit(door.enter)} noValidate>
      <Stack gap="sm">
        <TextInput label={text.name} autoComplete="name" autoFocus {...form.getInputProps('name')} />
        {!hasEmail && <TextInput label={text.email} type="email" autoComplete="username" {...form.getInputProps('email')} />}
        <PasswordInput
          label={text.password}
          description={text.passwordHint}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        {door.error && <Refusal error={door.error} />}
        <Button type="submit" variant="filled" loading={door.isBusy} fullWidth>
          {text.join}
        </Button>
        <Anchor component={Link} to="/sign-in" search={{ return: `/invitations/${token}` } as never} size="sm" ta="center">
          {text.hasAccount}
        </Anchor>
      </Stack>
    </form>
  );
}
