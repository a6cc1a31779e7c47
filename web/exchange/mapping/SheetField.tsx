import { NativeSelect } from '@mantine/core';
import type { ImportAnswer } from '../../../contract/exchange/import.ts';
import { exchangeText as text } from '../exchange.text.ts';

export interface SheetFieldProps {
  workbook: NonNullable<ImportAnswer['workbook']>;
  isBusy: boolean;
  refusal: string | undefined;
  onChoose: (sheet: string) => void;
}

/** Which sheet of the workbook is read. */
export function SheetField({ workbook, isBusy, refusal, onChoose }: SheetFieldProps) {
  return (
    <NativeSelect
      label={text.sheet}
      description={isBusy ? text.sheetReading : text.sheetHint(workbook.sheets.length)}
      error={refusal}
      disabled={isBusy}
      value={workbook.sheet}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={workbook.sheets.map(({ name, isHidden }) => ({ value: name, label: isHidden ? text.sheetHidden(name) : name }))}
    />
  );
}
