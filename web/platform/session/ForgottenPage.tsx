import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiError, isApiError } from '../api.ts';
import { DoorPage } from './DoorPage.tsx';
import { doors } from './session.api.ts';
import { sessionText as text } from './session.text.ts';

/** Asks for a mail with a link that sets a new password. Whether the address has an account is told to nobody. */
export function ForgottenPage() {
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => doors.findSetup(signal) });
  const [sentTo, setSentTo] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: (value) => (value.includes('@') ? null : text.needEmail) },
  });
  const send = async ({ email }: { email: string }) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await doors.askPasswordReset(email.trim());
      setSentTo(email.trim());
    } catch (caught) {
      if (!isApiError(caught)) throw caught;
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <DoorPage title={text.forgottenTitle} {...(setup?.sendsMail && sentTo === undefined ? { lead: text.forgottenLead } : {})}>
      {sentTo !== undefined ? (
        <Text size="sm" role="status">
          {text.resetSent(sentTo)}
        </Text>
      ) : setup?.sendsMail === false ? (
        <Text size="sm">{text.forgottenNoMail}</Text>
      ) : (
        <form onSubmit={form.onSubmit(send)} noValidate>
          <Stack gap="sm">
            <TextInput label={text.email} type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
            {error && (
              <Alert color="danger" role="alert" p="xs">
                {error.detail || error.title}
              </Alert>
            )}
            <Button type="submit" variant="filled" loading={isBusy} fullWidth>
              {text.sendLink}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/sign-in" size="sm" mt="md" display="block">
        {text.backToSignIn}
      </Anchor>
    </DoorPage>
  );
}
