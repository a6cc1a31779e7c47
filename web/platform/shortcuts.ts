import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * One key, a sequence or a chord: `c`, `?`, `g p`, `mod+k` (`mod` is ⌘ on a Mac, Ctrl elsewhere).
 * Single keys are silent while somebody types; `mod` chords are not.
 */
export interface Shortcut {
  keys: string;
  label: string;
  group: string;
  run: () => void;
  /** Listed in the help, handled by the part itself (the rows of a table). */
  isShownOnly?: boolean;
  /** Gives way to a page that wants the same keys, whichever of the two was there first. */
  isFallback?: boolean;
}

/** How long the second key of a sequence may take. */
const sequenceMs = 1200;

const registered = new Set<Shortcut>();
const listeners = new Set<() => void>();
let listed: readonly Shortcut[] = [];

const changed = () => {
  const byKeys = new Map([...registered].map((shortcut) => [`${shortcut.group} ${shortcut.keys}`, shortcut]));
  listed = [...byKeys.values()];
  for (const listener of listeners) listener();
};

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox], [role=textbox]'));

export interface Pressed {
  key: string;
  hasMod: boolean;
  isTyping: boolean;
}

/**
 * Which keys a press completes.
 *
 * Shape   `match` is among `known` or undefined; `pending` is what to pass as `before` with the next press.
 */
export function matchKeys(known: readonly string[], before: string, pressed: Pressed): { match: string | undefined; pending: string } {
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (pressed.hasMod) return { match: known.find((keys) => keys === `mod+${key}`), pending: '' };
  if (pressed.isTyping) return { match: undefined, pending: '' };
  const sequence = before === '' ? key : `${before} ${key}`;
  const match = known.find((keys) => keys === sequence) ?? known.find((keys) => keys === key);
  const isStart = known.some((keys) => keys.startsWith(`${key} `));
  return { match, pending: match === undefined && isStart ? key : '' };
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as the reader's keyboard names them. */
export const keyNames = (keys: string): string[] =>
  keys.split(/[ +]/).map((key) => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key));

/** Listens until it is called off. One listener for the whole application. */
export function listenToShortcuts(): () => void {
  let pending = '';
  let pendingSince = 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if (event.timeStamp - pendingSince > sequenceMs) pending = '';
    const usable = [...registered]
      .reverse()
      .filter((shortcut) => !shortcut.isShownOnly)
      .sort((a, b) => Number(a.isFallback ?? false) - Number(b.isFallback ?? false));
    // A dialog owns the keyboard while it is open.
    const isInDialog = document.querySelector('[role=dialog][aria-modal=true]') !== null;
    const hasMod = event.metaKey || event.ctrlKey;
    if (isInDialog && !hasMod) return;
    const next = matchKeys(
      usable.map((shortcut) => shortcut.keys),
      pending,
      { key: event.key, hasMod, isTyping: isTyping(event.target) },
    );
    pending = next.pending;
    pendingSince = event.timeStamp;
    const shortcut = usable.find((one) => one.keys === next.match);
    if (!shortcut || (hasMod && isTyping(event.target) && event.key === 'z')) return;
    event.preventDefault();
    shortcut.run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** Registers shortcuts while the component is shown; the newest wins when two want the same keys. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts);
  useEffect(() => {
    newest.current = shortcuts;
  });
  const signature = shortcuts.map((shortcut) => `${shortcut.keys}\u0000${shortcut.label}\u0000${shortcut.group}`).join('\u0001');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is a new array in each render; its words decide
  useEffect(() => {
    const mine = newest.current.map((shortcut, index) => ({ ...shortcut, run: () => newest.current[index]?.run() }));
    for (const shortcut of mine) registered.add(shortcut);
    changed();
    return () => {
      for (const shortcut of mine) registered.delete(shortcut);
      changed();
    };
  }, [signature]);
}

/** All shortcuts that work now, for the help. */
export const useShortcutList = (): readonly Shortcut[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => listed,
  );
