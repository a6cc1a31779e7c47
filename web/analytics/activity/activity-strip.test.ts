import { expect, test } from 'vitest';
import { stripOf } from './activity-strip.ts';

test('days on which nothing was done stand in the strip too', () => {
  const strip = stripOf({
    from: '2026-02-27',
    to: '2026-03-02',
    days: [
      { day: '2026-02-28', events: 1, actors: 1 },
      { day: '2026-03-02', events: 8, actors: 1 },
    ],
  });
  expect(strip.map(({ day, level }) => [day, level])).toEqual([
    ['2026-02-27', 0],
    ['2026-02-28', 1],
    ['2026-03-01', 0],
    ['2026-03-02', 4],
  ]);
});

test('who never did anything has an empty strip of all days', () => {
  expect(stripOf({ from: '2026-01-01', to: '2026-03-31', days: [] })).toHaveLength(90);
});
