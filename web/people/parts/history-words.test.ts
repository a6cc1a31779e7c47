import { expect, test } from 'vitest';
import { isToldBy } from './history-words.ts';

test.each([
  ['Plan', true],
  ['Paid', true],
  ['Renewal on', true],
  ['Account id', false],
  ['Family id', false],
  ['Account ids', false],
])('%s is told: %s', (field, told) => expect(isToldBy(field)).toBe(told));
