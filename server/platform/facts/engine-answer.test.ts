import { expect, test } from 'vitest';
import { readRows, withoutFormat } from './engine-answer.ts';

const progress = (rows: number) => `{"progress":{"read_rows":"${rows}","read_bytes":"${rows * 12}","elapsed_ns":"1"}}`;

test.each([
  ['nothing', '', { body: '', rowsRead: 0, bytesRead: 0 }],
  ['no rows', `{"meta":[]}\n${progress(5)}\n`, { body: '', rowsRead: 5, bytesRead: 60 }],
  [
    'rows, told of in between',
    `{"meta":[{"name":"a","type":"UInt8"}]}\n{"row":{"a":1}}\n${progress(5)}\n{"row":{"a":"}\\n{"}}\n${progress(300_000)}`,
    { body: '{"a":1}\n{"a":"}\\n{"}\n', rowsRead: 300_000, bytesRead: 3_600_000 },
  ],
  [
    'rows that another statement left',
    `{"meta":[]}\n{"row":{"b":1}}\n{"row":{"b":2}}\n{"meta":[{"name":"a","type":"UInt8"}]}\n{"row":{"a":1}}\n${progress(1)}`,
    { body: '{"a":1}\n', rowsRead: 1, bytesRead: 12 },
  ],
  ['an explanation', '"CreateQuery a"\n" Identifier a"', { body: '"CreateQuery a"\n" Identifier a"\n', rowsRead: 0, bytesRead: 0 }],
])('%s', (_, told, expected) => {
  const { body, ...read } = readRows(Buffer.from(told));
  expect({ body: Buffer.from(body).toString(), ...read }).toEqual(expected);
});

test('what is told in place of a row is thrown', () => {
  expect(() => readRows(Buffer.from('{"row":{"a":1}}\n{"exception":"Code: 159. DB::Exception: too slow"}\n'))).toThrow('Code: 159.');
});

test.each([
  ['select 1\nFORMAT JSONEachRow', 'select 1'],
  ['select 1 format JSONEachRow ; ', 'select 1'],
  ["select 'format JSONEachRow' as a", null],
  ['select 1 format CSV', null],
])('%s', (sql, expected) => expect(withoutFormat(sql)).toBe(expected));
