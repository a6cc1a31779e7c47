import { WorkbookError } from './workbook-error.ts';

const encrypted = Buffer.from('EncryptedPackage', 'utf16le');

/** Both the workbooks of before 2007 and encrypted ones lie in an old container: what cannot be read, and what to do. */
export const oldWorkbook = (bytes: Buffer): WorkbookError =>
  bytes.includes(encrypted)
    ? new WorkbookError('workbook_encrypted', 'The workbook has a password. Save it without one and bring that.')
    : new WorkbookError(
        'workbook_old',
        'This is an old workbook (.xls) or another old Office file. Save it as .xlsx or CSV and bring that.',
      );
