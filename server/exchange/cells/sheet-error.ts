// What a spreadsheet could not compute: `#REF!`, `#DIV/0!`, or a formula that no program has computed yet.
import { bad, type CellResult } from './cell.ts';

/** In a table made of a sheet an error begins with this; no text of a workbook can hold it. */
export const errorMark = '\u001a';

/** A formula without a stored value: some programs write them so. */
export const notComputed = `${errorMark}no value`;

export const isSheetError = (cell: string): boolean => cell.startsWith(errorMark);

/** As a person sees it in the sheet. */
export const shownSheetError = (cell: string): string => (cell === notComputed ? '' : cell.slice(errorMark.length));

/** Why the cell at an address (`C7`) cannot be read. */
export function sheetError(cell: string, address: string): CellResult<never> {
  return cell === notComputed
    ? bad('formula_not_computed', `Cell ${address} is a formula without a stored value. Open the workbook in a spreadsheet and save it.`)
    : bad('formula_failed', `Cell ${address} holds ${shownSheetError(cell)}: its formula failed.`);
}
