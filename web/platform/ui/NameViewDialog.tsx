import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DialogFocus } from './DialogFocus.tsx';
import { uiText as text } from './ui.text.ts';

export interface NameViewDialogProps {
  onClose: () => void;
  onSave: (view: { name: string; isShared: boolean }) => Promise<unknown>;
}

/** Asks for the name of a new view. Apart from the list of views: a dialog is not part of the first load. */
export function NameViewDialog({ onClose, onSave }: NameViewDialogProps) {
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const save = async () => {
    await onSave({ name: name.trim(), isShared });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={text.viewSave} size="sm">
      <DialogFocus />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // The change itself tells what went wrong; the dialog stays.
          void save().catch(() => undefined);
        }}
      >
        <Stack>
          <TextInput
            label={text.viewName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={80}
            data-autofocus
          />
          <Switch label={text.viewShared} checked={isShared} onChange={(event) => setIsShared(event.currentTarget.checked)} />
          <Group justify="end">
            <Button onClick={onClose}>{text.cancel}</Button>
            <Button type="submit" variant="filled" disabled={name.trim() === ''}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
