import type { ReactNode } from 'react';
import type { Order } from '../search-params.ts';
import { uiText as text } from '../ui/ui.text.ts';
import type { Column } from './column.ts';
import classes from './DataTable.module.css';
import { HeadCell } from './HeadCell.tsx';

interface TableGridProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  leastWidth: number;
  /** Whether the columns need more width than there is. */
  isWide: boolean;
  /** Undefined where rows are still missing. */
  rowCount: number | undefined;
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
  /** Undefined where nothing can be selected. */
  selecting: { isAll: boolean; isSome: boolean; onAll: () => void } | undefined;
  /** Rows that are on their way. */
  skeletons: number;
  hasFooter: boolean;
  children: ReactNode;
}

/** The rows as a table. */
export function TableGrid<Row>(props: TableGridProps<Row>) {
  const { label, columns: shown, leastWidth, order, onOrder, selecting, skeletons, children } = props;
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as a grid its rows can hold the focus
      role="grid"
      className={classes.grid}
      data-wide={props.isWide || undefined}
      style={{ minWidth: leastWidth }}
      aria-label={label}
      aria-rowcount={props.rowCount ?? -1}
      aria-colcount={shown.length + (selecting ? 1 : 0)}
      aria-multiselectable={selecting !== undefined || undefined}
    >
      <colgroup>
        {selecting && <col style={{ width: 36 }} />}
        {shown.map((column) => (
          <col key={column.id} style={column.grows ? undefined : { width: column.width ?? 120 }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selecting && (
            <th scope="col" className={classes.check}>
              <input
                type="checkbox"
                aria-label={text.selectAll}
                checked={selecting.isAll}
                ref={(input) => {
                  if (input) input.indeterminate = selecting.isSome && !selecting.isAll;
                }}
                onChange={selecting.onAll}
              />
            </th>
          )}
          {shown.map((column) => (
            <HeadCell key={column.id} column={column} order={order} onOrder={onOrder} isAfterCheck={selecting !== undefined} />
          ))}
        </tr>
      </thead>
      <tbody>
        {children}
        {Array.from({ length: skeletons }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without anything in them
          <tr key={index} aria-hidden>
            {selecting && <td className={classes.skeletonCell} />}
            {shown.map((column, at) => (
              <td key={column.id} className={classes.skeletonCell}>
                <i style={{ width: `${40 + ((index * 31 + at * 47) % 50)}%` }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {props.hasFooter && shown.some((column) => column.footer !== undefined) && (
        <tfoot>
          <tr>
            {selecting && <td />}
            {shown.map((column) => (
              <td key={column.id} data-end={column.isNumber || undefined}>
                {column.footer}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
