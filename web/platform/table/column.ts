import type { ReactNode } from 'react';
import type { LensSide } from '../lens.ts';

export type CellValue = string | number | boolean | null | undefined;

export interface NumberEdit<Row> {
  kind: 'number';
  value: (row: Row) => number | null;
  /** Saves; the cell shows the new value at once and takes it back when this fails. */
  save: (row: Row, value: number | null) => Promise<unknown>;
  least?: number;
  most?: number;
  /** An empty field saves null. */
  canClear?: boolean;
  isAllowed?: (row: Row) => boolean;
}

export interface SelectEdit<Row> {
  kind: 'select';
  value: (row: Row) => string | null;
  options: readonly { value: string; label: string }[];
  save: (row: Row, value: string | null) => Promise<unknown>;
  /** What the empty choice is called; without it there is none. */
  clearLabel?: string;
  isAllowed?: (row: Row) => boolean;
}

export interface Column<Row> {
  id: string;
  header: string;
  /** What the column means, in its title. */
  help?: string;
  /** For sorting, CSV and, without `cell`, for showing. Empty values stand last in both directions. */
  value: (row: Row) => CellValue;
  cell?: (row: Row) => ReactNode;
  /** For CSV where `value` is only good for sorting. */
  csv?: (row: Row) => CellValue;
  /** Numbers stand at the end; default by `isNumber`. */
  isNumber?: boolean;
  /** Pixels. A column that grows starts from here. */
  width?: number;
  grows?: boolean;
  /** The row's name: first on a card, kept in sight when the table scrolls sideways. */
  isTitle?: boolean;
  canSort?: boolean;
  /** Colours the head of a money-side or people-side column. */
  side?: LensSide;
  edit?: NumberEdit<Row> | SelectEdit<Row>;
  /** What `e` opens; the first that can be edited, where no column says so. */
  isEditedFirst?: boolean;
  /** May be hidden (default) by the reader. */
  canHide?: boolean;
  isHiddenAtFirst?: boolean;
  /** Left out of the card on a phone. */
  isHiddenOnPhone?: boolean;
  footer?: ReactNode;
}

/** Rows of one kind under a heading ("Valued, not estimated"); they are sorted among themselves. */
export interface TableSection<Row> {
  id: string;
  title: string;
  note?: string;
  has: (row: Row) => boolean;
}

export const canSort = <Row>(column: Column<Row>): boolean => column.canSort ?? true;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export function compareCells(a: CellValue, b: CellValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return collator.compare(String(a), String(b));
}

export type TableItem<Row> =
  | { kind: 'section'; section: TableSection<Row>; count: number }
  | { kind: 'row'; row: Row; id: string; index: number };

/** Rows as they stand in the table: by section when there are any, else as they come. Empty sections vanish. */
export function arrange<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  sections: readonly TableSection<Row>[] = [],
): TableItem<Row>[] {
  const items: TableItem<Row>[] = [];
  let index = 0;
  const push = (row: Row) => items.push({ kind: 'row', row, id: rowId(row), index: index++ });
  if (sections.length === 0) {
    rows.forEach(push);
    return items;
  }
  const bySection = Map.groupBy(rows, (row) => sections.find((section) => section.has(row)));
  for (const section of sections) {
    const own = bySection.get(section) ?? [];
    if (own.length === 0) continue;
    if (section.title !== '') items.push({ kind: 'section', section, count: own.length });
    own.forEach(push);
  }
  (bySection.get(undefined) ?? []).forEach(push);
  return items;
}
