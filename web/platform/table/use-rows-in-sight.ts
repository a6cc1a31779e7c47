import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect } from 'react';
import type { TableItem } from './column.ts';

export const rowHeight = 36;
export const sectionHeight = 40;
const headHeight = 34;
const cardHeight = 96;

/** So many rows before the end, the next ones are asked for. */
const nearEnd = 30;

interface RowsInSightSetting<Row> {
  scroller: RefObject<HTMLDivElement | null>;
  items: readonly TableItem<Row>[];
  /** Where the active row stands. */
  activePosition: number | undefined;
  isPhone: boolean;
  /** All rows stand in the document. */
  isWhole: boolean;
  hasMore: boolean | undefined;
  onEndReached: (() => void) | undefined;
}

/** The part of a long list that stands in the document. */
export function useRowsInSight<Row>(setting: RowsInSightSetting<Row>) {
  const { scroller, items, activePosition, isPhone, isWhole, hasMore, onEndReached } = setting;
  const extractRange = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      // The active row stays in the document, or its focus would be lost when it is scrolled away.
      if (activePosition === undefined || inSight.includes(activePosition)) return inSight;
      return [...inSight, activePosition].sort((a, b) => a - b);
    },
    [activePosition],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'section' ? sectionHeight : isPhone ? cardHeight : rowHeight),
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : item.kind === 'row' ? item.id : `section ${item.section.id}`;
    },
    overscan: 12,
    scrollPaddingEnd: isPhone ? 0 : headHeight,
    rangeExtractor: extractRange,
    enabled: !isWhole,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another form has other heights
  useEffect(() => virtual.measure(), [isPhone, items]);
  const inSight = isWhole ? items.map((_, index) => ({ index, start: 0, end: 0 })) : virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= items.length - nearEnd) onEndReached?.();
  }, [last, items.length, hasMore, onEndReached]);
  return {
    inSight,
    /** Height of all rows together. */
    totalSize: isWhole ? 0 : virtual.getTotalSize(),
    scrollTo: (position: number) => {
      if (!isWhole) virtual.scrollToIndex(position, { align: 'auto' });
    },
    measure: isWhole ? undefined : virtual.measureElement,
  };
}
