import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useChange } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { ConfirmDialog } from '../platform/ui/ConfirmDialog.tsx';
import { exchangeKeys, type ImportAnswer } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';

/** Removes a file of which nothing stands. */
export function ThrowAway({ one }: { one: ImportAnswer }) {
  const { workspace } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const remove = useChange({
    send: async () => {
      await api.delete(`/imports/${one.id}`);
      // Gone before the list is read again: this page must not ask for what is no longer there.
      await navigate({ href: `/w/${workspace.id}/imports` });
    },
    refresh: () => [exchangeKeys.list(workspace.id)],
    done: () => text.removed(one.fileName),
  });
  return (
    <>
      <Button variant="subtle" leftSection={<Trash2 size={14} aria-hidden />} onClick={open}>
        {text.remove}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={text.removeTitle(one.fileName)}
        confirmLabel={text.remove}
        isDanger
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        {text.removeBody}
      </ConfirmDialog>
    </>
  );
}
