import { Alert, Button, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { fieldErrors } from '../api.ts';
import { readerLocale } from '../format.ts';
import { DoorPage } from './DoorPage.tsx';
import { doors } from './session.api.ts';
import { sessionText as text } from './session.text.ts';
import { useDoor } from './use-door.ts';

export const shortestPassword = 10;

const currencyOfRegion: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  CA: 'CAD',
  AU: 'AUD',
  JP: 'JPY',
  IN: 'INR',
  SE: 'SEK',
  BR: 'BRL',
};
const guessedCurrency = () => currencyOfRegion[new Intl.Locale(readerLocale()).region ?? ''] ?? 'EUR';

export function FirstMemberPage() {
  const { token } = useSearch({ from: '/first-member' });
  const door = useDoor(doors.createFirstMember);
  const form = useForm({
    initialValues: {
      token: token ?? '',
      workspaceName: '',
      currency: guessedCurrency(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      name: '',
      email: '',
      password: '',
    },
    validate: {
      token: (value) => (value.trim() === '' ? text.needToken : null),
      workspaceName: (value) => (value.trim() === '' ? text.needName : null),
      name: (value) => (value.trim() === '' ? text.needName : null),
      email: (value) => (value.includes('@') ? null : text.needEmail),
      password: (value) => (value.length < shortestPassword ? text.needPassword : null),
    },
  });
  const { setErrors } = form;
  useEffect(() => {
    if (door.error) setErrors(fieldErrors(door.error));
  }, [door.error, setErrors]);
  return (
    <DoorPage title={text.firstTitle} lead={text.firstLead}>
      <form onSubmit={form.onSubmit(door.enter)} noValidate>
        <Stack gap="sm">
          {token === undefined && (
            <TextInput label={text.token} description={text.tokenHint} autoComplete="off" {...form.getInputProps('token')} />
          )}
          <TextInput
            label={text.workspaceName}
            description={text.workspaceHint}
            autoComplete="organization"
            autoFocus
            {...form.getInputProps('workspaceName')}
          />
          <NativeSelect
            label={text.currency}
            description={text.currencyHint}
            data={Intl.supportedValuesOf('currency')}
            {...form.getInputProps('currency')}
          />
          <TextInput label={text.name} autoComplete="name" {...form.getInputProps('name')} />
          <TextInput label={text.email} type="email" autoComplete="username" {...form.getInputProps('email')} />
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
            {text.create}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  );
}
