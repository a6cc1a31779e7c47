import { expect, test } from 'vitest';
import { dayAt, importanceAt, instantAt, textAt } from './place.ts';

test('a cursor of our own is read back', () => {
  expect(textAt(['a'], 0)).toBe('a');
  expect(instantAt(['2026-01-15T09:00:00.000Z'], 0)).toBe('2026-01-15T09:00:00.000Z');
  expect(dayAt(['2026-01-15'], 0)).toBe('2026-01-15');
  expect(importanceAt([3], 0)).toBe(3);
});

test.each([
  [textAt, 7],
  [textAt, 'a\u0000'],
  [instantAt, 'yesterday'],
  [instantAt, '2026-13-45T00:00:00.000Z'],
  [dayAt, '2026-02-99'],
  [dayAt, null],
  [importanceAt, 4],
  [importanceAt, '3'],
])('%o refuses %s', (read, value) => {
  expect(() => read([value], 0)).toThrow('The cursor is not one that this list gave.');
});
