import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSave } from '../form.ts';
import { shortestPassword } from '../session/FirstMemberPage.tsx';
import { useHere } from '../session/here.ts';
import { Section } from '../ui/Page.tsx';
import { changePassword, settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';
import { useSubmit } from './use-submit.ts';

export function PasswordSection() {
  const { member } = useHere();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value === '' ? text.needCurrent : null),
      newPassword: (value) => (value.length < shortestPassword ? text.needPassword : null),
    },
  });
  const { submit, isBusy, refusal } = useSubmit(
    useSave(form, {
      send: changePassword,
      refresh: [settingsKeys.sessions],
      done: text.passwordChanged,
      onSaved: () => form.reset(),
    }),
  );
  return (
    <Section title={text.password}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md" maw={460}>
          {/* Password managers need to know whose password it is. */}
          <input type="text" autoComplete="username" value={member.email} readOnly hidden />
          <PasswordInput label={text.currentPassword} autoComplete="current-password" {...form.getInputProps('currentPassword')} />
          <PasswordInput
            label={text.newPassword}
            description={text.newPasswordHint}
            autoComplete="new-password"
            maxLength={128}
            {...form.getInputProps('newPassword')}
          />
          {refusal && (
            <Alert color="danger" role="alert" p="xs">
              {refusal}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={isBusy}>
              {text.changePassword}
            </Button>
            <Text size="sm" c="dimmed">
              {text.passwordNote}
            </Text>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
