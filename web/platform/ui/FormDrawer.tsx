import { Alert, Button, Drawer, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isApiError } from '../api.ts';
import { DialogFocus } from './DialogFocus.tsx';
import { TypedAhead } from './TypedAhead.tsx';
import { uiText as text } from './ui.text.ts';

export interface FormDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The fields. */
  children: ReactNode;
  saveLabel?: string;
  /** `lg` where fields need room beside each other. */
  size?: 'md' | 'lg';
  /**
   * Sends the form; resolves when it is saved. Rejects with the refusal, which is shown above the buttons
   * (refused fields: `form.setErrors(fieldErrors(error))`, then throw it on). Return false when the browser's own check failed.
   */
  onSave: () => Promise<unknown>;
}

/** A form beside the page. `Ctrl/⌘ Enter` saves from every field. */
export function FormDrawer({ opened, onClose, title, children, saveLabel = text.save, size, onSave }: FormDrawerProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setIsBusy(true);
    setRefusal(undefined);
    try {
      if ((await onSave()) !== false) onClose();
    } catch (error) {
      setRefusal(isApiError(error) ? error.detail || error.title : text.errorUnknown);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      {opened && <TypedAhead />}
      <Drawer
        opened={opened}
        onClose={() => {
          setRefusal(undefined);
          onClose();
        }}
        title={title}
        {...(size ? { size } : {})}
        transitionProps={{ duration: 120 }}
      >
        <DialogFocus />
        <form
          noValidate
          onSubmit={(event) => void submit(event)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
          }}
        >
          <Stack gap="md">
            {children}
            {refusal && (
              <Alert color="danger" role="alert" p="xs">
                {refusal}
              </Alert>
            )}
            <Group justify="end" mt="xs">
              <Button onClick={onClose}>{text.cancel}</Button>
              <Button type="submit" variant="filled" loading={isBusy}>
                {saveLabel}
              </Button>
            </Group>
          </Stack>
        </form>
      </Drawer>
    </>
  );
}
