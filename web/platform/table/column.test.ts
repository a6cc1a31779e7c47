import { expect, test } from 'vitest';
import { arrange, compareCells } from './column.ts';

const rows = [
  { id: 'a', isScored: true },
  { id: 'b', isScored: false },
  { id: 'c', isScored: true },
];
const sections = [
  { id: 'scored', title: '', has: (row: (typeof rows)[number]) => row.isScored },
  { id: 'open', title: 'Valued, not estimated', has: (row: (typeof rows)[number]) => !row.isScored },
];

test('sections keep the order within and put their heading in front', () => {
  const items = arrange(rows, (row) => row.id, sections).map((item) =>
    item.kind === 'row' ? `${item.index}:${item.id}` : item.section.title,
  );
  expect(items).toEqual(['0:a', '1:c', 'Valued, not estimated', '2:b']);
});

test('an empty section is not there', () => {
  const items = arrange(rows.slice(0, 1), (row) => row.id, sections);
  expect(items).toHaveLength(1);
});

test('numbers compare as numbers, texts as people read them', () => {
  expect(compareCells(2, 10)).toBeLessThan(0);
  expect(compareCells('item 2', 'Item 10')).toBeLessThan(0);
});
