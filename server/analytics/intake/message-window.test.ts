import { expect, test } from 'vitest';
import { cases, fc } from '../../../test/support/properties.ts';
import { markOf } from './message-mark.ts';
import { MessageWindow } from './message-window.ts';

const mark = fc.bigInt(0n, 2n ** 64n - 1n).map((number) => number.toString(16).padStart(16, '0'));

test('a window knows what came in and nothing else', () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 3_000 }), fc.array(mark), (added, others) => {
      const window = new MessageWindow();
      for (const [index, one] of added.entries()) window.add(one, index);
      const known = new Set(added);
      expect([...added, ...others].filter((one) => window.has(one) !== known.has(one))).toEqual([]);
      expect([window.size, window.startMs]).toEqual([known.size, Number.NEGATIVE_INFINITY]);
    }),
    { numRuns: cases(50) },
  );
});

test('a full window forgets its older half, and says since when it knows everything', () => {
  const window = new MessageWindow(1_000);
  const marks = Array.from({ length: 3_500 }, (_, index) => markOf('source', `message ${index}`));
  for (const [index, one] of marks.entries()) {
    window.add(one, index);
    expect(window.size).toBeLessThanOrEqual(2_000);
    // Everything received since the start is known.
    const from = window.startMs === Number.NEGATIVE_INFINITY ? 0 : window.startMs;
    if (index % 100 === 0) expect(marks.slice(from, index + 1).every((it) => window.has(it))).toBe(true);
  }
  expect(window.startMs).toBe(2_000);
  expect(window.has(marks[0] as string)).toBe(false);
});

test('the message that is called zero is a message', () => {
  const window = new MessageWindow();
  const zero = '0'.repeat(16);
  expect(window.has(zero)).toBe(false);
  window.add(zero, 0);
  expect([window.has(zero), window.size]).toEqual([true, 1]);
});
