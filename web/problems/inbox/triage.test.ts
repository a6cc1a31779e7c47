import { describe, expect, test } from 'vitest';
import { chosenIds, focusOf, shareDone, shownIds, startOfTriage, type Triage, type TriageEvent, triageAfter } from './triage.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const now = (...events: TriageEvent[]): Triage => events.reduce((triage, event) => triageAfter(triage, event, ids), startOfTriage);
const focus = (...events: TriageEvent[]) => focusOf(ids, now(...events));
const selected = (...events: TriageEvent[]) => [...now(...events).selected].sort();

describe('focus', () => {
  test.each<[string, TriageEvent[], string | undefined]>([
    ['starts at the newest', [], 'a'],
    ['moves down', [{ do: 'move', by: 1 }], 'b'],
    ['stops at the end', [{ do: 'move', by: 9 }], 'e'],
    ['stops at the start', [{ do: 'move', by: -1 }], 'a'],
    ['goes where somebody points', [{ do: 'focus', id: 'd' }], 'd'],
    [
      'falls on what follows the one that left',
      [
        { do: 'focus', id: 'b' },
        { do: 'leave', ids: ['b'] },
      ],
      'c',
    ],
    [
      'falls on the one before when the last left',
      [
        { do: 'focus', id: 'e' },
        { do: 'leave', ids: ['e'] },
      ],
      'd',
    ],
    [
      'stays when others leave',
      [
        { do: 'focus', id: 'b' },
        { do: 'leave', ids: ['a', 'c'] },
      ],
      'b',
    ],
    [
      'skips all that leave together',
      [
        { do: 'focus', id: 'b' },
        { do: 'leave', ids: ['b', 'c', 'd'] },
      ],
      'e',
    ],
    [
      'comes back to what was taken back',
      [
        { do: 'focus', id: 'b' },
        { do: 'leave', ids: ['b'] },
        { do: 'return', ids: ['b'] },
      ],
      'b',
    ],
    ['has nothing left in an empty inbox', [{ do: 'leave', ids }], undefined],
  ])('%s', (_title, events, wanted) => expect(focus(...events)).toBe(wanted));
});

describe('selection', () => {
  const point = (id: string, isRange = false): TriageEvent => ({ do: 'select', id, isRange });
  test.each<[string, TriageEvent[], string[]]>([
    ['turns on and off', [point('a'), point('b'), point('a')], ['b']],
    ['reaches from the last one to where somebody points', [point('b'), point('d', true)], ['b', 'c', 'd']],
    ['reaches from the one in focus when nothing was selected', [{ do: 'focus', id: 'b' }, point('d', true)], ['b', 'c', 'd']],
    ['takes all', [{ do: 'select-all' }], ids],
    ['lets all go when all were taken', [{ do: 'select-all' }, { do: 'select-all' }], []],
    ['forgets what left', [point('a'), point('b'), { do: 'leave', ids: ['a'] }], ['b']],
    ['takes along what is in the list', [point('a'), { do: 'take', ids: ['c', 'x'] }], ['a', 'c']],
    ['is given up', [point('a'), { do: 'clear' }], []],
    ['does not outlive another filter', [point('a'), { do: 'turn' }], []],
  ])('%s', (_title, events, wanted) => expect(selected(...events)).toEqual(wanted));

  test('is what an action takes; without it the one in focus', () => {
    expect(chosenIds(ids, now({ do: 'focus', id: 'c' }))).toEqual(['c']);
    expect(chosenIds(ids, now({ do: 'focus', id: 'c' }, point('e'), point('a')))).toEqual(['a', 'e']);
  });
});

test('no more is taken at once than the server takes', () => {
  const many = Array.from({ length: 700 }, (_, index) => `e${index}`);
  const triage = triageAfter(startOfTriage, { do: 'select-all' }, many);
  expect(chosenIds(many, triage)).toHaveLength(500);
  expect(triageAfter(triage, { do: 'select-all' }, many).selected.size).toBe(0);
});

test('what was triaged is not shown, also while the server still lists it', () => {
  const triage = now({ do: 'leave', ids: ['b'] });
  expect(shownIds(ids, triage)).toEqual(['a', 'c', 'd', 'e']);
  expect(triage.done).toBe(1);
  expect(triageAfter(triage, { do: 'return', ids: ['b'] }, ids).done).toBe(0);
});

test('a wish holds for one decision', () => {
  const wished = now({ do: 'wish', wish: { importance: 3 } }, { do: 'wish', wish: { reason: 'grow' } });
  expect(wished.wish).toEqual({ importance: 3, reason: 'grow' });
  expect(triageAfter(wished, { do: 'move', by: 1 }, ids).wish).toEqual({});
  expect(triageAfter(wished, { do: 'leave', ids: ['a'] }, ids).wish).toEqual({});
});

test.each([
  [0, 0, undefined],
  [0, 4, 0],
  [3, 1, 0.75],
  [2, 0, 1],
])('%i done and %i waiting is a share of %s', (done, waiting, share) => expect(shareDone(done, waiting)).toBe(share));
