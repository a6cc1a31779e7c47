import { useMediaQuery } from '@mantine/hooks';
import { Fragment, type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../format.ts';
import type { Order } from '../search-params.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageState } from '../ui/PageState.tsx';
import { uiText as text } from '../ui/ui.text.ts';
import type { Column, TableSection } from './column.ts';
import { downloadCsv, toCsv } from './csv.ts';
import classes from './DataTable.module.css';
import { RowCard } from './RowCard.tsx';
import { TableBar } from './TableBar.tsx';
import { TableGrid } from './TableGrid.tsx';
import { TableRow } from './TableRow.tsx';
import { TableSectionHead } from './TableSectionHead.tsx';
import { useActiveRow } from './use-active-row.ts';
import { useOrderedItems } from './use-ordered-items.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';
import { useSelection } from './use-selection.ts';
import { useShownColumns } from './use-shown-columns.ts';

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

const none: readonly never[] = [];
const phone = '(max-width: 48em)';
const skeletonRows = 8;

/** A list that people work in: thousands of rows, by keyboard, edited in place. On a phone each row is a card. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, label, columns, rowId, rowName, onOpen, onPeek, peekedId, bulk, height = 'fill' } = props;
  const rows = props.rows ?? (none as readonly Row[]);
  const isPhone = useMediaQuery(phone) ?? false;
  const isWhole = height === 'content';
  const isChecking = bulk !== undefined;
  const scroller = useRef<HTMLDivElement>(null);

  const [ownOrder, setOwnOrder] = useState<Order>();
  const order = props.onOrder ? props.order : ownOrder;
  const { shown, hiddenIds, toggleColumn } = useShownColumns(name, columns);
  const { items, ids, rowById } = useOrderedItems({
    columns,
    rows,
    rowId,
    order,
    isOrderedByServer: props.isOrderedByServer ?? false,
    sections: props.sections,
  });
  const positionOf = useMemo(() => new Map(items.map((item, index) => [item.kind === 'row' ? item.id : '', index])), [items]);

  const [stoodAtId, setActiveId] = useActiveRow(name);
  const activeId = stoodAtId !== undefined && rowById.has(stoodAtId) ? stoodAtId : undefined;
  const selection = useSelection(ids, rowById);
  const { inSight, totalSize, scrollTo, measure } = useRowsInSight({
    scroller,
    items,
    activePosition: activeId === undefined ? undefined : positionOf.get(activeId),
    isPhone,
    isWhole,
    hasMore: props.hasMore,
    onEndReached: props.onEndReached,
  });
  const onKeyDown = useRowKeys({
    scroller,
    ids,
    rowById,
    activeId,
    onActive: setActiveId,
    onSeek: (id) => {
      const position = positionOf.get(id);
      if (position !== undefined) scrollTo(position);
    },
    onOpen,
    onPeek,
    peekedId,
    selection: isChecking ? { hasSome: selection.selected.size > 0, toggle: selection.toggle, clear: selection.clear } : undefined,
    canEdit: columns.some((column) => column.edit),
  });
  const onRowClick = useRowClick({ onActive: setActiveId, onOpen, onPeek, peekedId, onRange: isChecking ? selection.toggle : undefined });

  // Whoever comes back finds the row in sight.
  const backAt = useRef(stoodAtId);
  useEffect(() => {
    const position = backAt.current === undefined ? undefined : positionOf.get(backAt.current);
    if (position === undefined) return;
    backAt.current = undefined;
    scrollTo(position);
  }, [positionOf, scrollTo]);

  const leastWidth = shown.reduce((sum, column) => sum + (column.width ?? 120), isChecking ? 36 : 0);
  const isWide = useIsNarrowerThan(scroller, leastWidth);

  const isLoading = props.rows === undefined && !props.error;
  const state = stateOf(props, rows.length);
  const columnCount = shown.length + (isChecking ? 1 : 0);
  const spacer = (size: number) => size > 0 && <Spacer height={size} columnCount={isPhone ? undefined : columnCount} />;

  const body = inSight.map((seen, at) => {
    const item = items[seen.index];
    if (!item) return null;
    const gap = isWhole ? 0 : seen.start - (inSight[at - 1]?.end ?? 0);
    if (item.kind === 'section')
      return (
        <Fragment key={`section ${item.section.id}`}>
          {spacer(gap)}
          <TableSectionHead
            section={item.section}
            count={item.count}
            columnCount={isPhone ? undefined : columnCount}
            index={seen.index}
            measure={measure}
          />
        </Fragment>
      );
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
    return (
      <Fragment key={item.id}>
        {spacer(gap)}
        {isPhone ? (
          <RowCard {...common} index={seen.index} measure={measure} />
        ) : (
          <TableRow
            {...common}
            ariaRowIndex={seen.index + 2}
            isSelected={isChecking ? selection.selected.has(item.id) : undefined}
            onToggle={selection.toggle}
          />
        )}
      </Fragment>
    );
  });
  const after = spacer(isWhole ? 0 : totalSize - (inSight.at(-1)?.end ?? 0));

  const writeCsv = () =>
    downloadCsv(
      props.csvName || name,
      toCsv(
        shown.map((column) => column.header),
        items.flatMap((item) => (item.kind === 'row' ? [shown.map((column) => (column.csv ?? column.value)(item.row))] : [])),
      ),
    );

  return (
    <div className={classes.table} data-height={typeof height === 'number' ? 'most' : height}>
      <TableBar
        tools={props.toolbar}
        bulk={
          bulk && selection.selectedRows.length > 0
            ? { count: selection.selectedRows.length, actions: bulk(selection.selectedRows, selection.clear), onClear: selection.clear }
            : undefined
        }
        count={countWords(props, rows.length)}
        columns={columns}
        hiddenIds={hiddenIds}
        onToggleColumn={toggleColumn}
        csv={rows.length === 0 ? undefined : (props.csvHref ?? (props.csvName === false ? undefined : writeCsv))}
        isPhone={isPhone}
      />
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
              {after}
              {Array.from({ length: isLoading ? skeletonRows : 0 }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cards without anything in them
                <li key={index} className={classes.skeletonCard} aria-hidden />
              ))}
            </ul>
          )
        ) : (
          <TableGrid
            label={label}
            columns={shown}
            leastWidth={leastWidth}
            isWide={isWide}
            rowCount={props.hasMore ? undefined : items.length + 1}
            order={order}
            onOrder={props.onOrder ?? setOwnOrder}
            selecting={
              isChecking ? { isAll: selection.isAll, isSome: selection.selectedRows.length > 0, onAll: selection.toggleAll } : undefined
            }
            skeletons={isLoading ? skeletonRows : 0}
            hasFooter={!state && !isLoading}
          >
            {body}
            {after}
          </TableGrid>
        )}
        {state}
      </div>
    </div>
  );
}

/** The height of rows that do not stand in the document. */
const Spacer = ({ height, columnCount }: { height: number; columnCount: number | undefined }) =>
  columnCount === undefined ? (
    <li aria-hidden style={{ height }} />
  ) : (
    <tr aria-hidden>
      <td colSpan={columnCount} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );

/** What stands in place of the rows: why there are none. */
function stateOf<Row extends object>(props: DataTableProps<Row>, count: number): ReactNode {
  if (props.rows === undefined)
    return props.error ? <ErrorState error={props.error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} /> : null;
  if (count > 0) return null;
  if (props.isFiltered) return <PageState title={text.noMatch}>{text.noMatchHint}</PageState>;
  return props.empty ?? <PageState title={text.emptyTable} />;
}

function countWords<Row extends object>(props: DataTableProps<Row>, count: number): string {
  if (props.rows === undefined) return props.error ? '' : text.loading;
  const loaded = formatNumber(count);
  return props.total !== undefined && props.total > count
    ? text.rowsOf(loaded, formatNumber(props.total))
    : text.rows(props.hasMore ? text.atLeastSoMany(loaded) : loaded, count);
}

interface RowClick<Row> {
  onActive: (id: string) => void;
  onOpen: ((row: Row) => void) | undefined;
  onPeek: ((row: Row | undefined) => void) | undefined;
  peekedId: string | undefined;
  onRange: ((id: string, isRange: boolean) => void) | undefined;
}

/** Rows are memoised: what they are given must not change with each render of the table. */
function useRowClick<Row>(click: RowClick<Row>) {
  const now = useRef(click);
  useEffect(() => {
    now.current = click;
  });
  return useCallback((event: MouseEvent<HTMLElement>, row: Row, id: string) => {
    const { onActive, onOpen, onPeek, peekedId, onRange } = now.current;
    onActive(id);
    if ((event.target as HTMLElement).closest('a, button, input, select, label') || window.getSelection()?.type === 'Range') return;
    if (event.shiftKey && onRange) return onRange(id, true);
    if (onPeek) onPeek(peekedId === id ? undefined : row);
    else onOpen?.(row);
  }, []);
}

function useIsNarrowerThan(place: React.RefObject<HTMLElement | null>, width: number): boolean {
  const [isNarrower, setIsNarrower] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setIsNarrower(element.clientWidth < width));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [place, width]);
  return isNarrower;
}
