import { expect, test } from 'vitest';
import { splitShared } from './lean-rows.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

test.each([
  [
    'one value',
    [
      { id: 1, kind: 'a' },
      { id: 2, kind: 'a' },
    ],
    { kind: 'a' },
    [{ id: 1 }, { id: 2 }],
  ],
  ['a moment', [{ at: day('2026-01-01') }, { at: day('2026-01-01') }], { at: day('2026-01-01') }, [{}, {}]],
  [
    'empty lists and bags',
    [
      { t: [], f: {} },
      { t: [], f: {} },
    ],
    { t: [], f: {} },
    [{}, {}],
  ],
  ['a list beside an empty bag', [{ t: [] }, { t: {} }], {}, [{ t: [] }, { t: {} }]],
  ['lists that hold something', [{ t: ['a'] }, { t: ['a'] }], {}, [{ t: ['a'] }, { t: ['a'] }]],
  ['null and nothing', [{ x: null }, {}], {}, [{ x: null }, { x: undefined }]],
  ['a moment and an empty bag', [{ x: day('2026-01-01') }, { x: {} }], {}, [{ x: day('2026-01-01') }, { x: {} }]],
])('what all rows share is told once: %s', (_, rows, shared, own) => {
  expect(splitShared(rows)).toEqual({ shared, own });
});
