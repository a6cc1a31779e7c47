import { expect, test } from 'vitest';
import { countOf, diameterOf, namedBubbles, namedMarks, nearestPoint, type Picture, spreadNames, tableOf } from './picture.ts';

const bubbles: Picture = {
  kind: 'bubble',
  x: { label: 'Effort', unit: 'weeks' },
  y: { label: 'Value' },
  bubbles: [
    { id: 'a', label: 'Export fails', x: 4, y: 10, yInterval: [8, 12] },
    { id: 'b', label: 'Slow start', x: 2, y: 30 },
  ],
};

test('a picture has its table, without empty columns', () => {
  expect(tableOf(bubbles)).toEqual({
    heads: ['Name', 'Effort (weeks)', 'Value', 'Value, low', 'Value, high'],
    rows: [
      ['Export fails', 4, 10, 8, 12],
      ['Slow start', 2, 30, null, null],
    ],
    isNumber: [false, true, true, true, true],
  });
});

test('lines are told one after the other', () => {
  const lines: Picture = {
    kind: 'line',
    x: { label: 'Day', isTime: true },
    y: { label: 'People' },
    lines: [
      {
        id: 'l',
        label: 'Heard',
        points: [
          { x: '2026-01-01', y: 3 },
          { x: '2026-01-02', y: null },
        ],
      },
    ],
  };
  expect(tableOf(lines).rows).toEqual([
    ['Heard', '2026-01-01', 3],
    ['Heard', '2026-01-02', null],
  ]);
  expect(countOf(lines)).toBe(2);
});

test('the most valuable bubbles are named', () =>
  expect([...namedBubbles(bubbles.kind === 'bubble' ? bubbles.bubbles : [], 1)]).toEqual(['b']));

test('four times the size is twice as wide', () => {
  expect(diameterOf(100, 100) / diameterOf(25, 100)).toBe(2);
  expect(diameterOf(undefined, 0)).toBe(12);
});

test.each([
  ['names that have room stay where they are', [10, 60, 110], [0, 0, 0]],
  ['names of lines that end together stand below each other, in their order', [50, 50], [0, 17]],
  ['names at the foot move up', [120, 120, 117], [-17, 0, -31]],
  ['one name stays', [30], [0]],
])('%s', (_title, tops, shifts) => {
  expect(spreadNames(tops, 17, 120)).toEqual(shifts);
});

test('a press beside a line means its nearest point', () => {
  const picture: Picture = {
    kind: 'line',
    x: { label: 'Day' },
    y: { label: 'People' },
    lines: [
      {
        id: 'a',
        label: 'A',
        points: [
          { x: '1', y: 10, id: 'a 0' },
          { x: '2', y: 40, id: 'a 1' },
        ],
      },
      {
        id: 'b',
        label: 'B',
        points: [
          { x: '1', y: 20, id: 'b 0' },
          { x: '2', y: null },
        ],
      },
    ],
  };
  expect(nearestPoint(picture, [0.2, 18])).toBe('b 0');
  expect(nearestPoint(picture, [0.9, 2])).toBe('a 1');
  expect(nearestPoint(picture, [7, 2])).toBeUndefined();
  expect(nearestPoint(bubbles, [0, 2])).toBeUndefined();
});

test('marks have their names while there is room, and their numbers in the list when there is not', () => {
  const [mail, outage, price] = [
    { x: '1 Sept', label: 'Mail', number: 2 },
    { x: '1 Sept', label: 'Outage', number: 3 },
    { x: '8 Sept', label: 'Price', number: 5 },
  ] as const;
  expect(namedMarks([mail, price], 4)).toEqual([
    { x: '1 Sept', name: 'Mail' },
    { x: '8 Sept', name: 'Price' },
  ]);
  expect(namedMarks([mail, price], 1).map(({ name }) => name)).toEqual(['2', '5']);
  expect(namedMarks([mail, outage, price], 4).map(({ name }) => name)).toEqual(['2–3', '5']);
  expect(namedMarks([mail, { ...price, x: mail.x }], 4)).toEqual([{ x: '1 Sept', name: '2, 5' }]);
  // Without a list a number would say nothing.
  expect(
    namedMarks(
      ['v2', 'v3'].map((label) => ({ x: 1, label })),
      1,
    ),
  ).toEqual([{ x: 1, name: 'v2, v3' }]);
});
