import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyField } from '../ui/CopyField.tsx';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { settingsText as text } from './settings.text.ts';

/** Something that is shown once. Only its button closes it: a click beside it would lose the secret. */
export function SecretDialog(props: { title: string; label: string; secret: string; children: ReactNode; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <DialogFocus />
      <Stack gap="md">
        <div style={{ fontSize: 13, lineHeight: 1.5 }}>{props.children}</div>
        <CopyField label={props.label} value={props.secret} />
        <Group justify="end">
          <Button variant="filled" onClick={props.onClose}>
            {text.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
