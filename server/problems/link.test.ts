import { expect, test } from 'vitest';
import { assumedReason, mayOverwrite } from './link.ts';

test.each([
  [null, 'neither'],
  ['prospect', 'grow'],
  ['onboarding', 'protect'],
  ['active', 'protect'],
  ['at_risk', 'protect'],
  ['churned', 'protect'],
])('an account in stage %s → %s', (stage, reason) => {
  expect(assumedReason(stage)).toBe(reason);
});

test.each([
  ['person', 'person', true],
  ['person', 'team', true],
  ['team', 'team', true],
  ['team', 'person', false],
] as const)('a value of the %s gives way to one of the %s: %s', (standing, coming, gives) => {
  expect(mayOverwrite(standing, coming)).toBe(gives);
});
