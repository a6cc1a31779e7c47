import type { ReactNode } from 'react';
import { formatNumber } from '../format.ts';
import { uiText as text } from '../ui/ui.text.ts';
import type { Column } from './column.ts';
import { EditableCell } from './EditableCell.tsx';

export const shownValue = <Row,>(column: Column<Row>, row: Row): ReactNode => {
  if (column.cell) return column.cell(row);
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return <span style={{ color: 'var(--bf-text-dim)' }}>–</span>;
  if (typeof value === 'boolean') return value ? text.yes : '–';
  return typeof value === 'number' ? formatNumber(value) : value;
};

export function Cell<Row>({ column, row, rowName }: { column: Column<Row>; row: Row; rowName: string }) {
  const { edit } = column;
  if (!edit || edit.isAllowed?.(row) === false) return shownValue(column, row);
  return (
    <EditableCell edit={edit} row={row} label={text.editCell(column.header, rowName)} isFirst={column.isEditedFirst ?? false}>
      {shownValue(column, row)}
    </EditableCell>
  );
}
