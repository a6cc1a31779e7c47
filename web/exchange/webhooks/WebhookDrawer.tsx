import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { WebhookAnswer, WebhookWithSecret } from '../../../contract/exchange/webhook.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { SecretDialog } from '../../platform/settings/SecretDialog.tsx';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { EventChoice } from './EventChoice.tsx';
import { webhookKeys } from './webhook.api.ts';
import { webhookText as text } from './webhook.text.ts';

/** Makes a webhook and shows its secret once, or changes one. */
export function WebhookDrawer({ webhook, onClose }: { webhook?: WebhookAnswer; onClose: () => void }) {
  const { workspace } = useHere();
  const api = useApi();
  const [made, setMade] = useState<WebhookWithSecret>();
  const form = useForm({
    initialValues: { name: webhook?.name ?? '', url: webhook?.url ?? '', events: [...(webhook?.events ?? [])] },
    validate: {
      name: (value) => (value.trim() === '' ? text.needName : null),
      url: (value) => (/^https?:\/\/\S+$/.test(value.trim()) ? null : text.needUrl),
      events: (value) => (value.length === 0 ? text.needEvents : null),
    },
  });
  const save = useSave(form, {
    async send(values) {
      if (webhook) await api.patch(`/webhooks/${webhook.id}`, asTyped(values), { ifMatch: webhook.version });
      else setMade(await api.post('/webhooks', asTyped(values)));
    },
    refresh: [webhookKeys.all(workspace.id)],
  });
  if (made) {
    return (
      <SecretDialog title={text.secretTitle} label={text.secretLabel} secret={made.secret} onClose={onClose}>
        {text.secretNote}
      </SecretDialog>
    );
  }
  return (
    <FormDrawer
      opened
      size="lg"
      onClose={onClose}
      title={webhook ? text.edit : text.add}
      saveLabel={webhook ? text.save : text.create}
      onSave={async () => (await save()) && webhook !== undefined}
    >
      <TextInput label={text.name} description={text.nameHint} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={text.url}
        description={text.urlHint}
        required
        type="url"
        maxLength={2000}
        placeholder="https://example.com/hooks"
        {...form.getInputProps('url')}
      />
      <EventChoice value={form.values.events} onChange={(events) => form.setFieldValue('events', events)} error={form.errors['events']} />
    </FormDrawer>
  );
}
