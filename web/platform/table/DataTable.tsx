import { Button, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { Columns3, Download } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { recall, remember } from '../browser-memory.ts';
import { formatNumber } from '../format.ts';
import type { Order } from '../search-params.ts';
import { isTyping, useShortcuts } from '../shortcuts.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageState } from '../ui/PageState.tsx';
import { uiText as text } from '../ui/ui.text.ts';
import { arrange, type Column, canSort, compareCells, type TableSection } from './column.ts';
import { downloadCsv, toCsv } from './csv.ts';
import classes from './DataTable.module.css';
import { HeadCell } from './HeadCell.tsx';
import { RowCard } from './RowCard.tsx';
import { toggleSelected } from './selection.ts';
import { startEditing, TableRow } from './TableRow.tsx';

export interface DataTableProps<Row extends object> {
  /** Remembers the reader's columns under this name. */
  name: string;
  /** What the rows are, for those who hear the table ("Problems"). */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined while the first rows are on their way. Keep the array stable between renders. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** The row in a word, for the labels of its controls. */
  rowName: (row: Row) => string;
  error?: unknown;
  onRetry?: () => void;
  /** Shown when there are no rows at all; teaches. */
  empty?: ReactNode;
  /** Says that filters took the rows away. */
  isFiltered?: boolean;
  /** How many rows there are when not all are loaded. */
  total?: number;
  hasMore?: boolean;
  onEndReached?: () => void;
  /** The order, when the page keeps it (URL). */
  order?: Order | undefined;
  onOrder?: (order: Order | undefined) => void;
  /** The server orders: rows are shown as they come. */
  isOrderedByServer?: boolean;
  sections?: readonly TableSection<Row>[];
  /** `Enter`, and a click beside the controls when there is no detail panel. */
  onOpen?: (row: Row) => void;
  /** `Space` and a click: shows the row beside the list; undefined closes it. */
  onPeek?: (row: Row | undefined) => void;
  peekedId?: string | undefined;
  /** Actions on the selected rows; without it nothing can be selected. */
  bulk?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** Filters and views, left of the table's own controls. */
  toolbar?: ReactNode;
  /** Name of the CSV file; default `name`. False: no download. */
  csvName?: string | false;
  /** The server's own CSV of the whole list; without it the rows at hand are written. */
  csvHref?: string;
  /** `fill` takes the rest of a page with `layout="fill"`; a number is the most pixels; `content` shows all rows (short tables). */
  height?: 'fill' | 'content' | number;
  /** More row classes of meaning: a parked row is dimmed. */
  isDimmed?: (row: Row) => boolean;
}

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature, sortedRowModel: createSortedRowModel() });

const rowHeight = 36;
const headHeight = 34;
const sectionHeight = 40;
const cardHeight = 96;
const none: readonly never[] = [];
const phone = '(max-width: 48em)';

/** A list that people work in: thousands of rows, by keyboard, edited in place. On a phone each row is a card. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, label, columns, rowId, rowName, sections, onOpen, onPeek, peekedId, bulk, height = 'fill', onEndReached } = props;
  const rows = props.rows ?? (none as readonly Row[]);
  const isPhone = useMediaQuery(phone) ?? false;
  const tableId = useId();
  const scroller = useRef<HTMLDivElement>(null);

  // Order ------------------------------------------------------------------------------------------------------------
  const [ownOrder, setOwnOrder] = useState<Order>();
  const order = props.onOrder ? props.order : ownOrder;
  const setOrder = props.onOrder ?? setOwnOrder;
  const sorting = useMemo<SortingState>(() => (order ? [{ id: order.id, desc: order.isDescending }] : []), [order]);

  // Columns ----------------------------------------------------------------------------------------------------------
  const [hiddenIds, setHiddenIds] = useState<readonly string[]>(() =>
    recall(
      `columns.${name}`,
      columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id),
    ),
  );
  const columnVisibility = useMemo(() => Object.fromEntries(hiddenIds.map((id) => [id, false])), [hiddenIds]);
  const shown = useMemo(() => columns.filter((column) => !hiddenIds.includes(column.id)), [columns, hiddenIds]);
  const tableColumns = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.value(row) ?? undefined,
        enableSorting: canSort(column),
        sortUndefined: 'last' as const,
        sortFn: (a: { original: Row }, b: { original: Row }) => compareCells(column.value(a.original), column.value(b.original)),
      })),
    [columns],
  );

  const table = useTable({
    features,
    columns: tableColumns,
    data: rows as Row[],
    getRowId: rowId,
    manualSorting: props.isOrderedByServer ?? false,
    state: { sorting, columnVisibility },
  });
  const ordered = table.getRowModel().rows;
  const items = useMemo(
    () =>
      arrange(
        ordered.map((row) => row.original),
        rowId,
        sections,
      ),
    [ordered, rowId, sections],
  );
  const ids = useMemo(() => items.flatMap((item) => (item.kind === 'row' ? [item.id] : [])), [items]);
  const positionOf = useMemo(
    () => new Map(items.map((item, index) => [item.kind === 'row' ? item.id : `section ${item.section.id}`, index])),
    [items],
  );

  // Active row and selection -----------------------------------------------------------------------------------------
  const [activeId, setActiveId] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string>(undefined);
  const wantsFocus = useRef(false);
  const activePosition = activeId === undefined ? undefined : positionOf.get(activeId);
  const rowById = useMemo(() => new Map(items.flatMap((item) => (item.kind === 'row' ? [[item.id, item.row] as const] : []))), [items]);
  // What is no longer in the list is no longer selected.
  const selectedRows = useMemo(() => ids.flatMap((id) => (selected.has(id) ? [rowById.get(id) as Row] : [])), [ids, selected, rowById]);
  const clearSelection = useCallback(() => setSelected(new Set()), []);
  const toggle = useCallback(
    (id: string, isRange: boolean) => {
      setSelected((before) => toggleSelected(before, ids, id, isRange ? anchor.current : undefined));
      anchor.current = id;
    },
    [ids],
  );

  const isChecking = bulk !== undefined;
  const leastWidth = shown.reduce((sum, column) => sum + (column.width ?? 120), isChecking ? 36 : 0);

  // Rows in sight ----------------------------------------------------------------------------------------------------
  const isWhole = height === 'content';
  const extractRange = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      // The active row stays in the document, or its focus would be lost when it is scrolled away.
      if (activePosition === undefined || inSight.includes(activePosition)) return inSight;
      return [...inSight, activePosition].sort((a, b) => a - b);
    },
    [activePosition],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'section' ? sectionHeight : isPhone ? cardHeight : rowHeight),
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : item.kind === 'row' ? item.id : `section ${item.section.id}`;
    },
    overscan: 12,
    scrollPaddingEnd: isPhone ? 0 : headHeight,
    rangeExtractor: extractRange,
    enabled: !isWhole,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another form has other heights
  useEffect(() => virtual.measure(), [isPhone, items]);
  const inSight = isWhole ? items.map((_, index) => ({ index, start: 0, end: 0 })) : virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (props.hasMore && last >= items.length - 30) onEndReached?.();
  }, [last, items.length, props.hasMore, onEndReached]);

  // Whether the columns need more width than there is.
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setIsWide(element.clientWidth < leastWidth));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [leastWidth]);

  useEffect(() => {
    if (!wantsFocus.current || activeId === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(activeId)}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const goTo = (id: string | undefined) => {
    if (id === undefined) return;
    setActiveId(id);
    wantsFocus.current = true;
    const position = positionOf.get(id);
    if (position !== undefined && !isWhole) virtual.scrollToIndex(position, { align: 'auto' });
    if (peekedId !== undefined) onPeek?.(rowById.get(id));
  };
  const step = (by: number) => {
    const from = activeId === undefined ? -1 : ids.indexOf(activeId);
    goTo(ids[Math.min(ids.length - 1, Math.max(0, from === -1 ? 0 : from + by))]);
  };
  const pageOfRows = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
  const select = (isRange: boolean) => {
    if (isChecking && activeId !== undefined) toggle(activeId, isRange);
  };
  const edit = () => {
    if (activeId !== undefined) startEditing(scroller.current, activeId);
  };
  const group = text.tableGroup;
  useShortcuts([
    { keys: 'j', label: text.tableKeys.next, group, run: () => step(1) },
    { keys: 'k', label: text.tableKeys.before, group, run: () => step(-1) },
    ...(isChecking ? [{ keys: 'x', label: text.tableKeys.select, group, run: () => select(false) }] : []),
    ...(isChecking ? [{ keys: 'Shift+x', label: text.tableKeys.selectUpTo, group, run: () => {}, isShownOnly: true }] : []),
    ...(onOpen ? [{ keys: 'Enter', label: text.tableKeys.open, group, run: () => {}, isShownOnly: true }] : []),
    ...(onPeek ? [{ keys: 'Space', label: text.tableKeys.peek, group, run: () => {}, isShownOnly: true }] : []),
    ...(columns.some((column) => column.edit) ? [{ keys: 'e', label: text.tableKeys.edit, group, run: edit }] : []),
  ]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const isOnRow = target === event.currentTarget || target.matches('[data-row-id]');
    const active = activeId === undefined ? undefined : rowById.get(activeId);
    const act = ((): (() => void) | undefined => {
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
          return isChecking ? () => select(event.shiftKey) : undefined;
        case 'e':
          return edit;
        case 'Enter':
          return isOnRow && active && onOpen ? () => onOpen(active) : undefined;
        case ' ':
          return isOnRow && active && onPeek ? () => onPeek(peekedId === activeId ? undefined : active) : undefined;
        case 'Escape':
          if (peekedId !== undefined) return () => onPeek?.(undefined);
          return selected.size > 0 ? clearSelection : undefined;
        default:
          return undefined;
      }
    })();
    if (!act) return;
    event.preventDefault();
    act();
  };

  // Rows are memoised: what they are given must not change with each render of the table.
  const hooks = useRef({ onOpen, onPeek, peekedId });
  useEffect(() => {
    hooks.current = { onOpen, onPeek, peekedId };
  });
  const onRowClick = useCallback(
    (event: MouseEvent<HTMLElement>, row: Row, id: string) => {
      setActiveId(id);
      if ((event.target as HTMLElement).closest('a, button, input, select, label') || window.getSelection()?.type === 'Range') return;
      if (event.shiftKey && isChecking) return toggle(id, true);
      const { onOpen: open, onPeek: peek, peekedId: peeked } = hooks.current;
      if (peek) peek(peeked === id ? undefined : row);
      else open?.(row);
    },
    [isChecking, toggle],
  );

  // What stands around the rows --------------------------------------------------------------------------------------
  const isLoading = props.rows === undefined && !props.error;
  const state =
    props.rows === undefined && props.error ? (
      <ErrorState error={props.error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
    ) : isLoading || rows.length > 0 ? null : props.isFiltered ? (
      <PageState title={text.noMatch}>{text.noMatchHint}</PageState>
    ) : (
      (props.empty ?? <PageState title={text.emptyTable} />)
    );
  const loaded = formatNumber(rows.length);
  const countWords =
    props.total !== undefined && props.total > rows.length
      ? text.rowsOf(loaded, formatNumber(props.total))
      : text.rows(props.hasMore ? text.atLeastSoMany(loaded) : loaded, rows.length);
  const download = () =>
    downloadCsv(
      props.csvName || name,
      toCsv(
        shown.map((column) => column.header),
        items.flatMap((item) => (item.kind === 'row' ? [shown.map((column) => (column.csv ?? column.value)(item.row))] : [])),
      ),
    );
  const toggleColumn = (id: string) => {
    const next = hiddenIds.includes(id) ? hiddenIds.filter((one) => one !== id) : [...hiddenIds, id];
    setHiddenIds(next);
    remember(`columns.${name}`, next);
  };
  const canHideSome = columns.some((column) => column.canHide ?? !column.isTitle);
  const isAllSelected = ids.length > 0 && selectedRows.length === ids.length;
  const selectAll = () => setSelected(isAllSelected ? new Set() : new Set(ids));
  const columnCount = shown.length + (isChecking ? 1 : 0);
  const footers = shown.some((column) => column.footer !== undefined);

  const bar = (
    <div className={classes.bar}>
      {selectedRows.length > 0 && bulk ? (
        <div className={classes.bulk} role="toolbar" aria-label={text.selected(formatNumber(selectedRows.length))}>
          <strong>{text.selected(formatNumber(selectedRows.length))}</strong>
          {bulk(selectedRows, clearSelection)}
          <Button size="compact-sm" variant="subtle" onClick={clearSelection}>
            {text.clearSelection}
          </Button>
        </div>
      ) : (
        <div className={classes.tools}>{props.toolbar}</div>
      )}
      <div className={classes.own}>
        <span className={classes.count} role="status">
          {isLoading ? text.loading : props.rows === undefined ? '' : countWords}
        </span>
        {canHideSome && !isPhone && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" variant="subtle" leftSection={<Columns3 size={14} aria-hidden />}>
                {text.columns}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
              {columns
                .filter((column) => column.canHide ?? !column.isTitle)
                .map((column) => (
                  <Menu.CheckboxItem key={column.id} checked={!hiddenIds.includes(column.id)} onChange={() => toggleColumn(column.id)}>
                    {column.header}
                  </Menu.CheckboxItem>
                ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {props.csvHref !== undefined && rows.length > 0 && !isPhone && (
          <Button
            component="a"
            href={props.csvHref}
            download
            size="compact-sm"
            variant="subtle"
            leftSection={<Download size={14} aria-hidden />}
          >
            CSV<span className="sr-only">: {text.downloadCsv}</span>
          </Button>
        )}
        {props.csvHref === undefined && props.csvName !== false && rows.length > 0 && !isPhone && (
          <Button size="compact-sm" variant="subtle" leftSection={<Download size={14} aria-hidden />} onClick={download}>
            CSV<span className="sr-only">: {text.downloadCsv}</span>
          </Button>
        )}
      </div>
    </div>
  );

  const spacer = (key: string, size: number) =>
    size <= 0 ? null : isPhone ? (
      <li key={key} aria-hidden style={{ height: size }} />
    ) : (
      <tr key={key} aria-hidden>
        <td colSpan={columnCount} style={{ height: size, padding: 0, border: 0 }} />
      </tr>
    );

  const body: ReactNode[] = [];
  let end = 0;
  for (const seen of inSight) {
    const item = items[seen.index];
    if (!item) continue;
    if (!isWhole) body.push(spacer(`before ${seen.index}`, seen.start - end));
    end = seen.end;
    if (item.kind === 'section') {
      const heading = (
        <>
          {item.section.title} <span className={classes.sectionCount}>{formatNumber(item.count)}</span>
          {item.section.note && <span className={classes.sectionNote}>{item.section.note}</span>}
        </>
      );
      body.push(
        isPhone ? (
          <li
            key={item.section.id}
            className={classes.cardSection}
            data-index={seen.index}
            ref={isWhole ? undefined : virtual.measureElement}
          >
            {heading}
          </li>
        ) : (
          <tr key={item.section.id} style={{ height: sectionHeight }}>
            <th colSpan={columnCount} scope="colgroup" className={classes.sectionCell}>
              {heading}
            </th>
          </tr>
        ),
      );
      continue;
    }
    const common = {
      row: item.row,
      id: item.id,
      name: rowName(item.row),
      columns: shown,
      isActive: activeId === undefined ? item.index === 0 : item.id === activeId,
      isPeeked: item.id === peekedId,
      isDimmed: props.isDimmed?.(item.row) ?? false,
      onClick: onRowClick,
      onActive: setActiveId,
    };
    body.push(
      isPhone ? (
        <RowCard key={item.id} {...common} index={seen.index} measure={isWhole ? undefined : virtual.measureElement} />
      ) : (
        <TableRow
          key={item.id}
          {...common}
          ariaRowIndex={seen.index + 2}
          isSelected={isChecking ? selected.has(item.id) : undefined}
          onToggle={toggle}
        />
      ),
    );
  }
  if (!isWhole) body.push(spacer('after', virtual.getTotalSize() - end));

  const skeleton = Array.from({ length: isLoading ? 8 : 0 }, (_, index) => index);

  return (
    <div className={classes.table} data-height={typeof height === 'number' ? 'most' : height}>
      {bar}
      {/* biome-ignore lint/a11y/useSemanticElements: a place that scrolls needs a name and focus, or the keyboard cannot scroll it */}
      <div
        ref={scroller}
        className={classes.scroller}
        style={typeof height === 'number' ? { maxHeight: height } : undefined}
        role="region"
        aria-label={label}
        aria-busy={isLoading}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the same reason
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {isPhone ? (
          !state && (
            <ul className={classes.cards} aria-label={label}>
              {body}
              {skeleton.map((index) => (
                <li key={index} className={classes.skeletonCard} aria-hidden />
              ))}
            </ul>
          )
        ) : (
          <table
            id={tableId}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as a grid its rows can hold the focus
            role="grid"
            className={classes.grid}
            data-wide={isWide || undefined}
            style={{ minWidth: leastWidth }}
            aria-label={label}
            aria-rowcount={props.hasMore ? -1 : items.length + 1}
            aria-colcount={columnCount}
            aria-multiselectable={isChecking || undefined}
          >
            <colgroup>
              {isChecking && <col style={{ width: 36 }} />}
              {shown.map((column) => (
                <col key={column.id} style={column.grows ? undefined : { width: column.width ?? 120 }} />
              ))}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                {isChecking && (
                  <th scope="col" className={classes.check}>
                    <input
                      type="checkbox"
                      aria-label={text.selectAll}
                      checked={isAllSelected}
                      ref={(input) => {
                        if (input) input.indeterminate = selectedRows.length > 0 && !isAllSelected;
                      }}
                      onChange={selectAll}
                    />
                  </th>
                )}
                {shown.map((column) => (
                  <HeadCell key={column.id} column={column} order={order} onOrder={setOrder} isAfterCheck={isChecking} />
                ))}
              </tr>
            </thead>
            <tbody>
              {body}
              {skeleton.map((index) => (
                <tr key={index} aria-hidden>
                  {isChecking && <td className={classes.skeletonCell} />}
                  {shown.map((column, at) => (
                    <td key={column.id} className={classes.skeletonCell}>
                      <i style={{ width: `${40 + ((index * 31 + at * 47) % 50)}%` }} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            {footers && !state && !isLoading && (
              <tfoot>
                <tr>
                  {isChecking && <td />}
                  {shown.map((column) => (
                    <td key={column.id} data-end={column.isNumber || undefined}>
                      {column.footer}
                    </td>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        )}
        {state}
      </div>
    </div>
  );
}
