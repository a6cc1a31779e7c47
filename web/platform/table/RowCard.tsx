import { type MouseEvent, memo, type ReactElement } from 'react';
import { Cell } from './Cell.tsx';
import type { Column } from './column.ts';
import classes from './DataTable.module.css';

interface RowCardProps<Row> {
  row: Row;
  id: string;
  name: string;
  index: number;
  columns: readonly Column<Row>[];
  isActive: boolean;
  isPeeked: boolean;
  isDimmed: boolean;
  onClick: (event: MouseEvent<HTMLElement>, row: Row, id: string) => void;
  onActive: (id: string) => void;
  measure: ((node: Element | null) => void) | undefined;
}

/** A row on a phone: its name, then its facts as label and value. */
function Card<Row>({ row, id, name, index, columns, isPeeked, isDimmed, onClick, measure }: RowCardProps<Row>) {
  const title = columns.find((column) => column.isTitle) ?? columns[0];
  const facts = columns.filter((column) => column !== title && !column.isHiddenOnPhone);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the title is a link or the list around handles the keys
    <li
      ref={measure}
      data-index={index}
      data-row-id={id}
      tabIndex={-1}
      className={classes.card}
      data-peeked={isPeeked || undefined}
      data-dimmed={isDimmed || undefined}
      onClick={(event) => onClick(event, row, id)}
    >
      <div className={classes.cardTitle}>{title && <Cell column={title} row={row} rowName={name} />}</div>
      <dl className={classes.facts}>
        {facts.map((column) => (
          <div key={column.id}>
            <dt data-side={column.side}>{column.header}</dt>
            <dd>
              <Cell column={column} row={row} rowName={name} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

export const RowCard = memo(Card) as <Row>(props: RowCardProps<Row>) => ReactElement;
