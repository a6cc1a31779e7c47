import { expect, test } from 'vitest';
import type { EventFilter } from '../../../contract/analytics/event-filter.ts';
import { emptyFilter, filterOps, opOf, withName, withOp } from './filter-form.ts';

const now = new Date('2026-05-04T10:00:00Z');

test.each(filterOps)('a condition can be turned into “%s” and read back', (op) => {
  expect(opOf(withOp({ ...emptyFilter, name: 'plan' }, op, now))).toBe(op);
});

test('a value that still fits stays', () => {
  const above: EventFilter = { type: 'number', on: 'property', name: 'amount', op: 'above', value: 12 };
  expect(withOp(above, 'number below', now)).toEqual({ ...above, op: 'below' });
  expect(withOp({ ...emptyFilter, values: ['40'] } as EventFilter, 'number equals', now)).toMatchObject({ value: 40 });
});

test('a property of numbers is compared as a number from the start, one that was compared already stays so', () => {
  expect(withName(emptyFilter, 'amount', { on: 'property', type: 'number' }, now)).toMatchObject({ type: 'number', name: 'amount' });
  expect(withName({ ...emptyFilter, name: 'plan' }, 'amount', { on: 'property', type: 'number' }, now)).toMatchObject({ type: 'text' });
  expect(withName(emptyFilter, 'page.path', { on: 'context', type: 'text' }, now)).toMatchObject({ on: 'context' });
});
