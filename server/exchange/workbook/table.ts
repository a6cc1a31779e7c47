// Makes a table out of the rows of a sheet: where it begins, how wide it is, what merged cells mean.
import { looksLikeHeader } from '../csv/header.ts';
import type { Merge, SheetRow } from './sheet.ts';

/** Units: rows. The header stands among the first ones; titles and notes may stand above it. */
export const rowsLookedAt = 60;

export type TableShape = { headerRow: number; width: number; hasHeader: boolean };

/**
 * Finds the row that names the columns: the first that is nearly as wide as the table and holds no data.
 *
 * Shape   `headerRow` as the spreadsheet counts; where nothing names the columns, the first row of data.
 */
export function findTable(first: readonly SheetRow[]): TableShape {
  const filled = (row: SheetRow) => row.cells.filter((cell) => cell.trim() !== '').length;
  const widest = Math.max(...first.map(filled));
  const found = first.findIndex((row) => filled(row) >= Math.max(Math.min(2, widest), widest * 0.6));
  const header = first[found] ?? (first[0] as SheetRow);
  const width = Math.max(...first.slice(Math.max(found, 0)).map((row) => row.cells.length));
  const hasHeader = looksLikeHeader(header.cells, first[found + 1]?.cells);
  return { headerRow: header.row, width, hasHeader };
}

/**
 * Gives every cell of a merged range the value that the spreadsheet shows in it, from the header on: a title above the table stays one cell.
 * Rows that hold nothing else stay empty, so that a range over a million rows makes none.
 */
export class MergedCells {
  private readonly merges: readonly Merge[];
  private next = 0;
  private open: { merge: Merge; value: string }[] = [];
  filled = 0;

  constructor(merges: readonly Merge[]) {
    this.merges = [...merges].sort((left, right) => left.top - right.top || left.left - right.left);
  }

  fill({ row, cells }: SheetRow, isInTable: boolean, width: number): void {
    while (this.next < this.merges.length && (this.merges[this.next] as Merge).top <= row) {
      const merge = this.merges[this.next++] as Merge;
      if (merge.top === row && isInTable) this.open.push({ merge, value: cells[merge.left] ?? '' });
    }
    if (this.open.length === 0) return;
    this.open = this.open.filter(({ merge }) => merge.bottom >= row);
    for (const { merge, value } of this.open) {
      if (value === '') continue;
      for (let column = merge.left; column <= Math.min(merge.right, width - 1); column++) {
        if ((cells[column] ?? '') !== '') continue;
        while (cells.length < column) cells.push('');
        cells[column] = value;
        this.filled++;
      }
    }
  }
}
