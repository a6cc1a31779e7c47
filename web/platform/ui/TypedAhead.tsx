import { useLayoutEffect } from 'react';

/** What was typed since a dialog was asked for; undefined while nobody waits for one. */
let typed: string | undefined;
let waiting = 0;

const isModified = (event: KeyboardEvent) => event.metaKey || event.ctrlKey || event.altKey || event.isComposing;

function keep(event: KeyboardEvent) {
  // Whoever thinks better of it, or goes on by Tab, is not kept.
  if (typed === undefined || isModified(event) || event.key === 'Escape' || event.key === 'Tab') return;
  // Whoever is in a dialog already types there.
  if (event.target instanceof Element && event.target.closest('[role=dialog]')) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key.length === 1) typed += event.key;
  else if (event.key === 'Backspace') typed = typed.slice(0, -1);
}

function keepTyped(): () => void {
  if (waiting === 0) window.addEventListener('keydown', keep, { capture: true });
  waiting += 1;
  typed ??= '';
  return () => {
    waiting -= 1;
    if (waiting > 0) return;
    window.removeEventListener('keydown', keep, { capture: true });
    // The dialog that takes the place of the waiting takes its keys in the same moment.
    queueMicrotask(() => {
      if (waiting === 0) typed = undefined;
    });
  };
}

/** What was typed ahead, for the field that has the keyboard from now on. */
export function takeTyped(): string {
  const taken = typed ?? '';
  typed = undefined;
  return taken;
}

/** Stands where a dialog will be: what is typed until it is there is kept for its first field, and no key of the page acts. */
export function TypedAhead() {
  useLayoutEffect(keepTyped, []);
  return null;
}
