import { expect, test } from 'vitest';
import { csvCell, toCsv } from './csv.ts';

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['@cmd', "'@cmd"],
  ['+1 (555)', "'+1 (555)"],
  ['-12.5', '-12.5'],
  ['a,b', '"a,b"'],
  ['two\nlines', '"two\nlines"'],
  [-3, '-3'],
  [null, ''],
  [false, 'false'],
])('%s is written %s', (value, wanted) => expect(csvCell(value)).toBe(wanted));

test('a file has its heads first', () =>
  expect(
    toCsv(
      ['name', 'n'],
      [
        ['Acme', 1],
        ['Béta', null],
      ],
    ),
  ).toBe('name,n\r\nAcme,1\r\nBéta,'));
