import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { InboxItem } from '../../../contract/problems/inbox.ts';
import { formatNumber } from '../../platform/format.ts';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { evidenceText } from '../evidence/evidence.text.ts';
import { problemsText } from '../problems.text.ts';
import classes from './InboxList.module.css';
import { inboxText as text } from './inbox.text.ts';

export interface InboxListProps {
  rows: readonly InboxItem[];
  label: string;
  focusedId: string | undefined;
  selected: ReadonlySet<string>;
  /** A press on a row; on a phone that opens it. */
  onOpen: (id: string) => void;
  onMove: (by: number) => void;
  /** Without it nothing can be selected. */
  onSelect?: ((id: string, isRange: boolean) => void) | undefined;
  hasMore: boolean;
  onEndReached: () => void;
}

const rowHeight = 78;
const fetchAhead = 12;

/** What waits, newest first. The eye follows the row in focus; the keyboard's own focus does so only while it is in the list. */
export function InboxList({ rows, label, focusedId, selected, onOpen, onMove, onSelect, hasMore, onEndReached }: InboxListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - fetchAhead) onEndReached();
  }, [hasMore, last, rows.length, onEndReached]);

  const before = useRef(focusedId);
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (focusedId === before.current) return;
    before.current = focusedId;
    const index = rows.findIndex((row) => row.id === focusedId);
    if (index < 0) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    const active = document.activeElement;
    wantsFocus.current = active === null || active === document.body || (scroller.current?.contains(active) ?? false);
  }, [focusedId, rows, virtual]);
  useEffect(() => {
    if (!wantsFocus.current || focusedId === undefined) return;
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(focusedId)}"]`);
    if (!button) return;
    wantsFocus.current = false;
    button.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    onMove(by);
  };
  const onRowClick = (event: MouseEvent, id: string) => {
    if (onSelect && event.shiftKey) onSelect(id, true);
    else if (onSelect && (event.metaKey || event.ctrlKey)) onSelect(id, false);
    else onOpen(id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it have the focus; arrows move between them
    <div ref={scroller} className={classes.scroller} onKeyDown={onKeyDown}>
      <ul className={classes.list} aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {inSight.map((seen) => {
          const row = rows[seen.index];
          if (!row) return null;
          const isFocused = row.id === focusedId;
          return (
            <li
              key={row.id}
              ref={virtual.measureElement}
              data-index={seen.index}
              className={classes.row}
              data-focused={isFocused || undefined}
              data-selected={selected.has(row.id) || undefined}
              style={{ transform: `translateY(${seen.start}px)` }}
            >
              {onSelect && (
                <label className={classes.check}>
                  <input
                    type="checkbox"
                    aria-label={text.select(row.title)}
                    checked={selected.has(row.id)}
                    tabIndex={isFocused ? 0 : -1}
                    onChange={() => {}}
                    onClick={(event) => onSelect(row.id, event.shiftKey)}
                  />
                </label>
              )}
              <button
                type="button"
                className={classes.open}
                data-row={row.id}
                aria-current={isFocused || undefined}
                tabIndex={isFocused ? 0 : -1}
                onClick={(event) => onRowClick(event, row.id)}
              >
                <span className={classes.head}>
                  <span className={classes.kind}>{problemsText.kinds[row.kind]}</span>
                  <span className={classes.speaker}>{speakerOf(row)}</span>
                  <span className={classes.when}>
                    <RelativeDate value={row.occurredAt} />
                  </span>
                </span>
                <span className={classes.quote}>{row.quote.trim() || row.title}</span>
                {row.accountUnclear && <span className={classes.asks}>{text.asks}</span>}
                {row.triage === 'parked' && (
                  <span className={classes.reason}>
                    {text.parkedBecause}: {row.parkedReason}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function speakerOf(row: InboxItem): string {
  const names = [row.person?.name, row.account?.name].filter((name) => name !== undefined);
  if (row.unnamedPeople > 0 && names.length === 0) return evidenceText.unnamedPeople(row.unnamedPeople, formatNumber(row.unnamedPeople));
  return names.join(' · ');
}
