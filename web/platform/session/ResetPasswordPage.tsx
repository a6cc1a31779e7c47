import { Alert, Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiError, isApiError } from '../api.ts';
import { DoorPage } from './DoorPage.tsx';
import { doors } from './session.api.ts';
import { sessionText as text } from './session.text.ts';

const shortest = 10;

/** Where the mailed link leads. */
export function ResetPasswordPage() {
  const { token } = useParams({ from: '/reset-password/$token' });
  const [isDone, setIsDone] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: (value) => (value.length < shortest ? text.needPassword : null) },
  });
  const send = async ({ password }: { password: string }) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await doors.resetPassword(token, password);
      setIsDone(true);
    } catch (caught) {
      if (!isApiError(caught)) throw caught;
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <DoorPage title={text.resetTitle} {...(isDone ? {} : { lead: text.resetLead })}>
      {isDone ? (
        <Text size="sm" role="status">
          {text.resetDone}
        </Text>
      ) : (
        <form onSubmit={form.onSubmit(send)} noValidate>
          <Stack gap="sm">
            <PasswordInput
              label={text.newPassword}
              description={text.passwordHint}
              autoComplete="new-password"
              maxLength={128}
              autoFocus
              {...form.getInputProps('password')}
            />
            {error && (
              <Alert color="danger" role="alert" p="xs">
                {error.status === 404 || error.issues.some((issue) => issue.path === 'token')
                  ? text.resetGone
                  : error.detail || error.title}
              </Alert>
            )}
            <Button type="submit" variant="filled" loading={isBusy} fullWidth>
              {text.setPassword}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to={error?.status === 404 ? '/forgotten' : '/sign-in'} size="sm" mt="md" display="block">
        {error?.status === 404 ? text.askAgain : text.backToSignIn}
      </Anchor>
    </DoorPage>
  );
}
