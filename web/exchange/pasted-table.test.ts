import { expect, test } from 'vitest';
import { csvOfCells, tableFromClipboard } from './pasted-table.ts';

const paste = async (text: string) => {
  const file = tableFromClipboard({ html: '', text }, 'Pasted table');
  return file === undefined ? undefined : [file.name, await file.text()];
};
const cell = (text: string, columns = 1) => ({ text, columns });

test('the cells of a table keep line breaks and quotes; one over two columns leaves room for the second', () => {
  const table = [
    [cell('id'), cell('name', 2), cell('')],
    [cell('1'), cell('Acme, "the"\nfirm'), cell('x'), cell('y')],
  ];
  expect(csvOfCells(table)).toBe('id,name,,\r\n1,"Acme, ""the""\nfirm",x,y');
});

test('one cell is no table', () => {
  expect(csvOfCells([[cell('hello')]])).toBeUndefined();
  expect(csvOfCells([[cell('hello')], [cell('')]])).toBeUndefined();
});

test('text with tabs is taken as the spreadsheet quoted it; a text without is no table', async () => {
  expect(await paste('id\tsaid\r\n1\t"two\nlines"\r\n')).toEqual(['Pasted table', 'id\tsaid\r\n1\t"two\nlines"\n']);
  expect(await paste('hello, you')).toBeUndefined();
});
