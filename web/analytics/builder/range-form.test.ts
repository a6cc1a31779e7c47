import { expect, test } from 'vitest';
import { fittingInterval, presetOf, presets, rangeOf } from './range-form.ts';

const now = new Date('2026-05-04T10:00:00Z');

test.each(Object.keys(presets) as (keyof typeof presets)[])('the preset %s is known again', (name) => {
  expect(presetOf(rangeOf(name, now, { kind: 'since', from: '2026-01-01' }))).toBe(name);
});

test('days that are chosen start with the last month', () => {
  expect(rangeOf('between', now, presets['7d'])).toEqual({ kind: 'between', from: '2026-04-05', to: '2026-05-04' });
  expect(presetOf({ kind: 'last', count: 45, unit: 'day' })).toBe('other');
});

test.each([
  ['a year by hour is shown by week', 'hour', { kind: 'last', count: 12, unit: 'month' }, 'week'],
  ['a month by day stays', 'day', { kind: 'last', count: 30, unit: 'day' }, 'day'],
  ['one day by week is shown by hour', 'week', { kind: 'last', count: 1, unit: 'day' }, 'hour'],
  ['three years by day are shown by month', 'day', { kind: 'between', from: '2023-05-01', to: '2026-05-01' }, 'month'],
] as const)('%s', (_title, interval, range, shown) => {
  expect(fittingInterval(interval, range, now)).toBe(shown);
});
