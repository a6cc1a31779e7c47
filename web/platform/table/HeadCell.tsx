import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Order } from '../search-params.ts';
import { uiText as text } from '../ui/ui.text.ts';
import { type Column, canSort } from './column.ts';
import classes from './DataTable.module.css';

interface HeadCellProps<Row> {
  column: Column<Row>;
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
  isAfterCheck: boolean;
}

/** First press: the useful direction (large numbers first, texts from A); second: the other; third: the list's own order. */
export function HeadCell<Row>({ column, order, onOrder, isAfterCheck }: HeadCellProps<Row>) {
  const isOrdered = order?.id === column.id;
  const isDescendingFirst = column.isNumber ?? false;
  const next: Order | undefined = !isOrdered
    ? { id: column.id, isDescending: isDescendingFirst }
    : order.isDescending === isDescendingFirst
      ? { id: column.id, isDescending: !isDescendingFirst }
      : undefined;
  const Arrow = isOrdered && order.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-end={column.isNumber || undefined}
      data-side={column.side}
      data-title={column.isTitle || undefined}
      data-after-check={isAfterCheck || undefined}
      aria-sort={isOrdered ? (order.isDescending ? 'descending' : 'ascending') : canSort(column) ? 'none' : undefined}
      title={column.help}
    >
      {canSort(column) ? (
        <button type="button" className={classes.sort} onClick={() => onOrder(next)}>
          <span className={classes.headLabel}>{column.header}</span>
          <Arrow size={12} aria-hidden className={classes.arrow} data-on={isOrdered || undefined} />
          {next && (
            <span className="sr-only">. {next.isDescending ? text.sortDescending(column.header) : text.sortAscending(column.header)}</span>
          )}
        </button>
      ) : (
        <span className={classes.headLabel}>{column.header}</span>
      )}
    </th>
  );
}
