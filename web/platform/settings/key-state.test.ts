import { expect, test } from 'vitest';
import { expiryOf, keyState } from './key-state.ts';

const now = new Date('2026-06-01T12:00:00Z');

test.each([
  ['works', null, null],
  ['works', null, '2026-06-01T12:00:01Z'],
  ['expired', null, '2026-06-01T12:00:00Z'],
  ['revoked', '2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z'],
] as const)('%s: revoked %s, expires %s', (state, revokedAt, expiresAt) => expect(keyState({ revokedAt, expiresAt }, now)).toBe(state));

test('a lifetime is counted from now', () => {
  expect(expiryOf('30', now)).toBe('2026-07-01T12:00:00.000Z');
  expect(expiryOf('never', now)).toBeNull();
});
