import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { takeTyped } from './TypedAhead.tsx';

/**
 * Inside a dialog. Its first field has the keyboard in the moment it is there: the kit gives it a turn later, and a quick hand's first
 * letter is lost in between. Whoever closes it stands again where they stood before, with the row that the keys act on; the kit does so
 * only for dialogs that were there, closed, before they opened.
 */
export function DialogFocus() {
  const place = useRef<HTMLSpanElement>(null);
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const field = place.current?.closest('[role=dialog]')?.querySelector('input[data-autofocus], textarea[data-autofocus]');
    const typed = takeTyped();
    if (!(field instanceof HTMLElement)) return;
    field.focus({ preventScroll: true });
    // The only way to type that React, the browser's undo and the field's own limits all hear of.
    if (typed !== '') document.execCommand('insertText', false, typed);
  }, []);
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body || document.activeElement === null;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
  return <span ref={place} hidden />;
}
