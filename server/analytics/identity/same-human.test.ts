import { expect, test } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { canonicalNumbers, type Known } from './same-human.ts';

const user = (number: number, record: string | null = null): Known => ({ number, rank: 0, boundTo: null, record });
const anonymous = (number: number, boundTo: number | null = null): Known => ({ number, rank: 1, boundTo, record: null });

test.each<[string, Known[], { number: number; other: number }[], [number, number][]]>([
  [
    'everybody is themselves',
    [user(1), anonymous(2)],
    [],
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'an anonymous id is its user, also when it was seen first',
    [anonymous(1, 2), user(2)],
    [],
    [
      [1, 2],
      [2, 2],
    ],
  ],
  [
    'two devices of one user are one',
    [anonymous(1, 3), anonymous(2, 3), user(3)],
    [],
    [
      [1, 3],
      [2, 3],
      [3, 3],
    ],
  ],
  [
    'two users whom a server called one',
    [user(4), user(7)],
    [{ number: 4, other: 7 }],
    [
      [4, 4],
      [7, 4],
    ],
  ],
  [
    'two ids of one record',
    [user(4, 'per_a'), user(7, 'per_a'), user(8, 'per_b')],
    [],
    [
      [4, 4],
      [7, 4],
      [8, 8],
    ],
  ],
  ['a link to somebody who was erased binds nobody', [user(4)], [{ number: 4, other: 7 }], [[4, 4]]],
])('%s', (_title, known, links, expected) => {
  expect([...canonicalNumbers(known, links)].toSorted(([a], [b]) => a - b)).toEqual(expected);
});

test('the order in which it was learnt plays no part, and everybody stands for themselves or for somebody who does', () => {
  const histories = fc.record({
    size: fc.integer({ min: 1, max: 30 }),
    links: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), { maxLength: 25 }),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(histories, ({ size, links, seed }) => {
      const known = Array.from({ length: size }, (_, index) => user(index + 1, (index * 7 + seed) % 5 === 0 ? 'per_x' : null));
      const pairs = links.map(([number, other]) => ({ number, other }));
      const [there, back] = [canonicalNumbers(known, pairs), canonicalNumbers(known.toReversed(), pairs.toReversed())];
      for (const { number } of known) {
        expect(there.get(number)).toBe(back.get(number));
        const canonical = there.get(number) ?? 0;
        expect(there.get(canonical)).toBe(canonical);
        expect(canonical).toBeLessThanOrEqual(number);
      }
    }),
  );
});

test('one person merged a thousand times, in a chain that is as bad as can be', () => {
  const known = Array.from({ length: 100_000 }, (_, index) => user(index + 1));
  const links = known.slice(1).map(({ number }) => ({ number: known.length - number + 1, other: known.length - number + 2 }));
  expect(new Set(canonicalNumbers(known, links).values())).toEqual(new Set([1]));
});
