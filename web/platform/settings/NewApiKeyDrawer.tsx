import { Checkbox, Code, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { CreatedApiKeyAnswer } from '../../../contract/platform/api-key.ts';
import { type Permission, permissions } from '../../../contract/platform/permission.ts';
import { useSave } from '../form.ts';
import { useApi, useHere } from '../session/here.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { expiryOf } from './key-state.ts';
import { SecretDialog } from './SecretDialog.tsx';
import { settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

/** Makes a key and shows its secret once. */
export function NewApiKeyDrawer({ onClose }: { onClose: () => void }) {
  const { workspace, may } = useHere();
  const api = useApi();
  const [made, setMade] = useState<CreatedApiKeyAnswer>();
  const form = useForm({
    initialValues: { name: '', scopes: ['read'] as Permission[], lifetime: '90' },
    validate: {
      name: (value) => (value.trim() === '' ? text.needName : null),
      scopes: (value) => (value.length === 0 ? text.needScopes : null),
    },
  });
  const save = useSave(form, {
    send: ({ name, scopes, lifetime }) => api.post('/api-keys', { name, scopes, expiresAt: expiryOf(lifetime, new Date()) }),
    refresh: [settingsKeys.apiKeys(workspace.id)],
    onSaved: setMade,
  });
  if (made) {
    return (
      <SecretDialog title={text.keyReady} label={text.keyLabel} secret={made.secret} onClose={onClose}>
        {text.keyNote} <Code>{text.keyHeader}</Code>
      </SecretDialog>
    );
  }
  return (
    <FormDrawer opened onClose={onClose} title={text.newKey} saveLabel={text.createKey} onSave={async () => (await save()) && false}>
      <TextInput
        label={text.keyName}
        description={text.keyNameHint}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label={text.scopes} description={text.scopesHint} {...form.getInputProps('scopes')}>
        <Stack gap={8} mt={8}>
          {permissions
            .filter((permission) => may(permission))
            .map((permission) => (
              <Checkbox
                key={permission}
                value={permission}
                size="xs"
                label={
                  <>
                    {text.permissions[permission]}
                    <span style={{ color: 'var(--bf-text-dim)' }}>: {text.permissionMeans[permission]}</span>
                  </>
                }
              />
            ))}
        </Stack>
      </Checkbox.Group>
      <NativeSelect
        label={text.lifetime}
        data={Object.entries(text.lifetimes).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('lifetime')}
      />
    </FormDrawer>
  );
}
