import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { isApiError } from '../../platform/api.ts';
import { DialogFocus } from '../../platform/ui/DialogFocus.tsx';
import { uiText } from '../../platform/ui/ui.text.ts';
import { inboxText as text } from './inbox.text.ts';
import classes from './TriageDialogs.module.css';

/** Why it belongs to no problem: one press for the usual reasons. */
export function ParkDialog({ count, onClose, onPark }: { count: number; onClose: () => void; onPark: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const isTouch = useMediaQuery('(pointer: coarse)') ?? false;
  const [isEmpty, setIsEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setIsEmpty(true);
    else onPark(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={text.parkTitle(count)}>
      <DialogFocus />
      <form onSubmit={submit}>
        <Stack gap="sm">
          <div className={classes.reasons}>
            {text.parkReasons.map((usual) => (
              <Button key={usual} size={isTouch ? 'sm' : 'compact-sm'} onClick={() => onPark(usual)}>
                {usual}
              </Button>
            ))}
          </div>
          <TextInput
            label={text.parkLabel}
            description={text.parkHint}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setIsEmpty(false);
            }}
            error={isEmpty && text.needReason}
            maxLength={1000}
            // On a phone the keyboard would cover the usual reasons.
            data-autofocus={!isTouch || undefined}
          />
          <Group justify="end">
            <Button onClick={onClose}>{uiText.cancel}</Button>
            <Button type="submit" variant="filled">
              {text.park}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export interface NewProblemDialogProps {
  count: number;
  /** The evidence in a line: a start, to be made a problem of. */
  startTitle: string;
  onClose: () => void;
  /** Errors  as the server refuses it; shown here. */
  onCreate: (title: string) => Promise<unknown>;
}

export function NewProblemDialog({ count, startTitle, onClose, onCreate }: NewProblemDialogProps) {
  const [title, setTitle] = useState(startTitle);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const submit = async () => {
    const wanted = title.replace(/\s+/g, ' ').trim();
    if (wanted === '') return setRefusal(text.needTitle);
    setIsBusy(true);
    setRefusal(undefined);
    try {
      await onCreate(wanted);
      onClose();
    } catch (error) {
      setRefusal(isApiError(error) ? error.detail || error.title : uiText.errorUnknown);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={text.newProblemTitle(count)}>
      <DialogFocus />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          <Textarea
            label={text.newProblemLabel}
            description={text.newProblemHint}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void submit();
            }}
            autosize
            minRows={2}
            maxLength={300}
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
          />
          {refusal && (
            <Alert color="danger" role="alert" p="xs">
              {refusal}
            </Alert>
          )}
          <Group justify="end">
            <Button onClick={onClose}>{uiText.cancel}</Button>
            <Button type="submit" variant="filled" loading={isBusy}>
              {text.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
