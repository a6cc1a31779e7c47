import { Button, Group, Text } from '@mantine/core';
import { isApiError, isStale } from './api.ts';
import { platformText as text } from './platform.text.ts';

// The first toast comes long after the first page: its library is not in the first load (see Toasts.tsx).
const library = () => {
  isAsked();
  return import('@mantine/notifications').then((file) => file.notifications);
};

let isAsked: () => void;
/** Comes true when there is something to show. */
export const firstToast = new Promise<void>((resolve) => {
  isAsked = resolve;
});

/** How long an action can be undone. */
export const undoMs = 10_000;

let count = 0;
/** What can still be undone, the newest last. */
let undos: readonly { id: string; run: () => void }[] = [];
const forget = (id: string) => {
  undos = undos.filter((one) => one.id !== id);
};

/** As many toasts as stand beside each other; further ones would wait unseen until these are gone. */
const mostUndos = 3;

/** Undoes the newest action that can still be undone, then the one before it (`Ctrl/⌘ Z`). */
export function undoLast(): void {
  undos.at(-1)?.run();
}

export function notify(message: string, options: { undo?: () => unknown } = {}): void {
  const { undo } = options;
  if (!undo) {
    void library().then((toasts) => toasts.show({ message, autoClose: 4000, withBorder: false }));
    return;
  }
  count += 1;
  const id = `toast-${count}`;
  const run = () => {
    forget(id);
    void library().then((toasts) => toasts.hide(id));
    Promise.resolve(undo()).then(() => notify(text.undone), notifyError);
  };
  const oldest = undos.length >= mostUndos ? undos[0] : undefined;
  undos = [...undos, { id, run }];
  const toast = {
    id,
    autoClose: undoMs,
    onClose: () => forget(id),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" c="var(--bf-text)">
          {message}
        </Text>
        <Button size="compact-sm" onClick={run} style={{ flexShrink: 0 }}>
          {text.undo}
        </Button>
      </Group>
    ),
  };
  void library().then((toasts) => {
    if (oldest) toasts.hide(oldest.id);
    toasts.show(toast);
  });
}

export function notifyError(error: unknown): void {
  const isKnown = isApiError(error);
  const toast = {
    role: 'alert',
    color: 'danger',
    autoClose: 8000,
    title: isKnown ? error.title : text.failed,
    message: isStale(error) ? text.stale : isKnown ? `${error.detail} ${text.code(error.code)}`.trim() : '',
  };
  void library().then((toasts) => toasts.show(toast));
}
