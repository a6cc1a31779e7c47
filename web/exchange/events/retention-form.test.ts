import { expect, test } from 'vitest';
import { isShorter, monthsOf, retentionForm } from './retention-form.ts';

test('a form says what the workspace keeps', () => {
  expect(monthsOf(retentionForm(null))).toBe(null);
  expect(monthsOf(retentionForm(14))).toBe(14);
});

test.each(['', 'two', '0', 1.5, 1201, -3])('%j is no number of months', (months) => {
  expect(monthsOf({ kept: 'months', months })).toBe(undefined);
});

test('what was typed does not matter where events are kept for ever', () => {
  expect(monthsOf({ kept: 'ever', months: 'two' })).toBe(null);
});

test('only fewer months than before take events away', () => {
  expect(isShorter(null, 24)).toBe(true);
  expect(isShorter(24, 12)).toBe(true);
  expect(isShorter(12, 24)).toBe(false);
  expect(isShorter(24, 24)).toBe(false);
  expect(isShorter(24, null)).toBe(false);
  expect(isShorter(null, null)).toBe(false);
});
