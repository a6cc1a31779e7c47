import { expect, test } from 'vitest';
import type { AlertCondition } from '../../../contract/analytics/alert.ts';
import { crossingText, verdictOf } from './alert.ts';

const figure = (value: number | null, n: number | null = 500) => ({ value, n, low: null, high: null });
const above: AlertCondition = { kind: 'above', threshold: 10 };
const falls = (by: number, unit: 'percent' | 'points'): AlertCondition => ({ kind: 'falls', by, unit });

test.each([
  ['more than the threshold', above, figure(11), null, false, 'crossed'],
  ['exactly the threshold', above, figure(10), null, false, 'clear'],
  ['still more than the threshold', above, figure(12), null, true, 'stays'],
  ['back under the threshold', above, figure(9), null, true, 'clear'],
  ['more than the threshold, of nineteen people', above, figure(50, 19), null, false, 'too_few'],
  ['of nobody knows how many', above, figure(50, null), null, false, 'too_few'],
  ['nothing to compute it from', above, figure(null), null, false, 'too_few'],
  ['a fifth less than before', falls(20, 'percent'), figure(80), figure(100), false, 'crossed'],
  ['a tenth less than before', falls(20, 'percent'), figure(90), figure(100), false, 'clear'],
  ['four points less', falls(4, 'points'), figure(8.3), figure(12.4), false, 'crossed'],
  ['a fall from what few people did', falls(4, 'points'), figure(8.3), figure(12.4, 3), false, 'too_few'],
  ['a rise is no fall', falls(4, 'points'), figure(20), figure(10), false, 'clear'],
  ['something where there was nothing', { kind: 'rises', by: 50, unit: 'percent' }, figure(3), figure(0), false, 'crossed'],
  ['nothing where there was nothing', { kind: 'rises', by: 50, unit: 'percent' }, figure(0), figure(0), false, 'clear'],
] as const)('%s', (_title, condition, now, before, wasCrossed, verdict) => {
  expect(verdictOf({ condition, minimumN: 20 }, { figure: now, before, wasCrossed })).toBe(verdict);
});

test('a crossing is told with its interval and how many are behind it', () => {
  expect(
    crossingText('Checkout', '%', {
      figure: { value: 8.3, n: 12_340, low: 7.8, high: 8.8 },
      before: { value: 12.4, n: 12_000, low: 11.8, high: 13 },
    }),
  ).toBe('Checkout fell by 4.1 to 8.3 % (12.4 % before; 95 % interval of the change -4.881 to -3.319; n = 12,340)');
  expect(crossingText('Errors', '', { figure: { value: 1_200, n: 300, low: null, high: null }, before: null })).toBe(
    'Errors is 1,200 (n = 300)',
  );
});
