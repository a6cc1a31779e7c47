import { type MouseEvent, memo, type ReactElement, useEffect, useRef } from 'react';
import { uiText as text } from '../ui/ui.text.ts';
import { Cell } from './Cell.tsx';
import type { Column } from './column.ts';
import classes from './DataTable.module.css';

interface TableRowProps<Row> {
  row: Row;
  id: string;
  name: string;
  columns: readonly Column<Row>[];
  ariaRowIndex: number;
  isActive: boolean;
  isSelected: boolean | undefined;
  isPeeked: boolean;
  isDimmed: boolean;
  onClick: (event: MouseEvent<HTMLElement>, row: Row, id: string) => void;
  onToggle: (id: string, isRange: boolean) => void;
  onActive: (id: string) => void;
}

const controls = 'a[href], button, input, select';

function Row<Row>(props: TableRowProps<Row>) {
  const { row, id, name, columns, isActive, isSelected, onClick, onToggle, onActive } = props;
  const element = useRef<HTMLTableRowElement>(null);
  // Only the active row's controls are on the Tab way: else the way through a list of thousands would have no end.
  useEffect(() => {
    for (const control of element.current?.querySelectorAll<HTMLElement>(controls) ?? []) control.tabIndex = isActive ? 0 : -1;
  });
  return (
    <tr
      ref={element}
      data-row-id={id}
      className={classes.row}
      aria-rowindex={props.ariaRowIndex}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-peeked={props.isPeeked || undefined}
      data-dimmed={props.isDimmed || undefined}
      tabIndex={isActive ? 0 : -1}
      onClick={(event) => onClick(event, row, id)}
      onFocus={() => onActive(id)}
    >
      {isSelected !== undefined && (
        <td className={`${classes.cell} ${classes.check}`}>
          <label>
            <input
              type="checkbox"
              aria-label={text.selectRow(name)}
              checked={isSelected}
              onChange={() => {}}
              onClick={(event) => onToggle(id, event.shiftKey)}
            />
          </label>
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          className={classes.cell}
          data-end={column.isNumber || undefined}
          data-title={column.isTitle || undefined}
          data-after-check={isSelected !== undefined || undefined}
        >
          <Cell column={column} row={row} rowName={name} />
        </td>
      ))}
    </tr>
  );
}

export const TableRow = memo(Row) as <Row>(props: TableRowProps<Row>) => ReactElement;

/** Opens the cell of a row that is edited most (`e`). */
export function startEditing(container: HTMLElement | null, id: string): void {
  const row = container?.querySelector(`[data-row-id="${CSS.escape(id)}"]`);
  (row?.querySelector<HTMLButtonElement>('[data-edit=first]') ?? row?.querySelector<HTMLButtonElement>('[data-edit]'))?.click();
}
