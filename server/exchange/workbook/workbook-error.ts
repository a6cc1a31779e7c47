export type WorkbookErrorCode =
  | 'workbook_damaged'
  | 'workbook_encrypted'
  | 'workbook_old'
  | 'workbook_binary'
  | 'workbook_expands_too_much'
  | 'workbook_too_large'
  | 'workbook_empty'
  | 'sheet_not_found'
  | 'file_is_archive'
  | 'file_is_spreadsheet'
  | 'too_many_columns'
  | 'json_malformed'
  | 'json_no_list'
  | 'file_too_large';

/** The workbook cannot be read, and why in words. */
export class WorkbookError extends Error {
  readonly code: WorkbookErrorCode;

  constructor(code: WorkbookErrorCode, message: string) {
    super(message);
    this.name = 'WorkbookError';
    this.code = code;
  }
}

export const damaged = (detail: string): WorkbookError =>
  new WorkbookError('workbook_damaged', `The workbook is damaged: ${detail} Open it in a spreadsheet and save it again.`);
