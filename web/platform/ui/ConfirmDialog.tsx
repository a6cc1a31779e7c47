import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogFocus } from './DialogFocus.tsx';
import { uiText as text } from './ui.text.ts';

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and what cannot be undone. */
  children?: ReactNode;
  /** The verb on the button ("Merge 3 accounts"), never "OK". */
  confirmLabel: string;
  onConfirm: () => Promise<unknown> | unknown;
  isDanger?: boolean;
}

/** For what cannot be undone. What can be undone is simply done, with an undo. */
export function ConfirmDialog({ opened, onClose, title, children, confirmLabel, onConfirm, isDanger = false }: ConfirmDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  const confirm = async () => {
    setIsBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch {
      // The change itself has told what went wrong; the dialog stays, so that it can be tried again.
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="md">
      <DialogFocus />
      {children && (
        <Text component="div" size="sm" c="dimmed" mb="lg">
          {children}
        </Text>
      )}
      <Group justify="end">
        <Button onClick={onClose} data-autofocus>
          {text.cancel}
        </Button>
        <Button variant="filled" {...(isDanger ? { color: 'danger' } : {})} loading={isBusy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
