import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { isTyping, useShortcuts } from '../shortcuts.ts';
import { uiText as text } from '../ui/ui.text.ts';
import { startEditing } from './TableRow.tsx';
import { rowHeight } from './use-rows-in-sight.ts';

interface RowKeysSetting<Row> {
  scroller: RefObject<HTMLDivElement | null>;
  ids: readonly string[];
  rowById: ReadonlyMap<string, Row>;
  activeId: string | undefined;
  onActive: (id: string) => void;
  /** Brings a row into sight. */
  onSeek: (id: string) => void;
  onOpen: ((row: Row) => void) | undefined;
  onPeek: ((row: Row | undefined) => void) | undefined;
  peekedId: string | undefined;
  /** Undefined where nothing can be selected. */
  selection: { hasSome: boolean; toggle: (id: string, isRange: boolean) => void; clear: () => void } | undefined;
  canEdit: boolean;
}

/** The list by keyboard. Shape  `onKeyDown` for the place that scrolls. */
export function useRowKeys<Row>(setting: RowKeysSetting<Row>) {
  const { scroller, ids, rowById, activeId, onOpen, onPeek, peekedId, selection } = setting;
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || activeId === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(activeId)}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const goTo = (id: string | undefined) => {
    if (id === undefined) return;
    setting.onActive(id);
    wantsFocus.current = true;
    setting.onSeek(id);
    if (peekedId !== undefined) onPeek?.(rowById.get(id));
  };
  const step = (by: number) => {
    const from = ids.indexOf(activeId ?? peekedId ?? '');
    goTo(ids[Math.min(ids.length - 1, Math.max(0, from === -1 ? 0 : from + by))]);
  };
  const pageOfRows = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
  const select = (isRange: boolean) => {
    if (activeId !== undefined) selection?.toggle(activeId, isRange);
  };
  const edit = () => {
    if (activeId !== undefined) startEditing(scroller.current, activeId);
  };
  const group = text.tableGroup;
  useShortcuts([
    { keys: 'j', label: text.tableKeys.next, group, run: () => step(1) },
    { keys: 'k', label: text.tableKeys.before, group, run: () => step(-1) },
    ...(selection ? [{ keys: 'x', label: text.tableKeys.select, group, run: () => select(false) }] : []),
    ...(selection ? [{ keys: 'Shift+x', label: text.tableKeys.selectUpTo, group, run: () => {}, isShownOnly: true }] : []),
    ...(onOpen ? [{ keys: 'Enter', label: text.tableKeys.open, group, run: () => {}, isShownOnly: true }] : []),
    ...(onPeek ? [{ keys: 'Space', label: text.tableKeys.peek, group, run: () => {}, isShownOnly: true }] : []),
    ...(setting.canEdit ? [{ keys: 'e', label: text.tableKeys.edit, group, run: edit }] : []),
  ]);

  const actOf = (event: KeyboardEvent<HTMLDivElement>): (() => void) | undefined => {
    const target = event.target as HTMLElement;
    const isOnRow = target === event.currentTarget || target.matches('[data-row-id]');
    const active = activeId === undefined ? undefined : rowById.get(activeId);
    switch (event.key) {
      case 'ArrowDown':
      case 'j':
        return () => step(1);
      case 'ArrowUp':
      case 'k':
        return () => step(-1);
      case 'PageDown':
        return () => step(pageOfRows());
      case 'PageUp':
        return () => step(-pageOfRows());
      case 'Home':
        return () => goTo(ids[0]);
      case 'End':
        return () => goTo(ids.at(-1));
      case 'x':
      case 'X':
        return selection ? () => select(event.shiftKey) : undefined;
      case 'e':
        return edit;
      case 'Enter':
        return isOnRow && active && onOpen ? () => onOpen(active) : undefined;
      case ' ':
        return isOnRow && active && onPeek ? () => onPeek(peekedId === activeId ? undefined : active) : undefined;
      case 'Escape':
        if (peekedId !== undefined) return () => onPeek?.(undefined);
        return selection?.hasSome ? selection.clear : undefined;
      default:
        return undefined;
    }
  };
  return (event: KeyboardEvent<HTMLDivElement>) => {
    if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  };
}
