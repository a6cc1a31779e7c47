import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { isApiError, isStale } from './api.ts';
import { platformText as text } from './platform.text.ts';

/** How long an action can be undone. */
export const undoMs = 10_000;

let lastUndo: { id: string; run: () => void } | undefined;

/** Undoes the newest action that can still be undone (`Ctrl/⌘ Z`). */
export function undoLast(): void {
  lastUndo?.run();
}

export function notify(message: string, options: { undo?: () => unknown } = {}): void {
  const { undo } = options;
  if (!undo) {
    notifications.show({ message, autoClose: 4000, withBorder: false });
    return;
  }
  const id = crypto.randomUUID();
  const run = () => {
    if (lastUndo?.id === id) lastUndo = undefined;
    notifications.hide(id);
    Promise.resolve(undo()).then(() => notify(text.undone), notifyError);
  };
  lastUndo = { id, run };
  notifications.show({
    id,
    autoClose: undoMs,
    onClose: () => {
      if (lastUndo?.id === id) lastUndo = undefined;
    },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" c="var(--bf-text)">
          {message}
        </Text>
        <Button size="compact-sm" onClick={run}>
          {text.undo}
        </Button>
      </Group>
    ),
  });
}

export function notifyError(error: unknown): void {
  const isKnown = isApiError(error);
  notifications.show({
    role: 'alert',
    color: 'danger',
    autoClose: 8000,
    title: isKnown ? error.title : text.failed,
    message: isStale(error) ? text.stale : isKnown ? `${error.detail} ${text.code(error.code)}`.trim() : '',
  });
}
