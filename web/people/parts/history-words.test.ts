import { expect, test } from 'vitest';
import { isToldBy } from './history-words.ts';

test.each([
  ['Plan', '–', 'Pro', true],
  ['Renewal on', '2026-01-01', '–', true],
  ['Active to', '–', '–', false],
  ['Account id', '–', 'acc_1', false],
  ['Account ids', '–', 'acc_1', false],
  ['Proposed by', '–', 'mem_00000000000000000000', false],
  ['Family id', '–', 'acc_1', false],
  // That it was confirmed is the event itself.
  ['Observed', 'yes', 'no', false],
])('%s from %s to %s is told: %s', (field, before, after, told) => expect(isToldBy({ field, before, after })).toBe(told));
