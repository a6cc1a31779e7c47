import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useSave } from '../form.ts';
import { useApi, useHere } from '../session/here.ts';
import { refreshSession } from '../session/session.ts';
import { Section } from '../ui/Page.tsx';
import { FunctionField } from './RoleFields.tsx';
import { settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';
import { useSubmit } from './use-submit.ts';

/** How the others in this workspace see me. */
export function ProfileSection() {
  const { member, workspace } = useHere();
  const api = useApi();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: member.name, function: workspace.function },
    validate: { name: (value) => (value.trim() === '' ? text.needName : null) },
  });
  const { submit, isBusy, refusal } = useSubmit(
    useSave(form, {
      send: (values) => api.patch('/me', values),
      refresh: [settingsKeys.members],
      done: text.profileSaved,
      onSaved: () => {
        form.resetDirty();
        return refreshSession(client);
      },
    }),
  );
  return (
    <Section title={text.profile}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md" maw={460}>
          <TextInput
            label={text.profileName}
            description={text.profileNameHint}
            maxLength={120}
            autoComplete="name"
            {...form.getInputProps('name')}
          />
          <FunctionField value={form.values.function} onChange={(value) => form.setFieldValue('function', value)} />
          <Text size="sm" c="dimmed">
            {text.signsInAs(member.email)} {text.roleIs(text.roles[workspace.role], text.roleMay[workspace.role])}
          </Text>
          {refusal && (
            <Alert color="danger" role="alert" p="xs">
              {refusal}
            </Alert>
          )}
          <Group>
            <Button type="submit" variant="filled" loading={isBusy} disabled={!form.isDirty()}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
