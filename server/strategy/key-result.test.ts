import { describe, expect, test } from 'vitest';
import { progressOf, targetFault } from './key-result.ts';

describe('progress of a key result', () => {
  test.each([
    ['nothing measured yet', { baseline: 20, target: 60 }, null, null],
    ['still at the baseline', { baseline: 20, target: 60 }, 20, 0],
    ['half the way up', { baseline: 20, target: 60 }, 40, 0.5],
    ['half the way down', { baseline: 6, target: 2 }, 4, 0.5],
    ['worse than the baseline', { baseline: 20, target: 60 }, 10, -0.25],
    ['beyond the target', { baseline: 6, target: 2 }, 1, 1.25],
    ['across zero', { baseline: -10, target: 10 }, 0, 0.5],
  ])('%s', (_title, keyResult, current, expected) => {
    expect(progressOf(keyResult, current)).toBe(expected);
  });
});

describe('the target of a key result', () => {
  test.each([
    ['above the baseline where more is better', 'increase', 20, 60, null],
    ['below the baseline where more is better', 'increase', 60, 20, 'target_against_direction'],
    ['below the baseline where less is better', 'decrease', 6, 2, null],
    ['above the baseline where less is better', 'decrease', 2, 6, 'target_against_direction'],
    ['on the baseline', 'increase', 5, 5, 'target_against_direction'],
  ] as const)('%s', (_title, direction, baseline, target, code) => {
    expect(targetFault({ direction, baseline, target })?.code ?? null).toBe(code);
  });
});
