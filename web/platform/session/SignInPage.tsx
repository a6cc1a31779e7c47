import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useSearch } from '@tanstack/react-router';
import { DoorPage } from './DoorPage.tsx';
import { doors } from './session.api.ts';
import { sessionText as text } from './session.text.ts';
import { useDoor } from './use-door.ts';

export function SignInPage() {
  const { return: returnTo } = useSearch({ from: '/sign-in' });
  const door = useDoor(doors.signIn, returnTo);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : text.needEmail),
      password: (value) => (value === '' ? text.password : null),
    },
  });
  return (
    <DoorPage title={text.signInTitle}>
      <form onSubmit={form.onSubmit(door.enter)} noValidate>
        <Stack gap="sm">
          <TextInput label={text.email} type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
          <PasswordInput label={text.password} autoComplete="current-password" {...form.getInputProps('password')} />
          {door.error && (
            <Alert color="danger" role="alert" p="xs">
              {door.error.status === 401 ? text.wrong : door.error.detail || door.error.title}
            </Alert>
          )}
          <Button type="submit" variant="filled" loading={door.isBusy} fullWidth>
            {text.signIn}
          </Button>
          <Anchor component={Link} to="/forgotten" size="sm">
            {text.forgotten}
          </Anchor>
        </Stack>
      </form>
    </DoorPage>
  );
}
