import { expect, test } from 'vitest';
import type { DuplicateGroup } from '../../../contract/people/merge.ts';
import { distinctGroups } from './distinct-groups.ts';

const group = (because: DuplicateGroup['because'], value: string, ...ids: string[]): DuplicateGroup => ({
  because,
  value,
  count: ids.length,
  records: ids.map((id) => ({ id, name: id, detail: null })),
});

test('two records that are alike by domain and by name are suggested once, with both reasons', () =>
  expect(distinctGroups([group('domain', 'a.com', 'x', 'y'), group('name', 'a', 'y', 'x'), group('name', 'b', 'x', 'z')])).toMatchObject([
    { count: 2, reasons: [{ because: 'domain' }, { because: 'name' }] },
    { count: 2, reasons: [{ because: 'name', value: 'b' }] },
  ]));
