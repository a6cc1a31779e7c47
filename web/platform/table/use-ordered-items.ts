import { createSortedRowModel, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Order } from '../search-params.ts';
import { arrange, type Column, canSort, compareCells, type TableSection } from './column.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

interface OrderedItemsSetting<Row extends object> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  order: Order | undefined;
  /** Rows stay as they come. */
  isOrderedByServer: boolean;
  sections: readonly TableSection<Row>[] | undefined;
}

/** The rows in their order, with the headings of their sections between them. */
export function useOrderedItems<Row extends object>({
  columns,
  rows,
  rowId,
  order,
  isOrderedByServer,
  sections,
}: OrderedItemsSetting<Row>) {
  const sorting = useMemo<SortingState>(() => (order ? [{ id: order.id, desc: order.isDescending }] : []), [order]);
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
    manualSorting: isOrderedByServer,
    state: { sorting },
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
  const rowById = useMemo(() => new Map(items.flatMap((item) => (item.kind === 'row' ? [[item.id, item.row] as const] : []))), [items]);
  return { items, ids, rowById };
}
