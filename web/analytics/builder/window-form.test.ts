import { expect, test } from 'vitest';
import { windowOf } from './window-form.ts';

test.each([
  [14 * 86_400, { count: 2, unit: 'week' }],
  [10 * 86_400, { count: 10, unit: 'day' }],
  [5400, { count: 90, unit: 'minute' }],
  [7200, { count: 2, unit: 'hour' }],
  [59, { count: 1, unit: 'minute' }],
])('%i seconds are told in the largest unit that is whole', (seconds, told) => {
  expect(windowOf(seconds)).toEqual(told);
});
