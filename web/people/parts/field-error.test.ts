import { expect, test } from 'vitest';
import { errorOf } from './field-error.ts';

test('a refused part of a field is told at the field', () => {
  expect(errorOf({ 'domains.2': 'no domain' }, 'domains')).toBe('no domain');
  expect(errorOf({ domains: 'too many', 'domains.2': 'no domain' }, 'domains')).toBe('too many');
  expect(errorOf({ domainsOther: 'x' }, 'domains')).toBeUndefined();
});
