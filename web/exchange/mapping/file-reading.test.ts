import { expect, test } from 'vitest';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import { withReading } from './file-reading.ts';

test('an order of dates said for the file holds wherever one of its columns is used, and nowhere else', () => {
  const column = (name: string, options?: object) => ({
    sources: [{ is: 'column' as const, column: name, ...(options ? { options } : {}) }],
  });
  const fields = {
    closeOn: column('close'),
    closedOn: column('close', { dateOrder: 'mdy' }),
    name: column('name', { emptyValues: ['-'] }),
  };
  const mapping: Mapping = { version: 1, kind: 'deal', source: 'crm', mode: 'create_or_update', fields };
  expect(withReading(mapping, ['close', 'open'], { dateOrder: 'dmy' }).fields).toEqual({
    ...fields,
    closeOn: column('close', { dateOrder: 'dmy' }),
    closedOn: column('close', { dateOrder: 'dmy' }),
  });
});
