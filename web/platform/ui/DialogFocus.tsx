import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { takeTyped } from './TypedAhead.tsx';

/** Where whoever opened a dialog stood before. */
const openedFrom = new WeakMap<Element, Element>();

/** The element that has the keyboard, and, when it is in a dialog, where that one was opened from: the dialog may be gone by then. */
function standingPlaces(): Element[] {
  const places: Element[] = [];
  for (let at = document.activeElement; at && at !== document.body && !places.includes(at); ) {
    places.push(at);
    const dialog: Element | null = at.closest('[role=dialog]');
    at = (dialog && openedFrom.get(dialog)) ?? null;
  }
  return places;
}

/**
 * Inside a dialog. Its first field has the keyboard in the moment it is there: the kit gives it a turn later, and a quick hand's first
 * letter is lost in between. Whoever closes it stands again where they stood before, with the row that the keys act on; the kit does so
 * only for dialogs that were there, closed, before they opened.
 */
export function DialogFocus() {
  const place = useRef<HTMLSpanElement>(null);
  const [before] = useState(standingPlaces);
  useLayoutEffect(() => {
    const dialog = place.current?.closest('[role=dialog]');
    if (dialog && before[0]) openedFrom.set(dialog, before[0]);
    const field = dialog?.querySelector('input[data-autofocus], textarea[data-autofocus]');
    const typed = takeTyped();
    if (!(field instanceof HTMLElement)) return;
    field.focus({ preventScroll: true });
    // The only way to type that React, the browser's undo and the field's own limits all hear of.
    if (typed !== '') document.execCommand('insertText', false, typed);
  }, [before]);
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body || document.activeElement === null;
      const stands = before.find((one) => one.isConnected);
      if (isLost && stands instanceof HTMLElement) stands.focus({ preventScroll: true });
    },
    [before],
  );
  return <span ref={place} hidden />;
}
