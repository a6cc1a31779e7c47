import { ActionIcon, Button, Menu, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { WebhookWithSecret } from '../../../contract/exchange/webhook.ts';
import { formatDate } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { SecretDialog } from '../../platform/settings/SecretDialog.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { WebhookDrawer } from './WebhookDrawer.tsx';
import { type WebhookAnswer, webhookKeys } from './webhook.api.ts';
import { webhookText as text } from './webhook.text.ts';

type Asking = 'edit' | 'secret' | 'replay' | 'remove';

const hourMs = 3_600_000;

/** What can be done with a webhook. */
export function WebhookVerbs({ webhook }: { webhook: WebhookAnswer }) {
  const { workspace } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>();
  const [rotated, setRotated] = useState<WebhookWithSecret>();
  const [hours, setHours] = useState('24');
  const { id, name, status } = webhook;
  const path = `/webhooks/${id}` as const;
  const refresh = () => [webhookKeys.all(workspace.id)];
  const test = useChange({ send: () => api.post(`${path}/test`), refresh, done: () => text.tested });
  const toggle = useChange({
    send: (verb: 'pause' | 'resume') => api.post(`${path}/${verb}`),
    refresh,
    done: (verb) => (verb === 'pause' ? text.paused(name) : text.resumed(name)),
  });
  const rotate = useChange({ send: async () => setRotated(await api.post(`${path}/rotate-secret`)), refresh });
  const replay = useChange({
    send: () => api.post(`${path}/replay`, { since: new Date(Date.now() - Number(hours) * hourMs).toISOString() }),
    refresh,
    done: (_input, { replayed }) => text.replayed(replayed),
  });
  const remove = useChange({
    async send() {
      await api.delete(path);
      await navigate({ href: `/w/${workspace.id}/settings/webhooks`, replace: true });
    },
    refresh: () => [webhookKeys.list(workspace.id)],
    done: () => text.removed(name),
  });
  const close = () => setAsking(undefined);
  const verb = status === 'active' ? 'pause' : 'resume';
  return (
    <>
      <Button loading={toggle.isPending} onClick={() => toggle.mutate(verb)}>
        {verb === 'pause' ? text.pause : text.resume}
      </Button>
      <Button variant="filled" loading={test.isPending} onClick={() => test.mutate(undefined)}>
        {text.test}
      </Button>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label={text.more}>
            <MoreHorizontal size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking('edit')}>{text.edit}</Menu.Item>
          <Menu.Item onClick={() => setAsking('secret')}>{text.newSecret}</Menu.Item>
          <Menu.Item onClick={() => setAsking('replay')}>{text.replayFailed}</Menu.Item>
          <Menu.Divider />
          <Menu.Item color="danger" onClick={() => setAsking('remove')}>
            {text.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'edit' && <WebhookDrawer webhook={webhook} onClose={close} />}
      <ConfirmDialog
        opened={asking === 'secret'}
        onClose={close}
        title={text.newSecretTitle}
        confirmLabel={text.newSecretTitle.replace('?', '')}
        onConfirm={() => rotate.mutateAsync(undefined)}
      >
        {text.newSecretBody}
      </ConfirmDialog>
      {rotated && (
        <SecretDialog title={text.secretTitle} label={text.secretLabel} secret={rotated.secret} onClose={() => setRotated(undefined)}>
          {text.secretNote} {rotated.oldSecretUntil && text.rotatedNote(formatDate(rotated.oldSecretUntil, { hasTime: true }))}
        </SecretDialog>
      )}
      <ConfirmDialog
        opened={asking === 'replay'}
        onClose={close}
        title={text.replayTitle}
        confirmLabel={text.replay}
        onConfirm={() => replay.mutateAsync(undefined)}
      >
        <p style={{ marginTop: 0 }}>{text.replayBody}</p>
        <NativeSelect
          label={text.since}
          value={hours}
          onChange={(event) => setHours(event.currentTarget.value)}
          data={Object.entries(text.spans).map(([value, label]) => ({ value, label }))}
        />
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'remove'}
        onClose={close}
        title={text.removeTitle(name)}
        confirmLabel={text.removeHere}
        isDanger
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        {text.removeBody}
      </ConfirmDialog>
    </>
  );
}
