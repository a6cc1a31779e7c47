import { expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';

const role = (name: string, over: object = {}) =>
  ({ role: name, status: 'confirmed', personId: name, from: null, to: null, ...over }) as Parameters<typeof coverageOf>[0][number];

test('nobody is known of an account without roles', () =>
  expect(coverageOf([], '2026-01-01')).toEqual({ economic_buyer: false, champion: false, admin: false, threads: false }));

test('a proposed role and one that has ended cover nothing', () =>
  expect(coverageOf([role('champion', { status: 'proposed' }), role('economic_buyer', { to: '2026-01-01' })], '2026-01-01')).toMatchObject({
    champion: false,
    economic_buyer: false,
    threads: false,
  }));

test('two roles of one person are one thread', () => {
  expect(coverageOf([role('admin'), role('champion', { personId: 'admin' })], '2026-01-01')).toMatchObject({ admin: true, threads: false });
  expect(coverageOf([role('admin'), role('champion')], '2026-01-01')).toMatchObject({ threads: true });
});
